package dev.wsproof.cli.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.cases.CaseSelector;
import dev.wsproof.cases.Suites;
import dev.wsproof.cli.testee.defect.Defect;
import dev.wsproof.run.TimeoutScale;
import dev.wsproof.script.CaseId;
import dev.wsproof.script.TestCase;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Each defect is noticed by the cases of the record, and by no others. */
class DefectsTest {
  private static final int CASES_AT_ONCE = 8;
  private static final int ENDPOINTS_AT_ONCE = 4;

  /** The machine may do much else at the time. */
  private static final TimeoutScale PATIENT = new TimeoutScale(BigDecimal.valueOf(2));

  private static final List<TestCase> CASES =
      new CaseSelector(Suites.ALL, null).select(DetectionCases.SAMPLE, List.of()).cases();

  /** What noticed an endpoint, and what of it would pass a gate. */
  private record Noticing(SortedSet<CaseId> cases, SortedSet<CaseId> mildly) {
    Noticing() {
      this(new TreeSet<>(), new TreeSet<>());
    }

    void retain(List<CaseId> few) {
      cases.retainAll(few);
      mildly.retainAll(few);
    }
  }

  @Test
  void everyDefectIsNoticedByThoseOfAFewCasesThatTheRecordSays() throws IOException {
    Map<String, Noticing> record = record();
    List<CaseId> few = cover(record.values());
    List<TestCase> cases = CASES.stream().filter(each -> few.contains(each.id())).toList();
    record.values().forEach(noticing -> noticing.retain(few));

    assertEquals(lines(record), lines(seen(cases)));
  }

  @Test
  @EnabledIfSystemProperty(named = "wsproof.detect", matches = "true") // ./mvnw -Pdetect verify
  void everyDefectIsNoticedByTheCasesThatTheRecordSays() throws IOException {
    assertEquals(lines(record()), lines(seen(CASES)));
  }

  @Test
  void theRecordHasEveryEndpointAndNothingNoticesThoseWithoutDefect() {
    Map<String, Noticing> record = record();

    assertEquals(Detection.endpoints(all()), record.size());
    assertEquals(new Noticing(), record.get("none server"));
    assertEquals(new Noticing(), record.get("none client"));
  }

  @Test
  void somethingNoticesEveryDefect() {
    assertEquals(List.of(), new DetectionTable(Recorded.LINES).unnoticed());
  }

  @Test
  void defectsAreManyAndFitALine() {
    assertTrue(Defect.values().length >= 60);
    for (Defect defect : Defect.values()) {
      assertTrue(defect.about().length() <= 76, defect.about());
      assertTrue(defect.requirements().stream().allMatch(id -> id.matches("\\S+-\\d+")));
    }
  }

  private static List<Defect> all() {
    List<Defect> all = new ArrayList<>();
    all.add(null);
    all.addAll(Arrays.asList(Defect.values()));
    return all;
  }

  private static Map<String, Noticing> seen(List<TestCase> cases) throws IOException {
    Map<String, Noticing> seen = new TreeMap<>();
    new Detection(cases, CASES_AT_ONCE, PATIENT)
        .all(
            all(),
            ENDPOINTS_AT_ONCE,
            row ->
                seen.put(
                    row.name() + " " + row.endpoint(), new Noticing(row.cases(), row.mildly())));
    return seen;
  }

  private static Map<String, Noticing> record() {
    Map<String, Noticing> record = new TreeMap<>();
    for (Detected line : Recorded.LINES) {
      Noticing noticing =
          record.computeIfAbsent(line.defect() + " " + line.endpoint(), key -> new Noticing());
      noticing.cases().addAll(Recorded.ids(line, line.cases(), CASES));
      noticing.mildly().addAll(Recorded.ids(line, line.mildly(), CASES));
    }
    return record;
  }

  /** A few cases of which each endpoint with a defect has one that notices it. */
  private static List<CaseId> cover(Collection<Noticing> noticed) {
    Set<SortedSet<CaseId>> left = new HashSet<>();
    noticed.forEach(each -> left.add(new TreeSet<>(each.cases())));
    left.removeIf(Set::isEmpty);
    List<CaseId> cover = new ArrayList<>();
    while (!left.isEmpty()) {
      Map<CaseId, Long> votes =
          left.stream()
              .flatMap(Collection::stream)
              .collect(Collectors.groupingBy(id -> id, TreeMap::new, Collectors.counting()));
      CaseId best =
          votes.entrySet().stream()
              .reduce((one, other) -> other.getValue() > one.getValue() ? other : one)
              .orElseThrow()
              .getKey();
      cover.add(best);
      left.removeIf(ids -> ids.contains(best));
    }
    return cover;
  }

  private static String lines(Map<String, Noticing> rows) {
    StringBuilder text = new StringBuilder();
    rows.forEach((key, each) -> text.append(key).append(": ").append(each).append('\n'));
    return text.toString();
  }
}
