package dev.wsproof.script;

import java.time.Duration;
import java.util.List;

/**
 * What a case does with our half of the opening handshake, and what it allows the peer's half to
 * be; sends and judges nothing (RFC 6455 §4). Immutable.
 *
 * @param head what is different about our head
 * @param before octets right before it
 * @param glued octets right behind it
 * @param chop octets a write, of all of these; null for one write
 * @param tail how many of the last of these octets go out in a second write; 0 for none
 * @param delay as server, how long the client waits for our response; null for no time
 * @param cut where TCP ends in the middle of it; null for nowhere
 * @param outcomes the allowed ways of the peer, at least one
 */
public record HandshakeSpec(
    HeadChange head,
    Payload before,
    Payload glued,
    Integer chop,
    int tail,
    Duration delay,
    Cut cut,
    List<OpeningOutcome> outcomes) {
  /** Defensive copy. */
  public HandshakeSpec {
    outcomes = List.copyOf(outcomes);
  }

  /** A changed head in one write, with nothing around it. */
  public HandshakeSpec(HeadChange head, List<OpeningOutcome> outcomes) {
    this(head, Payload.EMPTY, Payload.EMPTY, null, 0, null, null, outcomes);
  }

  /**
   * Where our half ends too early.
   *
   * @param octets how many of all these we send; always fewer than there are
   * @param how what happens to TCP a moment later
   */
  public record Cut(int octets, TcpEnd how) {}

  /** How the octets are cut. */
  public Delivery delivery() {
    if (chop != null) {
      return Delivery.chopped(chop);
    }
    return tail > 0 ? Delivery.SYNC : Delivery.AT_ONCE;
  }
}
