package dev.wsproof.cli.detect;

import dev.wsproof.cli.console.CaseIds;
import dev.wsproof.script.CaseId;
import dev.wsproof.script.TestCase;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which cases of one suite noticed one endpoint: a line of the record. Immutable.
 *
 * @param defect its name
 * @param endpoint server or client
 * @param suite of the cases
 * @param cases those that noticed, in few words; empty for none
 * @param mildly those of them whose verdict still passes the default policy of a gate
 */
public record Detected(String defect, String endpoint, String suite, String cases, String mildly) {
  private static final String TAB = "\t";

  /**
   * The lines of what was caught, one for every suite.
   *
   * @param run all cases that were run
   */
  public static List<Detected> of(Caught caught, List<TestCase> run) {
    List<Detected> lines = new ArrayList<>();
    for (String suite : run.stream().map(TestCase::suite).distinct().sorted().toList()) {
      SortedSet<CaseId> all = new TreeSet<>();
      run.stream().filter(each -> each.suite().equals(suite)).map(TestCase::id).forEach(all::add);
      lines.add(
          new Detected(
              caught.name(),
              caught.endpoint(),
              suite,
              text(caught.cases(), all),
              text(caught.mildly(), all)));
    }
    return lines;
  }

  private static String text(SortedSet<CaseId> ids, SortedSet<CaseId> ofSuite) {
    SortedSet<CaseId> here = new TreeSet<>(ids);
    here.retainAll(ofSuite);
    return CaseIds.text(here, ofSuite);
  }

  /** Whether some case noticed. */
  public boolean noticed() {
    return !cases.isEmpty();
  }

  /** Whether a gate would not pass. */
  public boolean fails() {
    return !cases.equals(mildly);
  }

  /** As a line of a file, its cells between tabs. */
  public String tsv() {
    return String.join(TAB, defect, endpoint, suite, cases, mildly);
  }

  /**
   * Such a line read again.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Detected read(String line) {
    String[] cells = line.split(TAB, -1);
    if (cells.length != 5) {
      throw new IllegalArgumentException("wanted five cells: " + line);
    }
    return new Detected(cells[0], cells[1], cells[2], cells[3], cells[4]);
  }
}
