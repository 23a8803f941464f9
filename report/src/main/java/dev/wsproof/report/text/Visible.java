package dev.wsproof.report.text;

import java.util.Locale;

/**
 * Makes visible what a string would do unseen: control characters, bidirectional overrides,
 * characters without width, lone surrogates. Escapes no markup and cuts only when asked to.
 */
public final class Visible {
  private static final String[] CONTROLS =
      ("NUL SOH STX ETX EOT ENQ ACK BEL BS TAB LF VT FF CR SO SI "
              + "DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US")
          .split(" ");

  private Visible() {}

  /**
   * {@code text} with each unseen character replaced by a name: {@code ‹ESC›}, {@code ‹LF›}, {@code
   * ‹U+202E›} for a right-to-left override.
   */
  public static String of(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < ' ' || (c > '~' && isUnseen(text, i))) {
        return replaced(text, i);
      }
    }
    return text;
  }

  /** As {@link #of}, and cut after {@code most} characters, with dots where the rest was. */
  public static String of(String text, int most) {
    if (text.codePointCount(0, text.length()) <= most) {
      return of(text);
    }
    return of(text.substring(0, text.offsetByCodePoints(0, most))) + "…";
  }

  private static String replaced(String text, int from) {
    StringBuilder seen = new StringBuilder(text.length() + 16).append(text, 0, from);
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ') {
        seen.append('‹').append(CONTROLS[c]).append('›');
      } else if (c == 0x7F) {
        seen.append("‹DEL›");
      } else if (c > '~' && isUnseen(text, i)) {
        int point = text.codePointAt(i);
        seen.append("‹U+").append(number(point)).append('›');
        i += Character.charCount(point) - 1;
      } else {
        seen.append(c);
      }
    }
    return seen.toString();
  }

  private static String number(int point) {
    String digits = Integer.toHexString(point).toUpperCase(Locale.ROOT);
    return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
  }

  private static boolean isUnseen(String text, int index) {
    char c = text.charAt(index);
    if (Character.isLowSurrogate(c)) {
      return index == 0 || !Character.isHighSurrogate(text.charAt(index - 1));
    }
    int type = Character.getType(text.codePointAt(index));
    return switch (type) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          true;
      default -> c == '\u00A0' || c == '\u034F' || c == '\u115F' || c == '\u3164';
    };
  }
}
