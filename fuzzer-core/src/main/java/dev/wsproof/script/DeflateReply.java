package dev.wsproof.script;

/**
 * What a case adds, as server, to the least that accepts a client's offer of permessage-deflate
 * (RFC 7692 §7.1). A window is never made larger than the client asks for.
 *
 * @param ourNoContextTakeover whether we promise to refer to no earlier message, asked or not
 * @param ourMaxWindowBits the base-2 logarithm of the window we promise, asked or not; null for no
 *     word about it
 * @param peerNoContextTakeover whether the client must refer to no earlier message
 * @param peerMaxWindowBits the base-2 logarithm of its largest window; null for no word about it
 */
public record DeflateReply(
    boolean ourNoContextTakeover,
    Integer ourMaxWindowBits,
    boolean peerNoContextTakeover,
    Integer peerMaxWindowBits) {
  /** Nothing. */
  public static final DeflateReply NOTHING_MORE = new DeflateReply(false, null, false, null);
}
