package dev.wsproof.deflate;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads deflate blocks that arrive in any pieces and tells when a match reaches further back than
 * agreed on; makes no plain octets, and leaves it to the decompressor to complain of what is not
 * deflate at all (RFC 1951 §3.2). Confined to one thread.
 */
final class DistanceReader {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int END_OF_BLOCK = 256;
  private static final int MOST_SYMBOL_BITS = 15 + 5 + 15 + 13;
  private static final int LITERALS_AT_ONCE = 56 / 15;

  private enum State {
    HEADER,
    STORED_LENGTH,
    STORED,
    COUNTS,
    CODE_LENGTHS,
    SYMBOLS,
    /** What came is not deflate. */
    LOST
  }

  private final int window;
  private final byte[] copy = new byte[4096];
  private final CodeLengths codeLengths = new CodeLengths();
  private final HuffmanCode dynamicLiterals = new HuffmanCode(CodeLengths.MOST_LITERALS);
  private final HuffmanCode dynamicDistances = new HuffmanCode(CodeLengths.MOST_DISTANCES);

  private State state = State.HEADER;
  private boolean lastBlock;
  private HuffmanCode literals;
  private HuffmanCode distances;
  private int storedLeft;
  private long produced; // plain octets a match can reach back to
  private long octet; // of this message, read into bits

  private byte[] in;
  private int at;
  private int end;
  private long bits;
  private int bitCount;

  /** A reader that lets matches reach back {@code window} octets. */
  DistanceReader(int window) {
    this.window = window;
  }

  /** A message ends; whether matches of the next may not reach back into it. */
  void endMessage(boolean noContextTakeover) {
    octet = 0;
    if (noContextTakeover) {
      produced = 0;
    }
  }

  /**
   * Reads a piece; moves neither position nor limit.
   *
   * @throws CorruptDeflate when a match in it reaches too far back
   */
  void read(ByteBuffer piece) throws CorruptDeflate {
    if (piece.hasArray()) {
      read(piece.array(), piece.arrayOffset() + piece.position(), piece.remaining());
      return;
    }
    ByteBuffer rest = piece.duplicate();
    while (rest.hasRemaining()) {
      int size = Math.min(copy.length, rest.remaining());
      rest.get(copy, 0, size);
      read(copy, 0, size);
    }
  }

  private void read(byte[] octets, int offset, int length) throws CorruptDeflate {
    in = octets;
    at = offset;
    end = offset + length;
    octet += length;
    boolean more = true;
    while (more) {
      refill();
      more =
          switch (state) {
            case HEADER -> readHeader();
            case STORED_LENGTH -> readStoredLength();
            case STORED -> skipStored();
            case COUNTS -> readCounts();
            case CODE_LENGTHS -> readCodeLengths();
            case SYMBOLS -> readSymbols();
            case LOST -> false;
          };
    }
  }

  private boolean readHeader() {
    if (bitCount < 3) {
      return false;
    }
    lastBlock = take(1) == 1;
    switch (take(2)) {
      case 0 -> {
        take(bitCount & 7);
        state = State.STORED_LENGTH;
      }
      case 1 -> {
        literals = CodeLengths.FIXED_LITERALS;
        distances = CodeLengths.FIXED_DISTANCES;
        state = State.SYMBOLS;
      }
      case 2 -> state = State.COUNTS;
      default -> state = State.LOST;
    }
    return true;
  }

  private boolean readStoredLength() {
    if (bitCount < 32) {
      return false;
    }
    storedLeft = take(16);
    int complement = take(16);
    state = (storedLeft ^ complement) == 0xFFFF ? State.STORED : State.LOST;
    return true;
  }

  private boolean skipStored() {
    int fromBits = Math.min(storedLeft, bitCount >> 3);
    take(8 * fromBits);
    if (bitCount == 0) {
      bits = 0; // refilling leaves bits of the next octet here, which may be skipped below
    }
    int fromInput = Math.min(storedLeft - fromBits, end - at);
    at += fromInput;
    storedLeft -= fromBits + fromInput;
    produced += fromBits + fromInput;
    if (storedLeft > 0) {
      return false;
    }
    endBlock();
    return true;
  }

  private boolean readCounts() {
    if (bitCount < 14) {
      return false;
    }
    state = codeLengths.begin(take(5), take(5), take(4)) ? State.CODE_LENGTHS : State.LOST;
    return true;
  }

