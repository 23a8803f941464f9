package dev.wsproof.wire;

import java.nio.ByteBuffer;

/**
 * Writes frame headers as octets; enforces no rule: reserved bits and opcodes, longer length forms
 * than needed and impossible lengths go out as given (RFC 6455 §5.2). Stateless: any thread.
 */
public final class FrameHeaderWriter {
  private FrameHeaderWriter() {}

  /** The header on the wire; of a length that does not fit its form, the low bits are written. */
  public static byte[] octets(FrameHeader header) {
    ByteBuffer out = ByteBuffer.allocate(header.size());
    write(header, out);
    return out.array();
  }

  /**
   * Writes the header at the position of {@code out}, as {@link #octets} would.
   *
   * @param out in network byte order, with room for {@link FrameHeader#size} octets
   */
  public static void write(FrameHeader header, ByteBuffer out) {
    long length = header.payloadLength();
    out.put(
        (byte) ((header.fin() ? 0x80 : 0) | (header.rsv() & 0x07) << 4 | header.opcode().number()));
    int maskBit = header.masked() ? 0x80 : 0;
    switch (header.lengthForm()) {
      case BITS_7 -> out.put((byte) (maskBit | (int) (length & 0x7F)));
      case BITS_16 -> out.put((byte) (maskBit | 126)).putShort((short) length);
      case BITS_64 -> out.put((byte) (maskBit | 127)).putLong(length);
    }
    if (header.masked()) {
      out.putInt(header.maskKey());
    }
  }
}
