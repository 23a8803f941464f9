package dev.wsproof.engine;

import java.nio.ByteBuffer;

/**
 * Frames on their way out that are made only as room for their octets comes; records each as it
 * begins. Confined to its conversation's event loop.
 */
interface Outgoing {
  /** Whether every octet has been written. */
  boolean isDone();

  /** A number of octets that is enough for what is left, or {@code most}. */
  int octetsLeft(int most);

  /** Writes as much as fits into {@code out}. */
  void writeTo(ByteBuffer out);
}
