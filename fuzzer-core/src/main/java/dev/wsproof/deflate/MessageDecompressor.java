package dev.wsproof.deflate;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decompresses messages that arrive in any pieces, one after the other, and tells whether they are
 * what was agreed on; looks at no frames and no meaning (RFC 7692 §7.2.2). Holds a bounded number
 * of octets whatever comes, and memory outside the heap until closed. Confined to one thread.
 */
public final class MessageDecompressor implements AutoCloseable {
  private static final byte[] TAIL = {0, 0, (byte) 0xFF, (byte) 0xFF};

  private final boolean noContextTakeover;
  private final Inflater inflater = new Inflater(true);
  private final byte[] out = new byte[65536];
  private boolean stopped;
  private long octetsIn;

  /**
   * A decompressor for one direction of one connection.
   *
   * @param noContextTakeover whether each message must stand for itself
   * @param windowBits the base-2 logarithm of how far back matches may reach, 8 to 15
   */
  public MessageDecompressor(boolean noContextTakeover, int windowBits) {
    DeflateParameters.checkWindowBits(windowBits);
    this.noContextTakeover = noContextTakeover;
  }

  /**
   * Decompresses the next piece of a message; moves its position to the limit.
   *
   * @param compressed a piece of the payload, read only
   * @param plain takes what comes of it, in pieces of at least one octet that are valid only during
   *     the call; may call {@link #stop}
   * @throws CorruptDeflate when it is not deflate or not what was agreed on; nothing can be read
   *     after that
   */
  public void feed(ByteBuffer compressed, Consumer<ByteBuffer> plain) throws CorruptDeflate {
    octetsIn += compressed.remaining();
    inflater.setInput(compressed);
    try {
      while (!stopped) {
        int made = inflater.inflate(out);
        if (made > 0) {
          plain.accept(ByteBuffer.wrap(out, 0, made));
        } else if (inflater.needsInput() || inflater.finished()) {
          break;
        }
      }
    } catch (DataFormatException e) {
      throw new CorruptDeflate(octetsIn, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Ends a message.
   *
   * @param plain as with {@link #feed}
   * @throws CorruptDeflate when the message is cut off, or as with {@link #feed}
   */
  public void endOfMessage(Consumer<ByteBuffer> plain) throws CorruptDeflate {
    feed(ByteBuffer.wrap(TAIL), plain);
    octetsIn = 0;
    if (noContextTakeover) {
      inflater.reset();
    }
  }

  /** Delivers nothing more, ever; what is left of the input is dropped. */
  public void stop() {
    stopped = true;
  }

  @Override
  public void close() {
    stopped = true;
    inflater.end();
  }
}
