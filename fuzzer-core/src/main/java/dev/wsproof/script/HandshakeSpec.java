package dev.wsproof.script;

import dev.wsproof.observe.AgreementFacts;
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
 * @param extensions what it does about extensions; null when it offers and accepts none
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
    ExtensionsSpec extensions,
    List<OpeningOutcome> outcomes) {
  /** Defensive copy. */
  public HandshakeSpec {
    outcomes = List.copyOf(outcomes);
  }

  /** A changed head in one write, with nothing around it. */
  public HandshakeSpec(HeadChange head, List<OpeningOutcome> outcomes) {
    this(head, Payload.EMPTY, Payload.EMPTY, null, 0, null, null, null, outcomes);
  }

  /** A usual head but for its extensions. */
  public HandshakeSpec(ExtensionsSpec extensions, List<OpeningOutcome> outcomes) {
    this(HeadChange.NONE, Payload.EMPTY, Payload.EMPTY, null, 0, null, null, extensions, outcomes);
  }

  /**
   * Whether the script has a meaning on a connection that opened with this agreement.
   *
   * @param agreed null when there is none
   */
  public boolean isMeantFor(AgreementFacts agreed) {
    if (extensions == null) {
      return true;
    }
    for (OpeningOutcome outcome : outcomes) {
      if (outcome.opensWith(agreed)) {
        return outcome.grade() != Outcome.Grade.UNIMPLEMENTED;
      }
    }
    return true;
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
