package dev.wsproof.deflate;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decompresses messages that arrive in any pieces, one after the other, and tells when they are not
 * what was agreed on; looks at no frames and no meaning (RFC 7692 §7.2.2). Holds a bounded number
 * of octets whatever comes, and memory outside the heap until closed. Confined to one thread.
 */
public final class MessageDecompressor implements AutoCloseable {
  private static final int LARGEST_WINDOW = 1 << DeflateParameters.MOST_WINDOW_BITS;
  private static final int MOST_AT_ONCE = 1 << 16;

  /** Each costs a window of copying, and no honest sender needs two in a row. */
  private static final int MOST_EMPTY_LAST_BLOCKS = 1024;

  /** What the sender cut off. */
  private static final byte[] TAIL = {0, 0, (byte) 0xFF, (byte) 0xFF};

  /** A last block without octets: it ends the stream unless a block is open, or half an octet. */
  private static final byte[] PROBE = {1, 0, 0, (byte) 0xFF, (byte) 0xFF};

  private final boolean noContextTakeover;
  private final Inflater inflater = new Inflater(true);
  private final DistanceReader distances; // null: the inflater checks the largest window itself

  // The plain octets that came last stand before filled: up to a window of them is kept.
  private final byte[] out = new byte[LARGEST_WINDOW + MOST_AT_ONCE];
  private int filled;
  private long octetsRead; // of this message
  private int emptyLastBlocks; // in a row
  private boolean stopped;

  /**
   * A decompressor for one direction of one connection.
   *
   * @param noContextTakeover whether each message must stand for itself
   * @param windowBits the base-2 logarithm of how far back matches may reach, 8 to 15
   */
  public MessageDecompressor(boolean noContextTakeover, int windowBits) {
    DeflateParameters.checkWindowBits(windowBits);
    this.noContextTakeover = noContextTakeover;
    this.distances =
        windowBits < DeflateParameters.MOST_WINDOW_BITS
            ? new DistanceReader(1 << windowBits)
            : null;
  }

  /**
   * Decompresses the next piece of a message; moves its position to the limit.
   *
   * @param compressed a piece of the payload, read only
   * @param plain takes what comes of it, in pieces of at least one octet that are valid only during
   *     the call and must not be written to; may call {@link #stop}
   * @throws CorruptDeflate when it is not deflate or not what was agreed on; nothing is delivered
   *     any more after that
   */
  public void feed(ByteBuffer compressed, Consumer<ByteBuffer> plain) throws CorruptDeflate {
    int before = compressed.position();
    try {
      checkDistances(compressed);
      inflate(compressed, plain);
    } catch (DataFormatException e) {
      long octet = Math.max(0, octetsRead + compressed.position() - before - 1);
      throw corrupt(new CorruptDeflate(octet, "this is not deflate (" + e.getMessage() + ")"));
    } finally {
      compressed.position(compressed.limit());
    }
    octetsRead += compressed.limit() - before;
  }

  /**
   * Ends a message.
   *
   * @param plain as with {@link #feed}
   * @throws CorruptDeflate when the message is cut off, or as with {@link #feed}
   */
  public void endOfMessage(Consumer<ByteBuffer> plain) throws CorruptDeflate {
    ByteBuffer tail = ByteBuffer.wrap(TAIL);
    checkDistances(tail);
    boolean complete;
    try {
      inflate(tail, plain);
      complete = stopped || endsHere();
    } catch (DataFormatException e) {
      complete = false;
    }
    if (!complete) {
      throw corrupt(new CorruptDeflate(octetsRead, "the message ends where no block ends"));
    }
    octetsRead = 0;
    if (noContextTakeover) {
      filled = 0;
    }
    if (!stopped) {
      restart();
    }
    if (distances != null) {
      distances.endMessage(noContextTakeover);
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

  private void checkDistances(ByteBuffer piece) throws CorruptDeflate {
    if (distances != null && !stopped) {
      try {
        distances.read(piece);
      } catch (CorruptDeflate e) {
        throw corrupt(e);
      }
    }
  }

  private void inflate(ByteBuffer piece, Consumer<ByteBuffer> plain) throws DataFormatException {
    if (stopped) {
      return;
    }
    inflater.setInput(piece);
    while (!stopped) {
      int room = makeRoom();
      int made = inflater.inflate(out, filled, room);
      if (made > 0) {
        emptyLastBlocks = 0;
        filled += made;
        plain.accept(ByteBuffer.wrap(out, filled - made, made));
      }
      if (stopped) {
        return;
      }
      if (inflater.finished()) {
        if (++emptyLastBlocks > MOST_EMPTY_LAST_BLOCKS) {
          throw new DataFormatException("too many last blocks without an octet");
        }
        // RFC 7692 §7.2.3.4: blocks may go on after one with BFINAL set.
        restart();
        inflater.setInput(piece);
      } else if (made < room) {
        return;
      }
    }
  }

  /** Whether a block ended with the octets read last. */
  private boolean endsHere() throws DataFormatException {
    inflater.setInput(PROBE);
    int made = inflater.inflate(out, filled, makeRoom());
    return made == 0 && inflater.finished() && inflater.getRemaining() == 0;
  }

  /** Begins a stream of blocks that can reach back to what came last. */
  private void restart() {
    inflater.reset();
    int history = Math.min(filled, LARGEST_WINDOW);
    if (history > 0) {
      inflater.setDictionary(out, filled - history, history);
    }
  }

  private int makeRoom() {
    if (filled == out.length) {
      System.arraycopy(out, filled - LARGEST_WINDOW, out, 0, LARGEST_WINDOW);
      filled = LARGEST_WINDOW;
    }
    return out.length - filled;
  }

  private CorruptDeflate corrupt(CorruptDeflate failure) {
    stopped = true;
    return failure;
  }
}
