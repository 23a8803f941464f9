package dev.wsproof.report.markdown;

import dev.wsproof.report.text.Visible;

/** Makes any text plain text in Markdown, in a cell of a table too; breaks no lines. */
final class MarkdownText {
  private static final String MEANS_NOTHING = " ,./;-";

  private MarkdownText() {}

  /** {@code text} without markup, cut after {@code most} characters. */
  static String plain(String text, int most) {
    String seen = Visible.of(text, most);
    StringBuilder plain = new StringBuilder(seen.length() + 16);
    for (int i = 0; i < seen.length(); i++) {
      char c = seen.charAt(i);
      if (c > '~' || Character.isLetterOrDigit(c) || MEANS_NOTHING.indexOf(c) >= 0) {
        plain.append(c);
      } else {
        plain.append("&#").append((int) c).append(';');
      }
    }
    return plain.toString();
  }
}
