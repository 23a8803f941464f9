package dev.wsproof.cli.detect;

import dev.wsproof.cli.console.CaseIds;
import dev.wsproof.cli.testee.defect.Defect;
import dev.wsproof.script.CaseId;
import dev.wsproof.script.TestCase;
import dev.wsproof.wire.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Lays out which cases of which suite noticed which defect; runs nothing. Immutable. */
public final class DetectionTable {
  /** All cases but chapters 9, 12 and 13, of which a few stand for the rest. */
  public static final List<String> SAMPLE =
      List.of(
          "0.*", "1.*", "2.*", "3.*", "4.*", "5.*", "6.*", "7.*", "8.*", "10.*", "11.*", "14.*",
          "9.1.1", "9.3.4", "12.1.3", "13.1.3", "13.2.3", "13.3.3");

  private final List<TestCase> cases;

  /**
   * @param cases all that were run
   */
  public DetectionTable(List<TestCase> cases) {
    this.cases = List.copyOf(cases);
  }

  /** A row in words. */
  public String line(Caught row) {
    StringBuilder line =
        new StringBuilder(name(row)).append(" (").append(endpoint(row)).append(")");
    for (String suite : suites()) {
      SortedSet<CaseId> ids = of(suite, row);
      line.append("; ").append(suite).append(' ').append(ids.size());
      line.append(ids.isEmpty() ? "" : ": " + text(suite, ids));
    }
    return line.append(row.failure() == null ? "" : "; the run failed").toString();
  }

  /** How many defects each suite noticed, and all together. */
  public List<String> totals(Collection<Caught> rows) {
    List<String> lines = new ArrayList<>();
    for (String suite : suites()) {
      lines.add(suite + ": " + count(rows, row -> !of(suite, row).isEmpty()));
    }
    lines.add("noticed by some case: " + count(rows, row -> !row.cases().isEmpty()));
    return lines;
  }

  private static String count(Collection<Caught> rows, Predicate<Caught> noticed) {
    return Stream.of(Role.values())
        .map(
            role -> {
              List<Caught> of = rows.stream().filter(row -> row.role() == role).toList();
              long yes = of.stream().filter(noticed).count();
              return yes + " of " + of.size() + (role == Role.CLIENT ? " servers" : " clients");
            })
        .reduce((one, other) -> one + ", " + other)
        .orElseThrow();
  }

  /** The whole table. */
  public String markdown(Collection<Caught> rows) {
    StringBuilder text = new StringBuilder("| defect | endpoint | rule |");
    suites().forEach(suite -> text.append(' ').append(suite).append(" |"));
    text.append("\n|---|---|---|").append("---|".repeat(suites().size())).append('\n');
    for (Caught row : rows) {
      Defect defect = row.defect();
      text.append("| `").append(name(row)).append("`: ");
      text.append(defect == null ? "" : defect.about()).append(" | ").append(endpoint(row));
      text.append(" | ").append(defect == null ? "" : defect.clause()).append(" |");
      for (String suite : suites()) {
        SortedSet<CaseId> ids = of(suite, row);
        text.append(' ').append(ids.isEmpty() ? "–" : text(suite, ids)).append(" |");
      }
      text.append('\n');
    }
    text.append('\n');
    totals(rows).forEach(line -> text.append("* ").append(line).append('\n'));
    return text.toString();
  }

  private List<String> suites() {
    return cases.stream().map(TestCase::suite).distinct().sorted().toList();
  }

  private SortedSet<CaseId> of(String suite, Caught row) {
    SortedSet<CaseId> ids = ids(suite);
    ids.retainAll(row.cases());
    return ids;
  }

  private SortedSet<CaseId> ids(String suite) {
    SortedSet<CaseId> ids = new TreeSet<>();
    cases.stream().filter(c -> c.suite().equals(suite)).map(TestCase::id).forEach(ids::add);
    return ids;
  }

  private String text(String suite, SortedSet<CaseId> ids) {
    return CaseIds.text(ids, ids(suite));
  }

  private static String name(Caught row) {
    return row.defect() == null ? "none" : row.defect().word();
  }

  private static String endpoint(Caught row) {
    return row.role().peer().name().toLowerCase(Locale.ROOT);
  }
}