  private boolean readCodeLengths() {
    int taken = codeLengths.read(bits, bitCount);
    if (taken > 0) {
      take(taken);
      return true;
    }
    if (taken == CodeLengths.MORE) {
      return false;
    }
    boolean good =
        taken == CodeLengths.COMPLETE && codeLengths.make(dynamicLiterals, dynamicDistances);
    literals = dynamicLiterals;
    distances = dynamicDistances;
    state = good ? State.SYMBOLS : State.LOST;
    return true;
  }

  private boolean readSymbols() throws CorruptDeflate {
    while (true) {
      skipLiterals();
      if (bitCount < MOST_SYMBOL_BITS) {
        refill();
      }
      int entry = literals.decode(bits);
      int used = entry & 15;
      int symbol = entry >> 4;
      if (entry == HuffmanCode.NONE || used > bitCount) {
        return notEnough(used);
      }
      if (symbol < END_OF_BLOCK) {
        produced++;
        bits >>>= used;
        bitCount -= used;
        continue;
      }
      if (symbol == END_OF_BLOCK) {
        take(used);
        endBlock();
        return true;
      }
      if (!readMatch(symbol - END_OF_BLOCK - 1, used)) {
        return false;
      }
    }
  }

  /** Skips literals up to something else or near the end of the input; all in local variables. */
  private void skipLiterals() {
    HuffmanCode code = literals;
    long ahead = bits;
    int count = bitCount;
    int from = at;
    long skipped = 0;
    int used = 1;
    while (used > 0 && end - from >= Long.BYTES) {
      ahead |= (long) LONGS.get(in, from) << count;
      from += (63 - count) >> 3;
      count |= 56;
      for (int i = 0; i < LITERALS_AT_ONCE && used > 0; i++) {
        used = code.literalBits(ahead);
        ahead >>>= used;
        count -= used;
        skipped += used > 0 ? 1 : 0;
      }
    }
    bits = ahead;
    bitCount = count;
    at = from;
    produced += skipped;
  }

  /** A match whose length symbol, used bits long, comes next; false when it is not all there. */
  private boolean readMatch(int lengthSymbol, int lengthUsed) throws CorruptDeflate {
    if (lengthSymbol >= Matches.LENGTHS) {
      state = State.LOST;
      return false;
    }
    int used = lengthUsed;
    int extra = Matches.lengthExtraBits(lengthSymbol);
    int length = Matches.leastLength(lengthSymbol) + ((int) (bits >>> used) & ((1 << extra) - 1));
    used += extra;
    int entry = distances.decode(bits >>> used);
    if (entry == HuffmanCode.NONE) {
      return notEnough(bitCount < used + 15 ? 64 : 0);
    }
    used += entry & 15;
    int symbol = entry >> 4;
    if (symbol >= Matches.DISTANCES) {
      return notEnough(used);
    }
    extra = Matches.distanceExtraBits(symbol);
    int distance = Matches.leastDistance(symbol) + ((int) (bits >>> used) & ((1 << extra) - 1));
    used += extra;
    if (used > bitCount) {
      return false;
    }
    bits >>>= used;
    bitCount -= used;
    if (distance > window) {
      throw new CorruptDeflate(
          here(),
          ("a match at distance " + distance)
              + (" reaches beyond the agreed window of " + window + " octets"));
    }
    if (distance > produced) {
      throw new CorruptDeflate(
          here(),
          ("a match at distance " + distance)
              + (" reaches back beyond the beginning, " + produced + " octets ago"));
    }
    produced += length;
    return true;
  }

  /** No code word, or not all of it: waits if more bits can change that, else gives up. */
  private boolean notEnough(int needed) {
    if (needed > bitCount || bitCount < 15) {
      return false;
    }
    state = State.LOST;
    return false;
  }

  private void endBlock() {
    state = State.HEADER;
    if (lastBlock) {
      take(bitCount & 7); // what comes after it is a stream of its own, on an octet boundary
    }
  }

  /** The octet of this message that the last bit taken is in. */
  private long here() {
    return ((octet - (end - at)) * 8 - bitCount - 1) / 8;
  }

  private void refill() {
    if (end - at >= Long.BYTES) {
      bits |= (long) LONGS.get(in, at) << bitCount;
      at += (63 - bitCount) >> 3;
      bitCount |= 56;
      return;
    }
    while (bitCount < 56 && at < end) {
      bits |= (in[at++] & 0xFFL) << bitCount;
      bitCount += 8;
    }
  }

  /** The next bits; of more than 31 only the first are returned. */
  private int take(int count) {
    int value = (int) (bits & ((1L << count) - 1));
    bits >>>= count;
    bitCount -= count;
    return value;
  }
}
