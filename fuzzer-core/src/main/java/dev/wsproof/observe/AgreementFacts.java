package dev.wsproof.observe;

/**
 * What an opening handshake agreed on for permessage-deflate, as the response says it; judges
 * nothing (RFC 7692 §7.1).
 *
 * @param ourNoContextTakeover whether we must not refer to earlier messages
 * @param peerNoContextTakeover whether the peer must not
 * @param ourMaxWindowBits the base-2 logarithm of our largest window; null when it is not named
 * @param peerMaxWindowBits the same of the peer's
 */
public record AgreementFacts(
    boolean ourNoContextTakeover,
    boolean peerNoContextTakeover,
    Integer ourMaxWindowBits,
    Integer peerMaxWindowBits) {

  /** The parameters, named by whose they are, or that there are none. */
  public String phrase() {
    StringBuilder text = new StringBuilder();
    add(text, "our no_context_takeover", ourNoContextTakeover);
    add(text, "the peer's no_context_takeover", peerNoContextTakeover);
    add(text, "our max_window_bits=" + ourMaxWindowBits, ourMaxWindowBits != null);
    add(text, "the peer's max_window_bits=" + peerMaxWindowBits, peerMaxWindowBits != null);
    return text.isEmpty() ? "no parameter" : text.toString();
  }

  private static void add(StringBuilder text, String name, boolean there) {
    if (there) {
      text.append(text.isEmpty() ? "" : ", ").append(name);
    }
  }
}
