package dev.wsproof.report.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Writes octets as a report shows them, cut short; reads nothing back. Needs the first {@link
 * #SHOWN} octets and the true count of all, unsigned.
 */
public final class OctetText {
  /** How many octets are shown when there are more than fit. */
  public static final int SHOWN = 64;

  private static final String MORE = " ...";

  // Parity: the reference counts the dots as part of the room, so 61 to 64 octets are all shown and
  // yet are followed by them.
  private static final int FITS = SHOWN - MORE.length();

  private OctetText() {}

  /** The octets as hex digits. */
  public static String hex(long length, byte[] head) {
    return HexFormat.of().formatHex(shown(length, head)) + more(length);
  }

  /**
   * The octets as text, or {@code 0x} and hex digits when what is shown of them is not UTF-8 (a
   * character that the cut divides counts as that).
   */
  public static String textOrHex(long length, byte[] head) {
    String text = utf8(shown(length, head));
    return text == null ? "0x" + hex(length, head) : text + more(length);
  }

  /** A masking key as eight hex digits; null for null. */
  public static String maskKey(Integer key) {
    return key == null ? null : HexFormat.of().toHexDigits(key);
  }

  /**
   * A request or response head kept as one char an octet: read as UTF-8 when it is that, else left
   * as it is.
   */
  public static String head(String octets) {
    boolean ascii = true;
    for (int i = 0; i < octets.length(); i++) {
      char c = octets.charAt(i);
      if (c > 0xFF) {
        return octets;
      }
      ascii &= c < 0x80;
    }
    if (ascii) {
      return octets;
    }
    String text = utf8(octets.getBytes(StandardCharsets.ISO_8859_1));
    return text == null ? octets : text;
  }

  private static byte[] shown(long length, byte[] head) {
    int most = isCut(length) ? SHOWN : FITS;
    return head.length > most ? Arrays.copyOf(head, most) : head;
  }

  private static String more(long length) {
    return isCut(length) ? MORE : "";
  }

  private static boolean isCut(long length) {
    return Long.compareUnsigned(length, FITS) > 0;
  }

  private static String utf8(byte[] octets) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException notText) {
      return null;
    }
  }
}
