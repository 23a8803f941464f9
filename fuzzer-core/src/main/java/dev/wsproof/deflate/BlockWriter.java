package dev.wsproof.deflate;

import java.io.ByteArrayOutputStream;

/**
 * Writes the deflate blocks of one message as it is told to, right or wrong; compresses nothing and
 * checks nothing (RFC 1951 §3.2, RFC 7692 §7.2.1). Confined to one thread.
 */
public final class BlockWriter {
  /** The shortest match there is. */
  public static final int SHORTEST_MATCH = 3;

  /** The longest distance that can be written. */
  public static final int FARTHEST = 1 << DeflateParameters.MOST_WINDOW_BITS;

  private static final int LONGEST_STORED = 0xFFFF;
  private static final int LONGEST_MATCH = 258;
  private static final int END_OF_BLOCK = 256;
  private static final int STORED = 0;
  private static final int FIXED = 1;
  private static final int DYNAMIC = 2;

  // The codes of dynamic blocks: every symbol has a word, and no word is left over.
  private static final int LITERALS = 286;
  private static final int SHORT_LITERALS = 226; // of 8 bits, the others of 9
  private static final int SHORT_DISTANCES = 2; // of 4 bits, the others of 5
  private static final int[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4};

  private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
  private int type;
  private boolean last;
  private int held;
  private int heldBits;

  /** Octets in stored blocks, as many as it takes; {@code isLast} sets BFINAL of the last one. */
  public BlockWriter stored(byte[] data, boolean isLast) {
    int from = 0;
    do {
      int size = Math.min(LONGEST_STORED, data.length - from);
      boolean ends = from + size == data.length;
      header(STORED, isLast && ends);
      align();
      number(size, 16);
      number(~size, 16);
      octets.write(data, from, size);
      from += size;
    } while (from < data.length);
    return this;
  }

  /**
   * Begins a block of literals and matches; {@link #end} ends it.
   *
   * @param dynamic whether it brings its own codes
   * @param isLast its BFINAL bit
   */
  public BlockWriter begin(boolean dynamic, boolean isLast) {
    header(dynamic ? DYNAMIC : FIXED, isLast);
    if (dynamic) {
      codes();
    }
    return this;
  }

  /** Octets as they are. */
  public BlockWriter literals(byte[] data) {
    for (byte octet : data) {
      symbol(octet & 0xFF);
    }
    return this;
  }

  /**
   * What came before once more.
   *
   * @param length octets, at least {@link #SHORTEST_MATCH}; long ones are several matches
   * @param distance how far back they begin, 1 to {@link #FARTHEST}, there or not
   */
  public BlockWriter match(int length, int distance) {
    int left = length;
    while (left > 0) {
      int size = Math.min(left, LONGEST_MATCH);
      if (left > size && left - size < SHORTEST_MATCH) {
        size -= SHORTEST_MATCH;
      }
      int lengthSymbol = Matches.LENGTHS - 1;
      while (Matches.leastLength(lengthSymbol) > size) {
        lengthSymbol--;
      }
      symbol(END_OF_BLOCK + 1 + lengthSymbol);
      number(size - Matches.leastLength(lengthSymbol), Matches.lengthExtraBits(lengthSymbol));
      distance(distance);
      left -= size;
    }
    return this;
  }

  /** Ends a block of literals and matches. */
  public BlockWriter end() {
    symbol(END_OF_BLOCK);
    if (last) {
      align();
    }
    return this;
  }

  /** The payload of the message: behind the blocks, an empty one without its last four octets. */
  public byte[] message() {
    header(STORED, false);
    align();
    return octets.toByteArray();
  }

  private void header(int blockType, boolean isLast) {
    type = blockType;
    last = isLast;
    number(isLast ? 1 : 0, 1);
    number(blockType, 2);
  }

  private void codes() {
    number(LITERALS - 257, 5);
    number(Matches.DISTANCES - 1, 5);
    number(ORDER.length - 4, 4);
    for (int length : ORDER) {
      number(length == 4 || length == 5 || length == 8 || length == 9 ? 2 : 0, 3);
    }
    for (int i = 0; i < LITERALS; i++) {
      word(i < SHORT_LITERALS ? 2 : 3, 2); // for 8 and 9
    }
    for (int i = 0; i < Matches.DISTANCES; i++) {
      word(i < SHORT_DISTANCES ? 0 : 1, 2); // for 4 and 5
    }
  }

  private void symbol(int symbol) {
    if (type == DYNAMIC) {
      boolean isShort = symbol < SHORT_LITERALS;
      word(isShort ? symbol : SHORT_LITERALS + symbol, isShort ? 8 : 9);
    } else if (symbol < 144) {
      word(0x30 + symbol, 8);
    } else if (symbol < END_OF_BLOCK) {
      word(0x190 + symbol - 144, 9);
    } else {
      word(symbol < 280 ? symbol - END_OF_BLOCK : 0xC0 + symbol - 280, symbol < 280 ? 7 : 8);
    }
  }

  private void distance(int distance) {
    int symbol = Matches.DISTANCES - 1;
    while (Matches.leastDistance(symbol) > distance) {
      symbol--;
    }
    if (type == DYNAMIC) {
      boolean isShort = symbol < SHORT_DISTANCES;
      word(isShort ? symbol : SHORT_DISTANCES + symbol, isShort ? 4 : 5);
    } else {
      word(symbol, 5);
    }
    number(distance - Matches.leastDistance(symbol), Matches.distanceExtraBits(symbol));
  }

  private void align() {
    number(0, (8 - heldBits) & 7);
  }

  /** A code word, its highest bit first. */
  private void word(int word, int bits) {
    number(Integer.reverse(word) >>> (32 - bits), bits);
  }

  /** A number, its lowest bit first. */
  private void number(int value, int bits) {
    held |= (value & ((1 << bits) - 1)) << heldBits;
    heldBits += bits;
    while (heldBits >= 8) {
      octets.write(held);
      held >>>= 8;
      heldBits -= 8;
    }
  }
}
