package dev.wsproof.script;

/**
 * What a case asks of its peer when permessage-deflate is negotiated (RFC 7692 §7.1). As client we
 * make one extension offer of each; as server we accept an offer of the peer's only if it lets us
 * ask for this. What we ourselves would accept is always the same: {@code
 * client_no_context_takeover} and {@code client_max_window_bits} without a value.
 *
 * @param peerNoContextTakeover whether the peer must reset its compressor for each message
 * @param peerMaxWindowBits the base-2 logarithm of the largest window it may use, 8 to 15; null for
 *     no word about it
 */
public record DeflateOffer(boolean peerNoContextTakeover, Integer peerMaxWindowBits) {}
