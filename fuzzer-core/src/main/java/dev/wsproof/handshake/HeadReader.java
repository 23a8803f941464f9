package dev.wsproof.handshake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Takes the octets of a message head from what arrives, up to and including the empty line; does
 * not parse it and takes no octet behind it (RFC 9112 §2.1). Confined to one thread.
 */
public final class HeadReader {
  private static final int FIRST_CAPACITY = 512;
  private static final int END_SIZE = 4;

  private final int mostOctets;
  private byte[] octets;
  private int size;
  private int endMatched;

  /** A reader that gives up when a head has more than {@code mostOctets} octets. */
  public HeadReader(int mostOctets) {
    this.mostOctets = mostOctets;
    this.octets = new byte[Math.min(FIRST_CAPACITY, mostOctets)];
  }

  /**
   * Takes octets of {@code in}, at most to the end of the head.
   *
   * @return whether the head is complete
   */
  public boolean read(ByteBuffer in) {
    while (endMatched < END_SIZE && size < mostOctets && in.hasRemaining()) {
      byte octet = in.get();
      if (size == octets.length) {
        octets = Arrays.copyOf(octets, (int) Math.min(2L * size, mostOctets));
      }
      octets[size++] = octet;
      endMatched = matched(octet);
    }
    return endMatched == END_SIZE;
  }

  /** Whether the most octets allowed have come without the end; nothing more is taken then. */
  public boolean isTooLong() {
    return size == mostOctets && endMatched < END_SIZE;
  }

  /** What was taken so far, one character an octet. */
  public String text() {
    return new String(octets, 0, size, StandardCharsets.ISO_8859_1);
  }

  /** How much of CRLF CRLF the octets end with, {@code octet} being the last. */
  private int matched(byte octet) {
    return switch (octet) {
      case '\r' -> endMatched == 2 ? 3 : 1;
      case '\n' -> endMatched == 1 || endMatched == 3 ? endMatched + 1 : 0;
      default -> 0;
    };
  }
}
