package dev.wsproof.deflate;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Compresses messages, one after the other, as permessage-deflate has them on the wire; makes no
 * frames (RFC 7692 §7.2.1). Holds memory outside the heap until closed. Confined to one thread at a
 * time.
 */
public final class MessageCompressor implements AutoCloseable {
  private static final int TAIL = 4; // 00 00 ff ff, cut off each message

  private final boolean noContextTakeover;
  private final DeflateStream stream;
  private byte[] out = new byte[1024];

  /**
   * A compressor for one direction of one connection.
   *
   * @param noContextTakeover whether each message is compressed by itself
   * @param windowBits the base-2 logarithm of how far back matches may reach, 8 to 15
   */
  public MessageCompressor(boolean noContextTakeover, int windowBits) {
    DeflateParameters.checkWindowBits(windowBits);
    this.noContextTakeover = noContextTakeover;
    this.stream = DeflateStream.of(windowBits);
  }

  /**
   * Compresses all that remains of one message; moves its position to the limit.
   *
   * @return the payload, at least one octet; valid until the next call
   */
  public ByteBuffer compress(ByteBuffer message) {
    if (noContextTakeover) {
      stream.reset();
    }
    int size = 0;
    if (message.hasRemaining()) {
      // Room for octets that cannot be compressed: a flush that is cut in two is longer.
      int wanted = message.remaining() + (message.remaining() >> 3) + 64;
      if (out.length < wanted) {
        out = new byte[wanted];
      }
      stream.input(message);
      size = stream.write(out, 0);
      while (size == out.length) {
        out = Arrays.copyOf(out, 2 * out.length);
        size += stream.write(out, size);
      }
      size -= TAIL;
    } else {
      out[size++] = 0; // an empty stored block, its four octets of lengths cut off
    }
    return ByteBuffer.wrap(out, 0, size).asReadOnlyBuffer();
  }

  @Override
  public void close() {
    stream.close();
  }
}
