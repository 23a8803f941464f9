package dev.wsproof.deflate;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Writes deflate blocks bit by bit, right or wrong (RFC 1951 §3.1.1). */
final class Bits {
  private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
  private int last;
  private int count;

  /** A number, its lowest bit first. */
  Bits number(int value, int bits) {
    for (int i = 0; i < bits; i++) {
      bit(value >> i & 1);
    }
    return this;
  }

  /** A code word, its highest bit first. */
  Bits word(int word, int bits) {
    for (int i = bits - 1; i >= 0; i--) {
      bit(word >> i & 1);
    }
    return this;
  }

  /** The header of a block: 0 stored, 1 fixed, 2 dynamic. */
  Bits block(boolean last, int type) {
    return number(last ? 1 : 0, 1).number(type, 2);
  }

  /** Octets in a stored block, its header included. */
  Bits stored(byte[] data) {
    block(false, 0).align();
    number(data.length, 16).number(~data.length & 0xFFFF, 16);
    for (byte octet : data) {
      number(octet, 8);
    }
    return this;
  }

  /** A symbol of the fixed code for literals and lengths. */
  Bits fixed(int symbol) {
    if (symbol < 144) {
      return word(0x30 + symbol, 8);
    }
    if (symbol < 256) {
      return word(0x190 + symbol - 144, 9);
    }
    return symbol < 280 ? word(symbol - 256, 7) : word(0xC0 + symbol - 280, 8);
  }

  /** A match of 3 octets in a fixed block. */
  Bits matchOfThree(int distance) {
    fixed(257);
    int symbol = 0;
    while (symbol + 1 < Matches.DISTANCES && Matches.leastDistance(symbol + 1) <= distance) {
      symbol++;
    }
    return word(symbol, 5)
        .number(distance - Matches.leastDistance(symbol), Matches.distanceExtraBits(symbol));
  }

  /** Zero bits up to the next octet. */
  Bits align() {
    while (count > 0) {
      bit(0);
    }
    return this;
  }

  /** An empty stored block with its four octets of lengths cut off. */
  Bits flush() {
    return block(false, 0).align();
  }

  byte[] octets() {
    return align().octets.toByteArray();
  }

  ByteBuffer buffer() {
    return ByteBuffer.wrap(octets());
  }

  private void bit(int bit) {
    last |= bit << count;
    count++;
    if (count == 8) {
      octets.write(last);
      last = 0;
      count = 0;
    }
  }
}
