package dev.wsproof.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Tells whether octets that arrive in any pieces are UTF-8, at the first octet that cannot be;
 * decodes nothing (RFC 3629 §4, RFC 6455 §8.1). Confined to one thread.
 */
public final class Utf8Validator {
  private static final long NOT_ASCII = 0x8080_8080_8080_8080L;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final int COPY = 4096;
  private static final int NOT_TRAILING = -0x40; // and above, as a signed octet

  private boolean failed;
  private long position;
  // Inside a code point: how many octets are due, and the range the next one must be in.
  private int due;
  private int lowest;
  private int highest;
  private byte[] copy; // for buffers without an array

  /**
   * Judges the octets from position to limit as what follows those before; moves neither.
   *
   * @return whether all octets so far can begin UTF-8 text; once false, false until {@link #reset}
   */
  public boolean feed(ByteBuffer octets) {
    int end = octets.limit();
    if (octets.hasArray()) {
      feed(octets.array(), octets.arrayOffset() + octets.position(), octets.remaining());
      return !failed;
    }
    if (copy == null) {
      copy = new byte[COPY];
    }
    for (int at = octets.position(); at < end && !failed; at += COPY) {
      int size = Math.min(COPY, end - at);
      octets.get(at, copy, 0, size);
      feed(copy, 0, size);
    }
    return !failed;
  }

  private void feed(byte[] octets, int start, int length) {
    int end = start + length;
    int at = start;
    while (at < end && !failed) {
      if (due == 0) {
        at = skipCharacters(octets, at, end);
        if (at == end) {
          break;
        }
        lead(octets[at] & 0xFF);
      } else {
        trail(octets[at] & 0xFF);
      }
      if (!failed) {
        at++;
      }
    }
    position += at - start;
  }

  /** Whether all octets so far are UTF-8 and no code point is cut at the end. */
  public boolean isComplete() {
    return !failed && due == 0;
  }

  /** How many octets were accepted; after a failure, the index of the offending octet. */
  public long position() {
    return position;
  }

  /** Begins anew, as if nothing had been fed. */
  public void reset() {
    failed = false;
    position = 0;
    due = 0;
  }

  /** Whether {@code octets} are complete UTF-8 text. */
  public static boolean isValid(byte[] octets) {
    Utf8Validator validator = new Utf8Validator();
    return validator.feed(ByteBuffer.wrap(octets)) && validator.isComplete();
  }

  /** The index of the first octet of a character that is wrong, cut at the end, or not there. */
  private static int skipCharacters(byte[] octets, int start, int end) {
    int at = start;
    while (at < end) {
      int octet = octets[at];
      if (octet >= 0) {
        at = skipAscii(octets, at + 1, end);
        continue;
      }
      int size = octet < (byte) 0xE0 ? 2 : octet < (byte) 0xF0 ? 3 : 4;
      if (end - at < size || !isCharacter(octets, at, octet, size)) {
        break;
      }
      at += size;
    }
    return at;
  }

  private static int skipAscii(byte[] octets, int start, int end) {
    int at = start;
    while (end - at >= Long.BYTES && ((long) LONGS.get(octets, at) & NOT_ASCII) == 0) {
      at += Long.BYTES;
    }
    while (at < end && octets[at] >= 0) {
      at++;
    }
    return at;
  }

  /** Whether that many octets, the first being {@code lead}, are one character beyond ASCII. */
  private static boolean isCharacter(byte[] octets, int at, int lead, int size) {
    int second = octets[at + 1];
    if (second >= NOT_TRAILING) {
      return false;
    }
    if (size == 2) {
      return lead >= (byte) 0xC2;
    }
    if (octets[at + 2] >= NOT_TRAILING) {
      return false;
    }
    // What the first two octets begin tells overlong forms, surrogates and what is too high.
    if (size == 3) {
      int top = (lead & 0x0F) << 6 | (second & 0x3F);
      return top >= 0x800 >> 6 && (top < 0xD800 >> 6 || top > 0xDFFF >> 6);
    }
    int top = (lead & 0x0F) << 6 | (second & 0x3F);
    return octets[at + 3] < NOT_TRAILING && top >= 0x10000 >> 12 && top <= 0x10FFFF >> 12;
  }

  /** The first octet of a code point beyond ASCII. */
  private void lead(int octet) {
    if (octet < 0xC2 || octet > 0xF4) {
      failed = true; // a trailing octet, C0 and C1 (always overlong), beyond U+10FFFF
      return;
    }
    due = octet < 0xE0 ? 1 : octet < 0xF0 ? 2 : 3;
    lowest = octet == 0xE0 ? 0xA0 : octet == 0xF0 ? 0x90 : 0x80; // below: overlong
    highest = octet == 0xED ? 0x9F : octet == 0xF4 ? 0x8F : 0xBF; // above: surrogate, too high
  }

  private void trail(int octet) {
    if (octet < lowest || octet > highest) {
      failed = true;
      return;
    }
    due--;
    lowest = 0x80;
    highest = 0xBF;
  }
}
