package dev.wsproof.deflate;

import com.jcraft.jzlib.Deflater;
import com.jcraft.jzlib.JZlib;
import java.nio.ByteBuffer;

/**
 * The deflate of JZlib, whose window has 512 octets or more. Of a window it leaves 262 octets
 * unused, so that the one of 512 does for 256 as well.
 */
final class SmallWindowStream implements DeflateStream {
  private static final int LEAST_BITS = 9;
  private static final int PIECE = 8192;

  private final int windowBits;
  private final Deflater deflater = new Deflater();
  private final byte[] piece = new byte[PIECE];
  private ByteBuffer input = ByteBuffer.allocate(0);

  SmallWindowStream(int windowBits) {
    this.windowBits = Math.max(windowBits, LEAST_BITS);
    reset();
  }

  @Override
  public void input(ByteBuffer octets) {
    input = octets;
  }

  @Override
  public int write(byte[] out, int at) {
    deflater.setOutput(out, at, out.length - at);
    while (input.hasRemaining() || deflater.getAvailIn() > 0) {
      if (deflater.getAvailIn() == 0) {
        int size = Math.min(PIECE, input.remaining());
        input.get(piece, 0, size);
        deflater.setInput(piece, 0, size, false);
      }
      boolean last = !input.hasRemaining();
      deflater.deflate(last ? JZlib.Z_SYNC_FLUSH : JZlib.Z_NO_FLUSH);
      if (deflater.getAvailOut() == 0) {
        return out.length - at;
      }
    }
    deflater.deflate(JZlib.Z_SYNC_FLUSH); // what did not fit before; nothing when all did
    return out.length - at - deflater.getAvailOut();
  }

  @Override
  public void reset() {
    if (deflater.init(JZlib.Z_DEFAULT_COMPRESSION, windowBits, true) != JZlib.Z_OK) {
      throw new IllegalStateException("JZlib refuses a window of " + windowBits + " bits");
    }
  }

  @Override
  public void close() {
    deflater.end();
  }
}
