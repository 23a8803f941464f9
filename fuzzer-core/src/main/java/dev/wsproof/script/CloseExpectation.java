package dev.wsproof.script;

import java.util.List;

/**
 * How a case wants the connection to end (RFC 6455 §7).
 *
 * @param by which end begins the closing handshake
 * @param codes status codes the peer may send, in the order of the case; none at all is always
 *     allowed
 * @param cleanRequired whether the closing handshake must be clean
 * @param wrongEndpointFatal whether the case fails as a whole when the wrong end began
 * @param wrongCodeFatal whether the case fails as a whole when the peer's code is not among {@code
 *     codes}
 */
public record CloseExpectation(
    Party by,
    List<Integer> codes,
    boolean cleanRequired,
    boolean wrongEndpointFatal,
    boolean wrongCodeFatal) {
  /** Defensive copy. */
  public CloseExpectation {
    codes = List.copyOf(codes);
  }

  /** The two ends. */
  public enum Party {
    US,
    PEER
  }
}
