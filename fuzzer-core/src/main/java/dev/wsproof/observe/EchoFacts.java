package dev.wsproof.observe;

/**
 * How far an echo case came; judges nothing. Immutable.
 *
 * @param planned messages the case wants echoed
 * @param echoed messages that came back right, in order
 * @param difference how the first wrong echo differs, in one sentence that names the message and
 *     the offset of the first differing octet; null when none was wrong
 * @param extensionMissing whether the case needs an extension that the peer did not agree to
 */
public record EchoFacts(int planned, int echoed, String difference, boolean extensionMissing) {
  /** Whether every message came back as it was sent. */
  public boolean isComplete() {
    return echoed == planned && difference == null;
  }
}
