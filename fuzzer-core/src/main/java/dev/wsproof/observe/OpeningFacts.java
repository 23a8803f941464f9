package dev.wsproof.observe;

/**
 * What a peer sent besides its own half of the opening handshake, in a case about that handshake,
 * and what both halves agreed on.
 *
 * @param early octets that came behind its request before our response went out
 * @param behind octets that came after our half and its half were over
 * @param requestBehind whether these begin like another HTTP request
 * @param nonceRepeated whether an earlier connection had its Sec-WebSocket-Key, as far as we
 *     remember
 * @param agreement what was agreed on permessage-deflate; null when it was not
 */
public record OpeningFacts(
    long early,
    long behind,
    boolean requestBehind,
    boolean nonceRepeated,
    AgreementFacts agreement) {}
