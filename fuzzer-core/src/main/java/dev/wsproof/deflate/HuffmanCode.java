package dev.wsproof.deflate;

import java.util.Arrays;

/**
 * A prefix code as deflate writes it, made from the lengths of its code words; reusable (RFC 1951
 * §3.2.2). Confined to one thread, or never changed once made.
 */
final class HuffmanCode {
  /** What {@link #decode} returns for bits that begin no code word. */
  static final int NONE = 0;

  private static final int LONGEST = 15;
  private static final int FAST = 10;
  private static final int LITERALS = 256;

  // By the next FAST bits: symbol << 4 | length of its code word; NONE for longer words.
  private final int[] fast = new int[1 << FAST];
  private final int[] count = new int[LONGEST + 1];
  private final short[] symbols;

  /** A code without words, for up to {@code most} symbols. */
  HuffmanCode(int most) {
    symbols = new short[most];
  }

  /**
   * Becomes the code in which the word of symbol i has {@code lengths[from + i]} bits.
   *
   * @return whether there is such a code
   */
  boolean make(byte[] lengths, int from, int size) {
    Arrays.fill(count, 0);
    Arrays.fill(fast, NONE);
    for (int i = 0; i < size; i++) {
      count[lengths[from + i]]++;
    }
    count[0] = 0;
    int[] place = new int[LONGEST + 2];
    int[] word = new int[LONGEST + 2];
    for (int length = 1; length <= LONGEST; length++) {
      place[length + 1] = place[length] + count[length];
      word[length + 1] = (word[length] + count[length]) << 1;
      if (word[length] + count[length] > 1 << length) {
        return false; // more words than there are
      }
    }
    for (int i = 0; i < size; i++) {
      int length = lengths[from + i];
      if (length > 0) {
        symbols[place[length]++] = (short) i;
        enter(word[length]++, length, i);
      }
    }
    return true;
  }

  private void enter(int word, int length, int symbol) {
    if (length <= FAST) {
      int first = Integer.reverse(word) >>> (32 - length);
      for (int i = first; i < 1 << FAST; i += 1 << length) {
        fast[i] = symbol << 4 | length;
      }
    }
  }

  /**
   * The symbol whose code word comes first.
   *
   * @param bits the next bits, the first in the lowest
   * @return the symbol, times 16, plus the length of its code word; or {@link #NONE}
   */
  int decode(long bits) {
    int entry = fast[(int) bits & ((1 << FAST) - 1)];
    return entry != NONE ? entry : decodeLong(bits);
  }

  /** How many bits the literal has that comes first; 0 when something else or a rare one does. */
  int literalBits(long bits) {
    int entry = fast[(int) bits & ((1 << FAST) - 1)];
    return entry < LITERALS << 4 ? entry & 15 : 0;
  }

  private int decodeLong(long bits) {
    int word = 0;
    int first = 0;
    int place = 0;
    for (int length = 1; length <= LONGEST; length++) {
      word |= (int) bits & 1;
      bits >>>= 1;
      if (word - first < count[length]) {
        return symbols[place + word - first] << 4 | length;
      }
      place += count[length];
      first = (first + count[length]) << 1;
      word <<= 1;
    }
    return NONE;
  }
}
