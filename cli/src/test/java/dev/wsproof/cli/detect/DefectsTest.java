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
import java.util.LinkedHashMap;
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
  /** Of the defects every so manieth is run in every build. */
  private static final int EVERY = 10;

  private static final int CASES_AT_ONCE = 16;
  private static final int ENDPOINTS_AT_ONCE = 4;

  /** The machine may do much else at the time. */
  private static final TimeoutScale PATIENT = new TimeoutScale(BigDecimal.valueOf(2));

  /** What is not as recorded may be the machine: those cases are run once more, alone. */
  private static final TimeoutScale VERY_PATIENT = new TimeoutScale(BigDecimal.valueOf(4));

  /** More defects than this are not run again: they are no accident. */
  private static final int MOST_ACCIDENTS = 40;

  private static final List<TestCase> CASES =
      new CaseSelector(Suites.ALL, null).select(DetectionCases.SAMPLE, List.of()).cases();

  /** What noticed an endpoint, and what of it would pass a gate. */
  private record Noticing(SortedSet<CaseId> cases, SortedSet<CaseId> mildly) {
    Noticing() {
      this(new TreeSet<>(), new TreeSet<>());
    }

    void replace(Set<CaseId> ids, Noticing again) {
      cases.removeAll(ids);
      cases.addAll(again.cases);
      mildly.removeAll(ids);
      mildly.addAll(again.mildly);
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

    runUnlikeAgain(some, record, seen);
    assertEquals(lines(record), lines(seen));
  }

  @Test
  @EnabledIfSystemProperty(named = "wsproof.detect", matches = "true") // ./mvnw -Pdetect verify
  void everyDefectIsNoticedByTheCasesThatTheRecordSays() throws IOException {
    Map<String, Noticing> record = record();
    Map<String, Noticing> seen = seen(all(), CASES);

    runUnlikeAgain(all(), record, seen);
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
            seen.put(
                row.name() + " " + row.endpoint(),
                new Noticing(new TreeSet<>(row.cases()), new TreeSet<>(row.mildly()))));
    return seen;
  }

  /** Where {@code seen} is not as recorded, it takes what a second, lonely run shows. */
  private static void runUnlikeAgain(
      List<Defect> defects, Map<String, Noticing> record, Map<String, Noticing> seen)
      throws IOException {
    Map<Defect, Set<CaseId>> unlike = new LinkedHashMap<>();
    for (Defect defect : defects) {
      Set<CaseId> ids = unlike(defect, record, seen);
      if (!ids.isEmpty()) {
        unlike.put(defect, ids);
      }
    }
    if (unlike.size() > MOST_ACCIDENTS) {
      return;
    }
    for (Map.Entry<Defect, Set<CaseId>> each : unlike.entrySet()) {
      Set<CaseId> ids = each.getValue();
      List<TestCase> cases = CASES.stream().filter(c -> ids.contains(c.id())).toList();
      List<Defect> alone = new ArrayList<>();
      alone.add(each.getKey());
      seen(alone, 1, new Detection(cases, CASES_AT_ONCE / 4, VERY_PATIENT))
          .forEach((key, again) -> seen.get(key).replace(ids, again));
    }
  }

  private static Set<CaseId> unlike(
      Defect defect, Map<String, Noticing> record, Map<String, Noticing> seen) {
    Set<CaseId> ids = new TreeSet<>();
    for (String endpoint : List.of(" server", " client")) {
      String key = (defect == null ? Caught.NONE : defect.word()) + endpoint;
      if (seen.containsKey(key) && record.containsKey(key)) {
        ids.addAll(difference(record.get(key).cases(), seen.get(key).cases()));
        ids.addAll(difference(record.get(key).mildly(), seen.get(key).mildly()));
      }
    }
    return ids;
  }

  private static Set<CaseId> difference(Set<CaseId> one, Set<CaseId> other) {
    Set<CaseId> either = new TreeSet<>(one);
    either.addAll(other);
    either.removeIf(id -> one.contains(id) && other.contains(id));
    return either;
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
