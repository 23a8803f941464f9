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
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Each defect is noticed by the cases of the record, and by no others. */
class DefectsTest {
  /** Of the defects every so manieth is run in every build. */
  private static final int EVERY = 10;

  private static final int CASES_AT_ONCE = 16;
  private static final int ENDPOINTS_AT_ONCE = 4;

  /** The machine may do much else at the time. */
  private static final TimeoutScale PATIENT = new TimeoutScale(BigDecimal.valueOf(2));

  /** When a row is not as recorded, it may be the machine: then it is run once more, alone. */
  private static final TimeoutScale VERY_PATIENT = new TimeoutScale(BigDecimal.valueOf(4));

  /** More rows than this are not run again: they are no accident. */
  private static final int MOST_ACCIDENTS = 12;

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
  void someDefectsAreNoticedByThoseOfAFewCasesThatTheRecordSays() throws IOException {
    Map<String, Noticing> record = record();
    List<CaseId> few = cover(record.values());
    List<TestCase> cases = CASES.stream().filter(each -> few.contains(each.id())).toList();
    record.values().forEach(noticing -> noticing.retain(few));

    List<Defect> some = all();
    some.removeIf(defect -> defect != null && defect.ordinal() % EVERY != 0);
    Map<String, Noticing> seen = seen(some, cases);
    record.keySet().retainAll(seen.keySet());

    runUnlikeAgain(some, record, seen, cases);
    assertEquals(lines(record), lines(seen));
  }

  @Test
  @EnabledIfSystemProperty(named = "wsproof.detect", matches = "true") // ./mvnw -Pdetect verify
  void everyDefectIsNoticedByTheCasesThatTheRecordSays() throws IOException {
    Map<String, Noticing> record = record();
    Map<String, Noticing> seen = seen(all(), CASES);

    runUnlikeAgain(all(), record, seen, CASES);
    assertEquals(lines(record), lines(seen));
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

  private static Map<String, Noticing> seen(List<Defect> defects, List<TestCase> cases)
      throws IOException {
    return seen(defects, ENDPOINTS_AT_ONCE, new Detection(cases, CASES_AT_ONCE, PATIENT));
  }

  private static Map<String, Noticing> seen(List<Defect> defects, int atOnce, Detection detection)
      throws IOException {
    Map<String, Noticing> seen = new TreeMap<>();
    detection.all(
        defects,
        atOnce,
        row ->
            seen.put(row.name() + " " + row.endpoint(), new Noticing(row.cases(), row.mildly())));
    return seen;
  }

  /** Of a defect with a row that is not as recorded, takes what a second, lonely run shows. */
  private static void runUnlikeAgain(
      List<Defect> defects,
      Map<String, Noticing> record,
      Map<String, Noticing> seen,
      List<TestCase> cases)
      throws IOException {
    List<Defect> unlike = new ArrayList<>(defects);
    unlike.removeIf(
        defect ->
            Stream.of(" server", " client")
                .map(endpoint -> (defect == null ? Caught.NONE : defect.word()) + endpoint)
                .allMatch(key -> Objects.equals(record.get(key), seen.get(key))));
    if (!unlike.isEmpty() && unlike.size() <= MOST_ACCIDENTS) {
      seen.putAll(seen(unlike, 1, new Detection(cases, CASES_AT_ONCE / 4, VERY_PATIENT)));
    }
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
