package dev.wsproof.observe;

import java.util.Arrays;

/**
 * Something a case waits for that happened, in the order of happening; holds payload octets as they
 * came. Pings and closes are not events: they are answered, and stand among the close facts.
 */
public sealed interface Event {

  /**
   * A whole data message came.
   *
   * @param payload its octets, not to be changed; at most as many as the engine keeps
   * @param length how many octets it had; more than {@code payload} holds when it was too long to
   *     keep
   * @param binary whether its opcode was binary
   */
  record Message(byte[] payload, long length, boolean binary) implements Event {
    /** A message kept whole. */
    public Message(byte[] payload, boolean binary) {
      this(payload, payload.length, binary);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Message that
          && binary == that.binary
          && length == that.length
          && Arrays.equals(payload, that.payload);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(payload);
    }

    @Override
    public String toString() {
      return (binary ? "binary[" : "text[") + length + "]";
    }
  }

  /**
   * A pong came.
   *
   * @param payload its octets, not to be changed
   */
  record Pong(byte[] payload) implements Event {
    @Override
    public boolean equals(Object other) {
      return other instanceof Pong that && Arrays.equals(payload, that.payload);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(payload);
    }

    @Override
    public String toString() {
      return "pong[" + payload.length + "]";
    }
  }

  /**
   * A tagged wait ended and the connection was still open.
   *
   * @param tag the wait's name
   */
  record Timeout(String tag) implements Event {}
}
