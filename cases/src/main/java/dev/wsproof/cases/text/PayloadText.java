package dev.wsproof.cases.text;

import dev.wsproof.script.Payload;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Shows payloads: as quoted text when they are printable UTF-8, else in hex, the first octets only;
 * never makes the whole of a long one.
 */
public final class PayloadText {
  private static final int MOST_CHARACTERS = 64;
  private static final int MOST_OCTETS = 32;
  private static final int SHORTEST_RUN = 9;

  private PayloadText() {}

  /** What {@code payload} carries, with its length when not all of it is shown. */
  public static String of(Payload payload) {
    byte[] unit = payload.isRepeat() ? payload.unit() : payload.head(payload.length());
    if (payload.isRepeat() && unit.length < payload.length()) {
      return shown(unit) + " repeated to " + octets(payload.length());
    }
    if (unit.length >= SHORTEST_RUN && isRun(unit)) {
      return shown(new byte[] {unit[0]}) + " repeated to " + octets(payload.length());
    }
    return shown(payload.head(payload.length()));
  }

  /** {@code 1 octet} or {@code n octets}. */
  public static String octets(long count) {
    return count == 1 ? "1 octet" : count + " octets";
  }

  private static boolean isRun(byte[] octets) {
    for (byte octet : octets) {
      if (octet != octets[0]) {
        return false;
      }
    }
    return true;
  }

  private static String shown(byte[] octets) {
    String text = printable(octets);
    if (text != null) {
      String quoted = Visible.quoted(text, MOST_CHARACTERS);
      return text.codePointCount(0, text.length()) <= MOST_CHARACTERS
          ? quoted
          : quoted + " (" + octets(octets.length) + ")";
    }
    String hex = HexFormat.of().formatHex(octets, 0, Math.min(octets.length, MOST_OCTETS));
    return octets.length <= MOST_OCTETS
        ? "0x" + hex
        : "0x" + hex + "… (" + octets(octets.length) + ")";
  }

  /** The text of {@code octets}; null when it is no UTF-8 or has what a reader can't see. */
  private static String printable(byte[] octets) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
      for (int i = 0; i < text.length(); i++) {
        int c = text.codePointAt(i);
        if (!Visible.isPrintable(c) && c != '\n' && c != '\r' && c != '\t') {
          return null;
        }
        i += Character.charCount(c) - 1;
      }
      return text;
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
