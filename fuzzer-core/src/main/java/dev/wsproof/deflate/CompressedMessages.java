package dev.wsproof.deflate;

import java.nio.ByteBuffer;

/**
 * Compresses the messages of a source in order; keeps none. Holds memory outside the heap until
 * closed. Confined to one thread at a time.
 */
final class CompressedMessages implements AutoCloseable {
  private final MessageCuts cuts;
  private final MessageCompressor compressor;
  private int next;

  CompressedMessages(MessageCuts cuts, boolean noContextTakeover, int windowBits) {
    this.cuts = cuts;
    this.compressor = new MessageCompressor(noContextTakeover, windowBits);
  }

  /** The number of the message that {@link #make} makes next. */
  int next() {
    return next;
  }

  /**
   * Goes on to message {@code number}. What is skipped is not compressed: a sender may refer to
   * less than the window holds, and so begin with an empty one at any message.
   */
  void skipTo(int number) {
    next = Math.max(next, number);
  }

  /** The payload of the next message, as an array of its own. */
  byte[] make() {
    ByteBuffer payload = compress();
    next++;
    byte[] octets = new byte[payload.remaining()];
    payload.get(octets);
    return octets;
  }

  private ByteBuffer compress() {
    return compressor.compress(PlainCursor.payload(cuts.message(next)));
  }

  @Override
  public void close() {
    compressor.close();
  }
}
