package dev.wsproof.cli.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.cases.CaseSelector;
import dev.wsproof.cases.Suites;
import dev.wsproof.cli.console.CaseIds;
import dev.wsproof.cli.testee.defect.Defect;
import dev.wsproof.script.CaseId;
import dev.wsproof.script.TestCase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DefectsTest {
  /** All of them take a minute and a half: {@code -Dwsproof.detect=true}. */
  private static final boolean ALL = Boolean.getBoolean("wsproof.detect");

  /** Otherwise every so manieth is run. */
  private static final int EVERY = 10;

  private static final String TABLE = "/defects/classic.tsv";
  private static final int CASES_AT_ONCE = 16;
  private static final int ENDPOINTS_AT_ONCE = 4;

  /** The cases of the classic suite that need no seconds of computing. */
  private static final List<TestCase> CASES =
      new CaseSelector(Suites.CLASSIC, null).select(DetectionTable.SAMPLE, List.of()).cases();

  @Test
  void aPeerWithoutDefectPassesAndEachDefectIsNoticedByItsCasesAlone() throws IOException {
    List<Defect> defects = new ArrayList<>();
    defects.add(null);
    for (Defect defect : Defect.values()) {
      if (ALL || defect.ordinal() % EVERY == 0) {
        defects.add(defect);
      }
    }
    Map<String, String> seen = new TreeMap<>();
    new Detection(CASES, CASES_AT_ONCE)
        .all(defects, ENDPOINTS_AT_ONCE, row -> seen.put(key(row), text(row)));
    Map<String, String> expected = expected();
    assertTrue(ALL ? seen.keySet().equals(expected.keySet()) : seen.size() > EVERY);
    expected.keySet().retainAll(seen.keySet());
    assertEquals(lines(expected), lines(seen));
  }

  @Test
  void defectsAreManyAndFitALine() {
    assertTrue(Defect.values().length >= 60);
    for (Defect defect : Defect.values()) {
      assertTrue(defect.about().length() <= 76, defect.about());
      assertTrue(defect.requirements().stream().allMatch(id -> id.matches("\\S+-\\d+")));
    }
  }

  private static String key(Caught row) {
    String name = row.defect() == null ? "none" : row.defect().word();
    return name + "\t" + row.role().peer().name().toLowerCase(java.util.Locale.ROOT);
  }

  private static String text(Caught row) {
    List<CaseId> all = CASES.stream().map(TestCase::id).toList();
    String ids = CaseIds.text(row.cases(), all);
    return row.failure() == null ? ids : "the run fails";
  }

  private static Map<String, String> expected() throws IOException {
    try (InputStream in = DefectsTest.class.getResourceAsStream(TABLE)) {
      Map<String, String> rows = new TreeMap<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t", -1))
          .forEach(cells -> rows.put(cells[0] + "\t" + cells[1], cells[2]));
      return rows;
    }
  }

  private static String lines(Map<String, String> rows) {
    StringBuilder text = new StringBuilder();
    rows.forEach((key, ids) -> text.append(key).append('\t').append(ids).append('\n'));
    return text.toString();
  }
}
