package dev.wsproof.handshake;

/**
 * One parameter of an extension; knows no meaning (RFC 6455 §9.1).
 *
 * @param name a token
 * @param value a token, unquoted; null when there is none
 */
public record Parameter(String name, String value) {
  /** As on the wire, never quoted, since a value is a token. */
  @Override
  public String toString() {
    return value == null ? name : name + "=" + value;
  }
}
