package dev.wsproof.cases.text;

/**
 * Makes text safe to read on a terminal: escapes every character that could not be seen or could
 * move something; changes no other.
 */
public final class Visible {
  private Visible() {}

  /** Whether a reader sees {@code codePoint} as itself. */
  public static boolean isPrintable(int codePoint) {
    if (codePoint < 0x7F) {
      return codePoint >= 0x20;
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** Whether a reader sees every character of {@code text} as itself. */
  public static boolean isPrintable(String text) {
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      if (!isPrintable(codePoint)) {
        return false;
      }
      i += Character.charCount(codePoint);
    }
    return true;
  }

  /** {@code text} with everything escaped that is not printable. */
  public static String text(String text) {
    return escaped(text, false, Integer.MAX_VALUE);
  }

  /** {@code text} between quotation marks, escaped, at most {@code most} characters of it. */
  public static String quoted(String text, int most) {
    return '"' + escaped(text, true, most) + '"';
  }

  private static String escaped(String text, boolean quotes, int most) {
    StringBuilder out = new StringBuilder(Math.min(text.length(), most) + 8);
    int shown = 0;
    for (int i = 0; i < text.length(); shown++) {
      if (shown == most) {
        return out.append('…').toString();
      }
      int codePoint = text.codePointAt(i);
      i += Character.charCount(codePoint);
      if (quotes && (codePoint == '"' || codePoint == '\\')) {
        out.append('\\').appendCodePoint(codePoint);
      } else if (isPrintable(codePoint)) {
        out.appendCodePoint(codePoint);
      } else {
        escape(codePoint, out);
      }
    }
    return out.toString();
  }

  private static void escape(int codePoint, StringBuilder out) {
    switch (codePoint) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> out.append("\\u{").append(Integer.toHexString(codePoint)).append('}');
    }
  }
}
