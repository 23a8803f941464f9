package dev.wsproof.observe;

/**
 * What a peer sent besides its own half of the opening handshake, in a case about that handshake.
 *
 * @param early octets that came behind its request before our response went out
 * @param behind octets that came after our half and its half were over
 */
public record OpeningFacts(long early, long behind) {}
