package dev.wsproof.handshake;

/**
 * One header field line; holds any text, valid or not.
 *
 * @param name as spelled on the wire
 * @param value without the white space around it when read, as given when written
 */
public record HeaderField(String name, String value) {
  @Override
  public String toString() {
    return name + ": " + value;
  }
}
