package dev.wsproof.deflate;

import java.nio.ByteBuffer;

/**
 * One stream of deflate blocks (RFC 1951) that is flushed after each message; cuts nothing off.
 * Confined to one thread at a time.
 */
interface DeflateStream extends AutoCloseable {

  /** The stream for windows of that size; all its matches reach back less than that. */
  static DeflateStream of(int windowBits) {
    return windowBits == DeflateParameters.MOST_WINDOW_BITS
        ? new LargeWindowStream()
        : new SmallWindowStream(windowBits);
  }

  /** Takes the octets to be written next; they must not change until all is written. */
  void input(ByteBuffer octets);

  /**
   * Writes from {@code at} to the end of {@code out} or until all input is written and flushed, so
   * that the last octets are 00 00 ff ff.
   *
   * @return how many octets were written; when there was room for more, all is
   */
  int write(byte[] out, int at);

  /** Begins anew: no match reaches back to before this. */
  void reset();

  @Override
  void close();
}
