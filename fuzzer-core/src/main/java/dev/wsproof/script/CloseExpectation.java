package dev.wsproof.script;

import java.util.List;

/**
 * How a case wants the connection to end (RFC 6455 §7).
 *
 * @param by which end begins the closing handshake; any end when it does not matter
 * @param codes status codes the peer may send, in the order of the case; none at all is always
 *     allowed
 * @param cleanRequired whether the closing handshake must be clean
 * @param wrongEndpointFatal whether the case fails as a whole when the wrong end began
 * @param wrongCodeFatal whether the case fails as a whole when the peer's code is not among {@code
 *     codes}
 * @param wrongCodeAllowed whether any code will do, and {@code codes} only names the best ones
 */
public record CloseExpectation(
    Party by,
    List<Integer> codes,
    boolean cleanRequired,
    boolean wrongEndpointFatal,
    boolean wrongCodeFatal,
    boolean wrongCodeAllowed) {
  /** Defensive copy. */
  public CloseExpectation {
    codes = List.copyOf(codes);
  }

  /** An end in which another code counts. */
  public CloseExpectation(
      Party by,
      List<Integer> codes,
      boolean cleanRequired,
      boolean wrongEndpointFatal,
      boolean wrongCodeFatal) {
    this(by, codes, cleanRequired, wrongEndpointFatal, wrongCodeFatal, false);
  }

  /** Who may begin. */
  public enum Party {
    US,
    PEER,
    /** Whoever does, as long as we do not fail the connection; the peer need not answer us. */
    EITHER
  }
}
