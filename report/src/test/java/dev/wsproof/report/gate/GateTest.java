package dev.wsproof.report.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.report.view.Index;
import dev.wsproof.script.CaseId;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever differs from a baseline is told by its kind, and fails unless it is allowed. */
class GateTest {
  private static final Index BEFORE =
      Entries.index(
          "a", "1.1.1", "1.1.2=NON_STRICT", "1.1.3=FAILED/UNCLEAN", "7.1.6=INFORMATIONAL");

  @Test
  void aRunWithoutResultsNeverPasses() {
    for (Policy policy : Policy.values()) {
      Gate gate = new Gate(policy, true, null, false, Set.of());
      assertFalse(gate.judge(new Index(), List.of()).passes());
      assertTrue(gate.judge(new Index(), List.of()).isRunFailed());
    }
    Set<Difference> all = Set.of(Difference.values());
    assertFalse(against(BEFORE, all).judge(new Index(), List.of()).passes());
  }

  @Test
  void aRunThatIsNotCompleteNeverPasses() {
    Judgement judgement = Gate.DEFAULT.judge(Entries.index("a", "1.1.1"), List.of("it died"));

    assertTrue(judgement.verdictsPass());
    assertFalse(judgement.passes());
  }

  @ParameterizedTest
  @CsvSource({"DEFAULT, true", "LENIENT, true", "STRICT, false", "FAILED_ONLY, false"})
  void casesThatCheckNoDemandFailNoGateOfTheDefaultPolicy(Policy policy, boolean passes) {
    Gate gate =
        new Gate(policy, true, null, false, Set.of()).withOptional(Set.of(CaseId.of("7.28.1")));
    Index run = Entries.index("a", "7.28.1=FAILED/WRONG_CODE");
    assertEquals(passes, gate.judge(run, List.of()).passes());
    assertFalse(gate.judge(Entries.index("a", "7.28.2=FAILED"), List.of()).passes());
  }

  @Test
  void whatIsAsTheBaselineSaysPassesWhateverThePolicy() {
    assertTrue(against(BEFORE, Set.of()).judge(BEFORE, List.of()).passes());
  }

  @ParameterizedTest
  @CsvSource({
    "1.1.1=NON_STRICT,     WORSE",
    "1.1.1=OK/UNCLEAN,     WORSE",
    "1.1.2,                BETTER",
    "1.1.2=OK/UNCLEAN,     WORSE",
    "1.1.3=FAILED,         BETTER",
    "1.1.3=FAILED/WRONG_CODE, CHANGED",
    "7.1.6=UNIMPLEMENTED,  CHANGED",
    "7.1.6=INFORMATIONAL/INFORMATIONAL, CHANGED",
    "9.1.1,                NEW",
  })
  void everyDifferenceIsToldAndFails(String result, Difference difference) {
    Index after = new Index();
    BEFORE.entries().forEach(after::put);
    Entries.index("a", result).entries().forEach(after::put);

    AgentJudgement judged = against(BEFORE, Set.of()).judge(after, List.of()).agents().get(0);

    assertEquals(1, judged.failures().size());
    assertEquals(List.of(judged.failures().get(0)), judged.of(difference));
    assertFalse(judged.passes());
  }

  @Test
  void whatVanishedIsNamedAndFails() {
    Index after = Entries.index("a", "1.1.1", "1.1.3=FAILED/UNCLEAN", "7.1.6=INFORMATIONAL");

    Judgement judgement = against(BEFORE, Set.of()).judge(after, List.of());

    List<CaseJudgement> vanished = judgement.agents().get(0).of(Difference.VANISHED);
    assertEquals("1.1.2", vanished.get(0).id().toString());
    assertEquals(judgement.failures(), vanished);
    assertEquals("no result; expected NON-STRICT, close OK", vanished.get(0).change());
  }

  @Test
  void anAgentThatIsAbsentFails() {
    Index after = Entries.index("b", "1.1.1");

    Judgement judgement = against(BEFORE, Set.of(Difference.NEW)).judge(after, List.of());

    assertEquals(List.of("a"), judgement.absent());
    assertFalse(judgement.passes());
    assertTrue(
        against(BEFORE, Set.of(Difference.NEW, Difference.ABSENT))
            .judge(after, List.of())
            .passes());
  }

