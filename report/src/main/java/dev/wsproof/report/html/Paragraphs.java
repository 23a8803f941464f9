package dev.wsproof.report.html;

import java.util.Arrays;
import java.util.List;

/** Divides plain text at empty lines; knows no markup. */
final class Paragraphs {
  private Paragraphs() {}

  static List<String> of(String text) {
    return Arrays.stream(text.split("\\n[ \\t\\r]*\\n"))
        .map(Paragraphs::onOneLine)
        .filter(paragraph -> !paragraph.isEmpty())
        .toList();
  }

  static String onOneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
