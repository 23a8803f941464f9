package dev.wsproof.report.html;

import dev.wsproof.wire.Opcode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One table of the wire statistics.
 *
 * @param sized whether it counts octets by size; else frames by opcode
 */
record Counts(String title, boolean sized, List<Row> rows, long total, long totalOctets) {

  /** One size or opcode. */
  record Row(String key, String name, long count, long octets) {}

  static Counts ofSizes(String title, Map<Long, Long> counts) {
    List<Row> rows =
        counts.entrySet().stream()
            .map(
                e ->
                    new Row(Long.toString(e.getKey()), "", e.getValue(), e.getKey() * e.getValue()))
            .toList();
    return new Counts(
        title,
        true,
        rows,
        rows.stream().mapToLong(Row::count).sum(),
        rows.stream().mapToLong(Row::octets).sum());
  }

  static Counts ofFrames(String title, Map<Opcode, Long> counts) {
    List<Row> rows =
        counts.entrySet().stream()
            .map(
                e ->
                    new Row(
                        Integer.toString(e.getKey().number()), name(e.getKey()), e.getValue(), 0))
            .toList();
    return new Counts(title, false, rows, rows.stream().mapToLong(Row::count).sum(), 0);
  }

  private static String name(Opcode opcode) {
    return opcode.isReserved() ? "reserved" : opcode.name().toLowerCase(Locale.ROOT);
  }
}
