package dev.wsproof.wire;

/**
 * How a payload length is written in a frame header (RFC 6455 §5.2); allows the longer forms for
 * lengths that do not need them, which a conforming sender never writes.
 */
public enum LengthForm {
  /** Seven bits in the second octet: lengths up to 125. */
  BITS_7,
  /** 126 and two octets. */
  BITS_16,
  /** 127 and eight octets. */
  BITS_64;

  /** The only form the RFC allows for {@code length}. */
  public static LengthForm minimalFor(long length) {
    if (length >= 0 && length <= 125) {
      return BITS_7;
    }
    return length >= 0 && length <= 0xFFFF ? BITS_16 : BITS_64;
  }

  /** Octets that follow the first two of the header. */
  public int extraOctets() {
    return switch (this) {
      case BITS_7 -> 0;
      case BITS_16 -> 2;
      case BITS_64 -> 8;
    };
  }
}
