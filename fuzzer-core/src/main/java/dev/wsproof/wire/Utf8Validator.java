package dev.wsproof.wire;

import java.nio.ByteBuffer;

/**
 * Tells whether octets that arrive in any pieces are UTF-8, at the first octet that cannot be;
 * decodes nothing (RFC 3629 §4, RFC 6455 §8.1). Confined to one thread.
 */
public final class Utf8Validator {
  private static final long NOT_ASCII = 0x8080_8080_8080_8080L;

  private boolean failed;
  private long position;
  // Inside a code point: how many octets are due, and the range the next one must be in.
  private int due;
  private int lowest;
  private int highest;

  /**
   * Judges the octets from position to limit as what follows those before; moves neither.
   *
   * @return whether all octets so far can begin UTF-8 text; once false, false until {@link #reset}
   */
  public boolean feed(ByteBuffer octets) {
    int start = octets.position();
    int end = octets.limit();
    int at = start;
    while (at < end && !failed) {
      if (due == 0) {
        at = skipAscii(octets, at, end);
        if (at == end) {
          break;
        }
        lead(octets.get(at) & 0xFF);
      } else {
        trail(octets.get(at) & 0xFF);
      }
      if (!failed) {
        at++;
      }
    }
    position += at - start;
    return !failed;
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

  private static int skipAscii(ByteBuffer octets, int start, int end) {
    int at = start;
    while (end - at >= Long.BYTES && (octets.getLong(at) & NOT_ASCII) == 0) {
      at += Long.BYTES;
    }
    while (at < end && octets.get(at) >= 0) {
      at++;
    }
    return at;
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
