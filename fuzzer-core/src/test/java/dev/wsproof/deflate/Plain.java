package dev.wsproof.deflate;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Collects what a decompressor delivers. */
final class Plain implements Consumer<ByteBuffer> {
  private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
  int largestPiece;

  @Override
  public void accept(ByteBuffer piece) {
    if (!piece.hasRemaining()) {
      throw new AssertionError("a piece of no octets");
    }
    largestPiece = Math.max(largestPiece, piece.remaining());
    byte[] more = new byte[piece.remaining()];
    piece.get(more);
    octets.writeBytes(more);
  }

  /** What came, which is forgotten with this. */
  byte[] take() {
    byte[] all = octets.toByteArray();
    octets.reset();
    return all;
  }
}
