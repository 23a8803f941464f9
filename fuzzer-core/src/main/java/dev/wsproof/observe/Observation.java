package dev.wsproof.observe;

import dev.wsproof.wire.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Everything seen in one conversation, from connect to TCP gone; immutable, judges nothing.
 *
 * @param role which end we were
 * @param opened whether the opening handshake was completed
 * @param started when the connection was made, on the wall clock
 * @param duration from open to TCP gone; zero when it never opened
 * @param received the events, in order
 * @param close how it ended
 * @param transcript wire log and counts
 * @param httpRequest the request head as text, one char an octet; what there was of it
 * @param httpResponse the response head as text, one char an octet; what there was of it
 * @param peerName the {@code Server} or {@code User-Agent} field; null when there was none
 * @param echo how far an echo case came; null in other cases
 * @param traffic octets at every level; null in cases that do not count them
 * @param opening what came besides the opening handshake; null in cases that are not about it
 * @param aftermath what was wrong with a new connection made behind this one; null for nothing, and
 *     where none was made
 */
public record Observation(
    Role role,
    boolean opened,
    Instant started,
    Duration duration,
    List<Event> received,
    CloseFacts close,
    Transcript transcript,
    String httpRequest,
    String httpResponse,
    String peerName,
    EchoFacts echo,
    TrafficStats traffic,
    OpeningFacts opening,
    String aftermath) {

  /**
   * The same, and what became of a new connection.
   *
   * @param problem what was wrong with it; null for nothing
   */
  public Observation followedBy(String problem) {
    return with(received, problem);
  }

  /** The same with other events. */
  public Observation withReceived(List<Event> events) {
    return with(events, aftermath);
  }

  private Observation with(List<Event> events, String problem) {
    return new Observation(
        role,
        opened,
        started,
        duration,
        events,
        close,
        transcript,
        httpRequest,
        httpResponse,
        peerName,
        echo,
        traffic,
        opening,
        problem);
  }
}
