package dev.wsproof.deflate;

import java.util.Arrays;

/**
 * Reads the lengths of the code words of one dynamic block, and knows those of fixed blocks (RFC
 * 1951 §3.2.6, §3.2.7). Confined to one thread.
 */
final class CodeLengths {
  static final int MOST_LITERALS = 288;
  static final int MOST_DISTANCES = 32;
  static final HuffmanCode FIXED_LITERALS = fixedLiterals();
  static final HuffmanCode FIXED_DISTANCES = fixedDistances();

  /** What {@link #read} returns when it needs more bits. */
  static final int MORE = 0;

  /** What {@link #read} returns when all lengths are read. */
  static final int COMPLETE = -1;

  /** What {@link #read} returns when the bits are no lengths. */
  static final int WRONG = -2;

  private static final int[] ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };

  private final HuffmanCode code = new HuffmanCode(ORDER.length);
  private final byte[] lengthsOfCode = new byte[ORDER.length];
  private final byte[] lengths = new byte[MOST_LITERALS + MOST_DISTANCES];
  private int literals;
  private int distances;
  private int ofCode;
  private int readOfCode;
  private int read;

  /**
   * Begins a block.
   *
   * @param literalsBeyond 257 how many, HLIT
   * @param distancesBeyond 1 how many, HDIST
   * @param ofCodeBeyond 4 how many, HCLEN
   * @return whether there can be that many
   */
  boolean begin(int literalsBeyond, int distancesBeyond, int ofCodeBeyond) {
    literals = 257 + literalsBeyond;
    distances = 1 + distancesBeyond;
    ofCode = 4 + ofCodeBeyond;
    readOfCode = 0;
    read = 0;
    Arrays.fill(lengthsOfCode, (byte) 0);
    return literals <= 286 && distances <= Matches.DISTANCES;
  }

  /**
   * Reads the next length or repetition.
   *
   * @param bits the next bits, the first in the lowest
   * @param count how many there are
   * @return how many of them were read; or {@link #MORE}, {@link #COMPLETE}, {@link #WRONG}
   */
  int read(long bits, int count) {
    if (readOfCode < ofCode) {
      return readOfCode(bits, count);
    }
    if (read == literals + distances) {
      return COMPLETE;
    }
    int entry = code.decode(bits);
    int used = entry & 15;
    if (entry == HuffmanCode.NONE) {
      return count < 7 ? MORE : WRONG;
    }
    return switch (entry >> 4) {
      case 16 -> read == 0 ? WRONG : repeat(lengths[read - 1], 3, 2, bits, used, count);
      case 17 -> repeat((byte) 0, 3, 3, bits, used, count);
      case 18 -> repeat((byte) 0, 11, 7, bits, used, count);
      default -> {
        if (used > count) {
          yield MORE;
        }
        lengths[read++] = (byte) (entry >> 4);
        yield used;
      }
    };
  }

  /** Makes the codes that were read; whether there are such codes. */
  boolean make(HuffmanCode literalCode, HuffmanCode distanceCode) {
    return literalCode.make(lengths, 0, literals)
        && distanceCode.make(lengths, literals, distances);
  }

  private int readOfCode(long bits, int count) {
    if (count < 3) {
      return MORE;
    }
    lengthsOfCode[ORDER[readOfCode++]] = (byte) (bits & 7);
    boolean wrong = readOfCode == ofCode && !code.make(lengthsOfCode, 0, ORDER.length);
    return wrong ? WRONG : 3;
  }

  private int repeat(byte length, int least, int extra, long bits, int used, int count) {
    if (used + extra > count) {
      return MORE;
    }
    int times = least + ((int) (bits >>> used) & ((1 << extra) - 1));
    if (times > literals + distances - read) {
      return WRONG;
    }
    Arrays.fill(lengths, read, read + times, length);
    read += times;
    return used + extra;
  }

  private static HuffmanCode fixedLiterals() {
    byte[] lengths = new byte[MOST_LITERALS];
    Arrays.fill(lengths, 0, 144, (byte) 8);
    Arrays.fill(lengths, 144, 256, (byte) 9);
    Arrays.fill(lengths, 256, 280, (byte) 7);
    Arrays.fill(lengths, 280, 288, (byte) 8);
    return made(lengths);
  }

  private static HuffmanCode fixedDistances() {
    byte[] lengths = new byte[MOST_DISTANCES];
    Arrays.fill(lengths, (byte) 5);
    return made(lengths);
  }

  private static HuffmanCode made(byte[] lengths) {
    HuffmanCode code = new HuffmanCode(lengths.length);
    if (!code.make(lengths, 0, lengths.length)) {
      throw new AssertionError("the fixed codes of RFC 1951 are codes");
    }
    return code;
  }
}
