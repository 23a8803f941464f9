package dev.wsproof.report.view;

import java.util.Comparator;

/**
 * One of several runs that share a selection of cases; knows no case.
 *
 * @param number which of them, from 1
 * @param count how many there are
 */
public record Shard(int number, int count) implements Comparable<Shard> {
  /** No selection is shared by more. */
  public static final int MOST = 1000;

  private static final Comparator<Shard> ORDER =
      Comparator.comparingInt(Shard::count).thenComparingInt(Shard::number);

  /** Checks the numbers. */
  public Shard {
    if (number < 1 || number > count || count > MOST) {
      throw new IllegalArgumentException(
          "wanted i/n with i from 1 to n, and n no more than " + MOST);
    }
  }

  /**
   * Reads {@code i/n}.
   *
   * @throws IllegalArgumentException when it is something else
   */
  public static Shard parse(String text) {
    if (!text.matches("\\d{1,4}/\\d{1,4}")) {
      throw new IllegalArgumentException("wanted i/n");
    }
    int slash = text.indexOf('/');
    return new Shard(
        Integer.parseInt(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
  }

  @Override
  public int compareTo(Shard other) {
    return ORDER.compare(this, other);
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return number + "/" + count;
  }
}
