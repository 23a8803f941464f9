package dev.wsproof.wire;

import java.nio.ByteBuffer;

/**
 * Compares octets that arrive in any pieces with those expected, without keeping any; says where
 * the first difference is and judges nothing. Confined to one thread.
 */
public final class Comparison {
  private final RingOctets expected;
  private long length;
  private long firstDifference = -1;

  /** A comparison with {@code expected}, of which nothing has arrived yet. */
  public Comparison(RingOctets expected) {
    this.expected = expected;
  }

  /** Takes what came next, from position to limit; moves neither. */
  public void feed(ByteBuffer octets) {
    int size = octets.remaining();
    if (firstDifference < 0) {
      int comparable = (int) Math.min(size, expected.length() - length);
      int differs = expected.mismatch(length, octets.slice(octets.position(), comparable));
      if (differs >= 0) {
        firstDifference = length + differs;
      } else if (comparable < size) {
        firstDifference = expected.length();
      }
    }
    length += size;
  }

  /** How many octets came. */
  public long length() {
    return length;
  }

  /**
   * The offset of the first octet that is not the expected one or is one too many; -1 while there
   * is none.
   */
  public long firstDifference() {
    return firstDifference;
  }

  /** Whether exactly the expected octets came. */
  public boolean isEqual() {
    return firstDifference < 0 && length == expected.length();
  }
}
