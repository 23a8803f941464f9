package dev.wsproof.deflate;

import java.nio.ByteBuffer;
import java.util.zip.Deflater;

/** The deflate of the JDK, whose window is always 32768 octets. */
final class LargeWindowStream implements DeflateStream {
  private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);

  @Override
  public void input(ByteBuffer octets) {
    deflater.setInput(octets);
  }

  @Override
  public int write(byte[] out, int at) {
    return deflater.deflate(out, at, out.length - at, Deflater.SYNC_FLUSH);
  }

  @Override
  public void reset() {
    deflater.reset();
  }

  @Override
  public void close() {
    deflater.end();
  }
}