  @ParameterizedTest
  @EnumSource(
      value = Difference.class,
      names = {"BETTER", "CHANGED", "VANISHED"})
  void whatIsAllowedPassesAndNothingElse(Difference allowed) {
    Index after =
        Entries.index("a", "1.1.1", "1.1.2", "1.1.3=FAILED/WRONG_CODE"); // and 7.1.6 vanished

    List<CaseJudgement> failures =
        against(BEFORE, Set.of(allowed)).judge(after, List.of()).failures();

    assertEquals(2, failures.size());
    assertTrue(failures.stream().noneMatch(judged -> judged.difference() == allowed));
  }

  @Test
  void whatIsWorseOrNewAndAllowedStillHasToPassThePolicy() {
    Index after =
        Entries.index(
            "a",
            "1.1.1=NON_STRICT",
            "1.1.2=FAILED",
            "1.1.3=FAILED/UNCLEAN",
            "7.1.6=INFORMATIONAL",
            "9.1.1",
            "9.1.2=FAILED");

    List<String> failures =
        against(BEFORE, Set.of(Difference.WORSE, Difference.NEW))
            .judge(after, List.of())
            .failures()
            .stream()
            .map(judged -> judged.id().toString())
            .toList();

    assertEquals(List.of("1.1.2", "9.1.2"), failures);
  }

  @ParameterizedTest
  @CsvSource({
    "OK,            NONE",
    "NON_STRICT,    CHANGED", // between the two
    "FAILED,        NONE",
    "INFORMATIONAL, CHANGED",
  })
  void aFlakyCaseMayHaveAnyOfItsResults(Behavior found, Difference difference) {
    Expected flaky = new Expected(List.of(result(Behavior.OK), result(Behavior.FAILED)), "a race");

    assertEquals(difference, flaky.difference(Entries.of("a", "1.1.1", found, CloseBehavior.OK)));
  }

  @ParameterizedTest
  @CsvSource({"OK, BETTER", "NON_STRICT, NONE", "INFORMATIONAL, NONE", "FAILED, WORSE"})
  void aFlakyCaseMayStillGetWorseOrBetter(Behavior found, Difference difference) {
    Expected flaky =
        new Expected(List.of(result(Behavior.NON_STRICT), result(Behavior.INFORMATIONAL)), "");

    assertEquals(difference, flaky.difference(Entries.of("a", "1.1.1", found, CloseBehavior.OK)));
  }

  @Test
  void anEndThatTheBaselineDoesNotTellMayBeAny() {
    Expected expected =
        new Expected(List.of(new Expected.Result(Behavior.OK, null, Expected.Code.ANY)), "");

    for (CloseBehavior close : CloseBehavior.values()) {
      assertEquals(
          Difference.NONE, expected.difference(Entries.of("a", "1.1.1", Behavior.OK, close)));
    }
  }

  @Test
  void closeCodesCountWhereTheBaselineTellsThem() {
    Baseline codes = Baseline.EMPTY.updated(Entries.index("a", "1.1.1"), true);
    Index none = new Index();
    none.put(Entries.of("a", "1.1.1", Behavior.OK, CloseBehavior.OK, null));

    CaseJudgement judged = gate(codes, Set.of()).judge(none.entries().get(0));

    assertEquals(Difference.CHANGED, judged.difference());
    assertEquals("OK, close OK, code none; expected OK, close OK, code 1000", judged.change());
    assertTrue(gate(codes.withoutCodes(), Set.of()).judge(none, List.of()).passes());
    Baseline noCode = Baseline.EMPTY.updated(none, true);
    assertTrue(gate(noCode, Set.of()).judge(none, List.of()).passes());
    assertFalse(gate(noCode, Set.of()).judge(Entries.index("a", "1.1.1"), List.of()).passes());
  }

  @Test
  void agentsOfAnyNameAreComparedWithTheOneThereIs() {
    Baseline baseline = Baseline.EMPTY.updated(BEFORE, false);
    Index after = new Index();
    Entries.index("b", "1.1.1", "1.1.2=NON_STRICT", "1.1.3=FAILED/UNCLEAN")
        .entries()
        .forEach(after::put);
    Gate gate = new Gate(Policy.DEFAULT, true, baseline, true, Set.of());

    Judgement judgement = gate.judge(after, List.of());

    assertEquals(List.of(), judgement.absent());
    assertEquals(List.of("7.1.6"), ids(judgement.failures()));
    Baseline two = baseline.updated(Entries.index("c", "1.1.1"), false);
    assertThrows(
        IllegalArgumentException.class, () -> new Gate(Policy.DEFAULT, true, two, true, Set.of()));
  }

