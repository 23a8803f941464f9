package dev.wsproof.handshake;

import java.util.List;

/** Quotes text from a peer for one line of plain text; shows no control character and no flood. */
public final class PeerText {
  private static final int MOST_CHARACTERS = 100;

  private PeerText() {}

  /** In quotes, printable ASCII only, cut. */
  public static String quote(String text) {
    StringBuilder quoted = new StringBuilder("'");
    int shown = Math.min(text.length(), MOST_CHARACTERS);
    for (int i = 0; i < shown; i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\r' -> quoted.append("\\r");
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        case '\'', '\\' -> quoted.append('\\').append(c);
        default -> quoted.append(c >= ' ' && c <= '~' ? String.valueOf(c) : escaped(c));
      }
    }
    quoted.append('\'');
    if (shown < text.length()) {
      quoted.append(" and ").append(text.length() - shown).append(" more characters");
    }
    return quoted.toString();
  }

  /** Several values in one pair of quotes; "none" when there is not even one. */
  public static String quote(List<String> values) {
    return values.isEmpty() ? "none" : quote(String.join(", ", values));
  }

  private static String escaped(char c) {
    return c <= 0xFF ? String.format("\\x%02x", (int) c) : String.format("\\u%04x", (int) c);
  }
}
