package dev.wsproof.cases.source;

import dev.wsproof.cases.text.Visible;
import java.util.Comparator;

/**
 * A place in a case file or table.
 *
 * @param file its name as the user gave it
 * @param line counted from 1
 * @param column characters, counted from 1
 */
public record Position(String file, int line, int column) implements Comparable<Position> {
  private static final Comparator<Position> ORDER =
      Comparator.comparing(Position::file)
          .thenComparingInt(Position::line)
          .thenComparingInt(Position::column);

  /** The beginning of a file. */
  public static Position startOf(String file) {
    return new Position(file, 1, 1);
  }

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return Visible.text(file) + ":" + line + ":" + column;
  }
}
