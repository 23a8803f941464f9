package dev.wsproof.testdata;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.Adler32;

/**
 * Compresses to the zlib format (RFC 1950) with one block of fixed codes (RFC 1951 §3.2.6). The
 * platform's own compressor would do better, yet not everywhere the same.
 */
final class PlainDeflate {
  private static final int SHORTEST = 3;
  private static final int LONGEST = 258;
  private static final int WINDOW = 32_768;
  private static final int HASHES = 1 << 15;
  private static final int END_OF_BLOCK = 256;

  private static final int[] LENGTHS = {
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258
  };
  private static final int[] LENGTH_BITS = {
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0
  };
  private static final int[] DISTANCES = {
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
    3073, 4097, 6145, 8193, 12289, 16385, 24577
  };

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int pending;
  private int pendingBits;

  private PlainDeflate() {}

  static byte[] compress(byte[] octets) {
    return new PlainDeflate().whole(octets);
  }

  private byte[] whole(byte[] octets) {
    out.write(0x78);
    out.write(0x01);
    bits(0b011, 3); // the last block, of fixed codes
    int[] last = new int[HASHES];
    Arrays.fill(last, -1);
    int at = 0;
    while (at < octets.length) {
      int length = 0;
      int from = -1;
      if (at + SHORTEST <= octets.length) {
        int hash = hash(octets, at);
        from = last[hash];
        last[hash] = at;
        length = from >= 0 && at - from <= WINDOW ? common(octets, from, at) : 0;
      }
      if (length >= SHORTEST) {
        reference(length, at - from);
        at += length;
      } else {
        symbol(octets[at++] & 0xFF);
      }
    }
    symbol(END_OF_BLOCK);
    bits(0, (8 - pendingBits) % 8);
    Adler32 sum = new Adler32();
    sum.update(octets);
    for (int shift = 24; shift >= 0; shift -= 8) {
      out.write((int) (sum.getValue() >>> shift));
    }
    return out.toByteArray();
  }

  private static int hash(byte[] octets, int at) {
    int three = (octets[at] & 0xFF) << 16 | (octets[at + 1] & 0xFF) << 8 | octets[at + 2] & 0xFF;
    return three * 0x9E3779B1 >>> 17;
  }

  private static int common(byte[] octets, int from, int at) {
    int most = Math.min(LONGEST, octets.length - at);
    int length = 0;
    while (length < most && octets[from + length] == octets[at + length]) {
      length++;
    }
    return length;
  }

  private void reference(int length, int distance) {
    int code = LENGTHS.length - 1;
    while (LENGTHS[code] > length) {
      code--;
    }
    symbol(257 + code);
    bits(length - LENGTHS[code], LENGTH_BITS[code]);
    int far = DISTANCES.length - 1;
    while (DISTANCES[far] > distance) {
      far--;
    }
    code(far, 5);
    bits(distance - DISTANCES[far], Math.max(0, far / 2 - 1));
  }

  private void symbol(int symbol) {
    if (symbol < 144) {
      code(0x30 + symbol, 8);
    } else if (symbol < 256) {
      code(0x190 + symbol - 144, 9);
    } else if (symbol < 280) {
      code(symbol - 256, 7);
    } else {
      code(0xC0 + symbol - 280, 8);
    }
  }

  /** A Huffman code, its first bit first. */
  private void code(int code, int count) {
    bits(Integer.reverse(code) >>> 32 - count, count);
  }

  /** A number, its last bit first. */
  private void bits(int value, int count) {
    pending |= value << pendingBits;
    pendingBits += count;
    while (pendingBits >= 8) {
      out.write(pending);
      pending >>>= 8;
      pendingBits -= 8;
    }
  }
}
