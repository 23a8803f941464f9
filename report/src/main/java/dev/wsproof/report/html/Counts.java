package dev.wsproof.report.html;

import dev.wsproof.wire.Opcode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One table of the wire statistics; many sizes are put together in ranges, and told one by one
 * behind them.
 *
 * @param sized whether it counts octets by size; else frames by opcode
 * @param fold the sizes one by one; null when {@code rows} are that
 */
record Counts(
    String title, boolean sized, List<Row> rows, long total, long totalOctets, Fold fold) {
  /** Sizes that are told without ranges. */
  private static final int MOST_SIZES = 16;

  /** Sizes that are told at all. */
  private static final int MOST_FOLDED = 250;

  /** One size, range of sizes or opcode. */
  record Row(String key, String name, long count, long octets) {}

  /**
   * Sizes one by one.
   *
   * @param sizes how many there are
   * @param more how many of them are left out; null for none
   */
  record Fold(int sizes, List<Row> each, Integer more) {}

  static Counts ofSizes(String title, Map<Long, Long> counts) {
    List<Row> each =
        counts.entrySet().stream()
            .limit(MOST_FOLDED)
            .map(e -> new Row(e.getKey().toString(), "", e.getValue(), e.getKey() * e.getValue()))
            .toList();
    long total = counts.values().stream().mapToLong(count -> count).sum();
    long totalOctets = counts.entrySet().stream().mapToLong(e -> e.getKey() * e.getValue()).sum();
    if (counts.size() <= MOST_SIZES) {
      return new Counts(title, true, each, total, totalOctets, null);
    }
    int more = counts.size() - each.size();
    Fold fold = new Fold(counts.size(), each, more > 0 ? more : null);
    return new Counts(title, true, ranges(counts), total, totalOctets, fold);
  }

  /** From one power of two to the next. */
  private static List<Row> ranges(Map<Long, Long> counts) {
    Map<Long, long[]> sums = new TreeMap<>();
    counts.forEach(
        (size, count) -> {
          long[] sum = sums.computeIfAbsent(Long.highestOneBit(size), least -> new long[2]);
          sum[0] += count;
          sum[1] += size * count;
        });
    List<Row> rows = new ArrayList<>();
    sums.forEach(
        (least, sum) -> {
          String range = least <= 1 ? least.toString() : least + "–" + (2 * least - 1);
          rows.add(new Row(range, "", sum[0], sum[1]));
        });
    return rows;
  }

  static Counts ofFrames(String title, Map<Opcode, Long> counts) {
    List<Row> rows =
        counts.entrySet().stream()
            .map(
                e ->
                    new Row(
                        Integer.toString(e.getKey().number()), name(e.getKey()), e.getValue(), 0))
            .toList();
    return new Counts(title, false, rows, rows.stream().mapToLong(Row::count).sum(), 0, null);
  }

  private static String name(Opcode opcode) {
    return opcode.isReserved() ? "reserved" : opcode.name().toLowerCase(Locale.ROOT);
  }
}
