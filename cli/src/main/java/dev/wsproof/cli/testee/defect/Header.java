package dev.wsproof.cli.testee.defect;

/**
 * The header of a frame as it came (RFC 6455 §5.2).
 *
 * @param rsv the reserved bits, RSV1 the highest of the three
 * @param length of the payload in octets
 */
record Header(boolean fin, int rsv, int opcode, long length) {
  static final int CONTINUATION = 0;
  static final int TEXT = 1;
  static final int BINARY = 2;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;
  static final int RSV1 = 4;

  boolean control() {
    return opcode >= CLOSE;
  }

  boolean begins() {
    return opcode == TEXT || opcode == BINARY;
  }
}
