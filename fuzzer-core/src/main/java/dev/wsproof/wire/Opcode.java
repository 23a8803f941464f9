package dev.wsproof.wire;

/**
 * The sixteen opcodes a frame can carry; names all of them, the reserved ones too, so that decoding
 * never fails (RFC 6455 §5.2, §11.8).
 */
public enum Opcode {
  CONTINUATION,
  TEXT,
  BINARY,
  RESERVED_3,
  RESERVED_4,
  RESERVED_5,
  RESERVED_6,
  RESERVED_7,
  CLOSE,
  PING,
  PONG,
  RESERVED_11,
  RESERVED_12,
  RESERVED_13,
  RESERVED_14,
  RESERVED_15;

  private static final Opcode[] BY_NUMBER = values();

  /** The opcode in the low four bits of {@code bits}; the other bits are ignored. */
  public static Opcode of(int bits) {
    return BY_NUMBER[bits & 0x0F];
  }

  /** The value on the wire, 0 to 15. */
  public int number() {
    return ordinal();
  }

  /** Whether the most significant bit is set: control frames, defined or reserved (§5.5). */
  public boolean isControl() {
    return ordinal() >= 8;
  }

  /** Whether the RFC keeps this opcode for later: 3 to 7 and 11 to 15. */
  public boolean isReserved() {
    return (ordinal() >= 3 && ordinal() <= 7) || ordinal() >= 11;
  }
}
