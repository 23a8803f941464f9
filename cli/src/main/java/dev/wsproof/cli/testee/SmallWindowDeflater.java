package dev.wsproof.cli.testee;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/**
 * Compresses with references no farther back than a window, as fast as it can and not as small: one
 * block of fixed codes a message (RFC 1951 §3.2.6). The JDK's compressor has only the largest
 * window. Not safe for use by several threads.
 */
final class SmallWindowDeflater {
  private static final int SHORTEST = 3;
  private static final int LONGEST = 258;
  private static final int END_OF_BLOCK = 256;
  private static final int FIRST_LENGTH = 257;
  private static final int FIXED_BLOCK = 0b010;
  private static final int HEADER_BITS = 3;
  private static final int DISTANCE_BITS = 5;

  /** The fixed code of each symbol, its first bit lowest, and how many bits it has. */
  private static final int[] CODES = new int[288];

  private static final int[] CODE_BITS = new int[288];

  /** The symbol of each length, and the shortest length of each symbol. */
  private static final int[] LENGTH_SYMBOLS = new int[LONGEST + 1];

  private static final int[] LENGTHS = {
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258
  };

  static {
    for (int symbol = 0; symbol < CODES.length; symbol++) {
      boolean isShort = symbol >= END_OF_BLOCK && symbol < 280;
      int bits = isShort ? 7 : symbol >= 144 && symbol < END_OF_BLOCK ? 9 : 8;
      int code =
          isShort
              ? symbol - END_OF_BLOCK
              : symbol < 144 ? 0x30 + symbol : symbol < 280 ? 0x190 + symbol - 144 : symbol - 88;
      CODE_BITS[symbol] = bits;
      CODES[symbol] = Integer.reverse(code) >>> Integer.SIZE - bits;
    }
    for (int i = 0; i < LENGTHS.length; i++) {
      Arrays.fill(LENGTH_SYMBOLS, LENGTHS[i], LENGTH_SYMBOLS.length, FIRST_LENGTH + i);
    }
  }

  private final int window;
  private final boolean contextTakeover;
  private final int[] last;
  private final int hashShift;
  private byte[] data = new byte[0];
  private int history;
  private byte[] out = new byte[0];
  private int size;
  private long pending;
  private int pendingBits;

  /**
   * @param windowBits 8 to 14
   * @param contextTakeover whether a message may refer to those before it
   */
  SmallWindowDeflater(int windowBits, boolean contextTakeover) {
    this.window = 1 << windowBits;
    this.contextTakeover = contextTakeover;
    this.last = new int[2 * window];
    this.hashShift = Integer.SIZE - windowBits - 1;
  }

  /** Writes {@code message} compressed, without the empty block that ends it (RFC 7692 §7.2.1). */
  void compress(ByteBuf message, ByteBuf to) {
    int length = message.readableBytes();
    int end = history + length;
    if (data.length < end) {
      data = Arrays.copyOf(data, end);
    }
    message.getBytes(message.readerIndex(), data, history, length);
    if (out.length < length / 8 * 9 + 32) {
      out = new byte[length / 8 * 9 + 32];
    }
    size = 0;
    bits(FIXED_BLOCK, HEADER_BITS);
    block(end);
    symbol(END_OF_BLOCK);
    bits(0, HEADER_BITS);
    bits(0, -pendingBits & 7);
    to.writeBytes(out, 0, size);
    history = contextTakeover ? Math.min(window, end) : 0;
    System.arraycopy(data, end - history, data, 0, history);
    if (data.length > 4 << 20) {
      data = Arrays.copyOf(data, history);
      out = new byte[0];
    }
  }

  private void block(int end) {
    Arrays.fill(last, -1 - window);
    int hashable = end - SHORTEST;
    for (int at = 0; at < history && at <= hashable; at++) {
      last[hash(at)] = at;
    }
    int at = history;
    while (at < end) {
      int length = 0;
      int from = 0;
      if (at <= hashable) {
        int hash = hash(at);
        from = last[hash];
        last[hash] = at;
        length = at - from <= window ? common(from, at, end) : 0;
      }
      if (length >= SHORTEST) {
        reference(length, at - from);
        at += length;
      } else {
        symbol(data[at++] & 0xFF);
      }
    }
  }

  private int hash(int at) {
    int three = (data[at] & 0xFF) << 16 | (data[at + 1] & 0xFF) << 8 | data[at + 2] & 0xFF;
    return three * 0x9E3779B1 >>> hashShift;
  }

  private int common(int from, int at, int end) {
    int most = Math.min(LONGEST, end - at);
    int differs = Arrays.mismatch(data, from, from + most, data, at, at + most);
    return differs < 0 ? most : differs;
  }

  private void reference(int length, int distance) {
    int symbol = LENGTH_SYMBOLS[length];
    symbol(symbol);
    int step = symbol - FIRST_LENGTH;
    bits(length - LENGTHS[step], step < 8 || length == LONGEST ? 0 : step / 4 - 1);
    int above = distance - 1;
    int extra = Math.max(0, 30 - Integer.numberOfLeadingZeros(above | 1));
    int code = above < 4 ? above : 2 * extra + (above >>> extra);
    bits(Integer.reverse(code) >>> Integer.SIZE - DISTANCE_BITS, DISTANCE_BITS);
    bits(above < 4 ? 0 : above & (1 << extra) - 1, above < 4 ? 0 : extra);
  }

  private void symbol(int symbol) {
    bits(CODES[symbol], CODE_BITS[symbol]);
  }

  /** Puts {@code count} bits, the lowest first. */
  private void bits(int value, int count) {
    pending |= (long) value << pendingBits;
    pendingBits += count;
    while (pendingBits >= Byte.SIZE) {
      out[size++] = (byte) pending;
      pending >>>= Byte.SIZE;
      pendingBits -= Byte.SIZE;
    }
  }
}