  @Test
  void anUpdateKeepsEntriesThatStillApplyAndAgentsThatWereNotRun() {
    NavigableMap<CaseId, Expected> cases = new TreeMap<>();
    Baseline first = Baseline.EMPTY.updated(BEFORE, false);
    first.of("a").forEach((id, e) -> cases.put(id, new Expected(e.anyOf(), "because " + id)));
    Baseline old =
        new Baseline(new TreeMap<>(Map.of("a", cases))).updated(Entries.index("b", "2.1"), false);

    Baseline updated =
        old.updated(Entries.index("a", "1.1.1", "1.1.2", "1.1.3=FAILED/UNCLEAN"), false);

    assertEquals("because 1.1.1", reason(updated, "1.1.1"));
    assertEquals("", reason(updated, "1.1.2"));
    assertEquals("because 1.1.3", reason(updated, "1.1.3"));
    assertEquals(3, updated.of("a").size());
    assertEquals(1, updated.of("b").size());
  }

  @ParameterizedTest
  @CsvSource({
    "OK OK,             false, true,  true",
    "FAILED OK,         true,  false, true",
    "FAILED FAILED OK,  true,  false, true",
    "OK FAILED,         true,  false, true", // where the policy has become laxer since
    "FAILED FAILED,     false, false, false",
    "FAILED NON_STRICT, true,  false, true",
  })
  void whatPassesInSomeAttemptsOnlyIsFlaky(
      String attempts, boolean flaky, boolean passes, boolean passesIfAllowed) {
    Index index = Entries.attempts("a", "1.1.1", attempts.split(" "));

    CaseJudgement judged = Gate.DEFAULT.judge(index.entries().get(0));

    assertEquals(flaky, judged.isFlaky());
    assertEquals(passes, judged.passes());
    assertEquals(
        passesIfAllowed, Gate.DEFAULT.withFlaky(true).judge(index.entries().get(0)).passes());
    assertEquals(flaky, judged.change().startsWith("FLAKY: "), judged.change());
  }

  @Test
  void aBaselineOfAFlakyCaseAllowsEachOfItsResults() {
    Index flaky = Entries.attempts("a", "1.1.1", "FAILED", "FAILED", "OK");
    Baseline baseline = Baseline.EMPTY.updated(flaky, false);

    assertEquals(
        "FAILED, close OK; or OK, close OK", baseline.of("a").firstEntry().getValue().text());
    for (Index after :
        List.of(flaky, Entries.index("a", "1.1.1"), Entries.index("a", "1.1.1=FAILED"))) {
      assertTrue(gate(baseline, Set.of()).judge(after, List.of()).passes());
    }
    Baseline strict = Baseline.EMPTY.updated(Entries.index("a", "1.1.1=FAILED"), false);
    assertFalse(gate(strict, Set.of()).judge(flaky, List.of()).passes());
    assertEquals(baseline, strict.updated(flaky, false));
  }

  @Test
  void whatOtherShardsHaveHasNotVanished() {
    Index after = Entries.index("a", "1.1.1", "1.1.3=FAILED/UNCLEAN");
    Gate gate = against(BEFORE, Set.of());

    assertEquals(2, gate.judge(after, List.of()).failures().size());
    assertEquals(
        List.of("7.1.6"),
        ids(gate.without(Set.of(CaseId.of("1.1.2"))).judge(after, List.of()).failures()));
  }

  private static String reason(Baseline baseline, String id) {
    return baseline.of("a").get(CaseId.of(id)).reason();
  }

  private static List<String> ids(List<CaseJudgement> judged) {
    return judged.stream().map(one -> one.id().toString()).toList();
  }

  private static Expected.Result result(Behavior behavior) {
    return new Expected.Result(behavior, CloseBehavior.OK, Expected.Code.ANY);
  }

  private static Gate against(Index before, Set<Difference> allowed) {
    return gate(Baseline.EMPTY.updated(before, false), allowed);
  }

  private static Gate gate(Baseline baseline, Set<Difference> allowed) {
    return new Gate(Policy.DEFAULT, true, baseline, false, allowed);
  }
}
