package dev.wsproof.cli.console;

import java.util.ArrayList;
import java.util.List;

/** Fits text into columns, one character a column; knows nothing of colours. */
public final class Columns {
  private Columns() {}

  /** {@code text} cut to {@code width} with dots where the rest was. */
  public static String cut(String text, int width) {
    int points = text.codePointCount(0, text.length());
    if (points <= width) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, Math.max(0, width - 1))) + "…";
  }

  /**
   * {@code text} in lines of at most {@code width} columns, broken between words; words longer than
   * half a line are broken wherever it ends.
   *
   * @param most how many lines at the most; the last one ends in dots when there was more
   */
  public static List<String> wrap(String text, int width, int most) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+")) {
      String rest = line.length() > 0 ? " " + word : word;
      if (line.length() + rest.length() > width && word.length() <= width / 2) {
        lines.add(line.toString());
        line.setLength(0);
        rest = word;
      }
      while (line.length() + rest.length() > width) {
        int room = width - line.length();
        int end = room > 0 && Character.isHighSurrogate(rest.charAt(room - 1)) ? room - 1 : room;
        lines.add(line.append(rest, 0, end).toString());
        line.setLength(0);
        rest = rest.substring(end);
      }
      line.append(rest);
    }
    lines.add(line.toString());
    if (lines.size() <= most) {
      return lines;
    }
    List<String> kept = new ArrayList<>(lines.subList(0, most));
    kept.set(most - 1, cut(kept.get(most - 1) + " " + lines.get(most), width));
    return kept;
  }
}
