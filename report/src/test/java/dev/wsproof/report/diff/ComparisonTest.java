package dev.wsproof.report.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.report.ReportFailure;
import dev.wsproof.report.gate.Direction;
import dev.wsproof.report.view.Index;
import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.report.view.Measured;
import dev.wsproof.script.CaseId;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
  @TempDir Path temp;

  @ParameterizedTest
  @CsvSource({
    "OK, OK, SAME",
    "OK, NON_STRICT, WORSE",
    "OK, INFORMATIONAL, WORSE",
    "OK, UNIMPLEMENTED, WORSE",
    "OK, FAILED, WORSE",
    "NON_STRICT, OK, BETTER",
    "NON_STRICT, NON_STRICT, SAME",
    "NON_STRICT, INFORMATIONAL, WORSE",
    "NON_STRICT, UNIMPLEMENTED, WORSE",
    "NON_STRICT, FAILED, WORSE",
    "INFORMATIONAL, OK, BETTER",
    "INFORMATIONAL, NON_STRICT, BETTER",
    "INFORMATIONAL, INFORMATIONAL, SAME",
    "INFORMATIONAL, UNIMPLEMENTED, CHANGED",
    "INFORMATIONAL, FAILED, WORSE",
    "UNIMPLEMENTED, OK, BETTER",
    "UNIMPLEMENTED, NON_STRICT, BETTER",
    "UNIMPLEMENTED, INFORMATIONAL, CHANGED",
    "UNIMPLEMENTED, UNIMPLEMENTED, SAME",
    "UNIMPLEMENTED, FAILED, WORSE",
    "FAILED, OK, BETTER",
    "FAILED, NON_STRICT, BETTER",
    "FAILED, INFORMATIONAL, BETTER",
    "FAILED, UNIMPLEMENTED, BETTER",
    "FAILED, FAILED, SAME"
  })
  void behavioursHaveAnOrderOfGoodness(Behavior before, Behavior after, Direction direction) {
    assertEquals(direction, Direction.of(before, after));
  }

  @Test
  void endsAreGoodOrBad() {
    for (CloseBehavior before : CloseBehavior.values()) {
      for (CloseBehavior after : CloseBehavior.values()) {
        boolean good = IndexEntry.isGood(before);
        boolean stillGood = IndexEntry.isGood(after);
        Direction wanted =
            before == after
                ? Direction.SAME
                : good == stillGood
                    ? Direction.CHANGED
                    : stillGood ? Direction.BETTER : Direction.WORSE;
        assertEquals(wanted, Direction.of(before, after), before + " to " + after);
      }
    }
  }

  @Test
  void everyCaseIsInItsListInTheOrderOfTheCatalogue() {
    Index before =
        index(
            entry("a", "5.20", Behavior.FAILED, CloseBehavior.OK),
            entry("a", "5.3", Behavior.FAILED, CloseBehavior.UNCLEAN),
            entry("a", "6.1", Behavior.OK, CloseBehavior.OK),
            entry("a", "6.2", Behavior.OK, CloseBehavior.OK),
            entry("a", "6.3", Behavior.OK, CloseBehavior.OK),
            entry("a", "7.1", Behavior.OK, CloseBehavior.OK),
            entry("gone", "1.1", Behavior.OK, CloseBehavior.OK));
    Index after =
        index(
            entry("a", "5.20", Behavior.OK, CloseBehavior.OK),
            entry("a", "5.3", Behavior.NON_STRICT, CloseBehavior.OK),
            entry("a", "6.1", Behavior.FAILED, CloseBehavior.OK),
            entry("a", "6.2", Behavior.OK, CloseBehavior.WRONG_CODE),
            entry("a", "6.3", Behavior.OK, CloseBehavior.OK),
            entry("a", "9.1", Behavior.OK, CloseBehavior.OK),
            entry("new", "1.1", Behavior.OK, CloseBehavior.OK));
    Comparison comparison = Comparison.of(before, after);
    assertEquals(List.of("gone"), comparison.vanished());
    assertEquals(List.of("new"), comparison.added());
    AgentComparison a = comparison.agents().get(0);
    assertEquals(List.of("5.3", "5.20"), ids(a.behavior(Direction.BETTER)));
    assertEquals(List.of("6.1"), ids(a.behavior(Direction.WORSE)));
    assertEquals(List.of("5.3"), ids(a.close(Direction.BETTER)));
    assertEquals(List.of("6.2"), ids(a.close(Direction.WORSE)));
    assertEquals("7.1", a.vanished().get(0).id().toString());
    assertEquals("9.1", a.added().get(0).id().toString());
    assertEquals(1, a.same());
    assertTrue(comparison.isWorse());
    assertFalse(comparison.isSame());
    assertTrue(Comparison.of(before, before).isSame());
    assertFalse(Comparison.of(before, before).isWorse());
  }

  @Test
  void whatGetsBetterOrComesIsNotWorse() {
    Index before = index(entry("a", "1.1", Behavior.FAILED, CloseBehavior.UNCLEAN));
    Index after =
        index(
            entry("a", "1.1", Behavior.OK, CloseBehavior.OK),
            entry("a", "1.2", Behavior.FAILED, CloseBehavior.UNCLEAN),
            entry("b", "1.2", Behavior.FAILED, CloseBehavior.UNCLEAN));
    assertFalse(Comparison.of(before, after).isWorse());
    assertTrue(Comparison.of(after, before).isWorse());
  }

  @Test
  void soleAgentsAreComparedWhateverTheirNames() throws Exception {
    Path ours = file("ours.json", "wsproof-peer", "FAILED");
    Path theirs = file("theirs.json", "node-ws", "OK");
    Comparison byName = Comparison.of(theirs, ours, Pairing.BY_NAME);
    assertEquals(List.of("node-ws"), byName.vanished());
    assertEquals(List.of("wsproof-peer"), byName.added());
    AgentComparison agent = Comparison.of(theirs, ours, Pairing.SOLE_AGENTS).agents().get(0);
    assertEquals("node-ws", agent.before());
    assertEquals("wsproof-peer", agent.after());
    assertEquals(List.of("5.19"), ids(agent.behavior(Direction.WORSE)));
    Path none = Files.writeString(temp.resolve("none.json"), "{}");
    assertEquals(
        "cannot compare " + none + ": got 0 agents, wanted exactly one",
        assertThrows(ReportFailure.class, () -> Comparison.of(theirs, none, Pairing.SOLE_AGENTS))
            .getMessage());
  }

  private Path file(String name, String agent, String behavior) throws Exception {
    return Files.writeString(
        temp.resolve(name),
        """
        {"%s": {"5.19": {"behavior": "%s", "behaviorClose": "OK", "duration": 2,
          "remoteCloseCode": null, "reportfile": "a_case_5_19.json"}}}
        """
            .formatted(agent, behavior));
  }

  private static List<String> ids(List<Change> changes) {
    return changes.stream().map(change -> change.id().toString()).toList();
  }

  private static Index index(IndexEntry... entries) {
    Index index = new Index();
    for (IndexEntry entry : entries) {
      index.put(entry);
    }
    return index;
  }

  private static IndexEntry entry(String agent, String id, Behavior behavior, CloseBehavior close) {
    return new IndexEntry(
        agent, CaseId.of(id), "", behavior, close, 1, Measured.NOTHING, 1000, "f", true);
  }
}
