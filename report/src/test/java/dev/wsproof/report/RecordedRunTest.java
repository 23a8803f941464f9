package dev.wsproof.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.report.view.Evidence;
import dev.wsproof.report.view.Index;
import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.report.view.ReportInfo;
import dev.wsproof.report.view.RunFacts;
import dev.wsproof.report.view.Shard;
import dev.wsproof.report.view.Shares;
import dev.wsproof.script.CaseId;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run was to have is on record, and so is what stands behind its results. */
class RecordedRunTest {
  private static final ReportInfo INFO =
      ReportInfo.of("1.0", ReportInfo.Kind.SERVERS, Instant.parse("2026-01-01T00:00:00Z"));

  private static final List<String> ATTEMPTS =
      List.of("1.1.1 OK OK", "1.1.2 FAILED UNCLEAN", "1.1.2 FAILED OK", "1.1.2 OK OK");

  @TempDir Path temp;
  private Path outdir;

  @BeforeEach
  void setUp() {
    outdir = temp.resolve("reports");
  }

  @Test
  void aCompleteRunHasNoProblems() throws Exception {
    run(List.of("1.1.1", "1.1.2"), List.of());

    RecordedRun run = RecordedRun.read(outdir);
    assertEquals(RunFacts.Ending.ENDED, run.facts().ending());
    assertEquals(List.of(), run.facts().problems(run.index()));
  }

  @Test
  void casesWithoutResultAreCountedAndNamed() throws Exception {
    run(List.of("1.1.1", "1.1.2", "2.1", "2.10"), List.of());

    assertEquals(List.of("It: 2 of 4 cases have no result: 2.1, 2.10"), problems());
  }

  @Test
  void whyARunFailedIsKept() throws Exception {
    run(List.of("1.1.1", "1.1.2"), List.of("gone \u001b away"));

    assertEquals(List.of("gone ‹ESC› away"), problems());
  }

  @Test
  void aRunThatWasCutOffIsKnownByItsJournal() throws Exception {
    try (Reports reports = Reports.open(outdir, INFO)) {
      reports.runBegins();
      reports.planned("It", List.of(CaseId.of("1.1.1")));
      reports.accept(SampleResults.plain("It", "1.1.1"));
    }

    assertEquals(List.of("the run was cut off before its end"), problems());
  }

  @Test
  void renderingAndMergingKeepWhatIsKnown() throws Exception {
    run(List.of("1.1.1", "1.1.2", "2.1"), List.of("it was gone"));
    ReportFolder.render(outdir, "1.0", Instant.parse("2026-01-02T00:00:00Z"));
    List<String> problems = List.of("it was gone", "It: 1 of 3 cases have no result: 2.1");
    assertEquals(problems, problems());

    Path other = temp.resolve("other");
    try (Reports reports = Reports.open(other, INFO)) {
      reports.runBegins();
      reports.planned("It", List.of(CaseId.of("2.1")));
      reports.accept(SampleResults.plain("It", "2.1"));
      reports.runEnds(List.of());
    }
    Path merged = temp.resolve("merged");
    ReportMerge.merge(merged, List.of(outdir, other), "1.0", Instant.parse("2026-01-02T00:00:00Z"));

    outdir = merged;
    assertEquals(List.of("it was gone"), problems());
  }

  @Test
  void aRestartKeepsPlansAndForgetsHowTheLastRunEnded() throws Exception {
    run(List.of("1.1.1", "1.1.2", "2.1"), List.of("it was gone"));
    try (Reports reports = Reports.open(outdir, INFO, Existing.CONTINUE)) {
      reports.accept(SampleResults.plain("It", "2.1"));
      reports.finish();
      assertEquals(List.of("2.1"), ids(reports.results().entries()));
    }

    assertEquals(List.of(), problems());
  }

  @Test
  void theDetailFileTellsWhatWasExpectedAndWhatCame() throws Exception {
    run(List.of("1.1.1", "1.1.2"), List.of());

    Evidence shown = evidence("1.1.2");

    assertTrue(shown.finding().requirement().startsWith("MUST, RFC 6455 §"), shown.toString());
    assertTrue(shown.finding().expectedAnyOf().get(0).startsWith("OK: pong"), shown.toString());
    assertTrue(shown.finding().actual().startsWith("pong \"pongme 1!\""), shown.toString());
    assertTrue(shown.detail().rowCount() > 0);
  }

  @Test
  void detailFilesThatAreGoneOrBrokenAreSaidToBe() throws Exception {
    run(List.of("1.1.1", "1.1.2"), List.of());
    Files.delete(outdir.resolve("it_case_1_1_1.json"));
    Files.writeString(outdir.resolve("it_case_1_1_2.json"), "{\"agent\": ");

    assertEquals("not on record: there is no detail file", evidence("1.1.1").finding().actual());
    assertNull(evidence("1.1.1").detail());
    assertTrue(evidence("1.1.2").finding().actual().contains("it_case_1_1_2.json:1:"));
  }

  @Test
  void anIndexAloneWillDo() throws Exception {
    run(List.of("1.1.1", "1.1.2", "9.9.9"), List.of());
    Path index = temp.resolve("elsewhere.json");
    Files.copy(outdir.resolve("index.json"), index);
    outdir = index;

    assertEquals(List.of(), problems());
    assertNull(evidence("1.1.2").detail());
  }

  @Test
  void aCaseThatIsThereTwiceIsRefused() throws Exception {
    String entry =
        "\"1.1.1\": {\"behavior\": \"OK\", \"behaviorClose\": \"OK\", \"reportfile\":"
            + " \"a_case_1_1_1.json\"}";
    Path index = temp.resolve("index.json");
    Files.writeString(index, "{\"a\": {" + entry + ",\n" + entry + "}}");

    ReportFailure told = assertThrows(ReportFailure.class, () -> RecordedRun.read(index));

    assertTrue(told.getMessage().contains("index.json:2:"), told.getMessage());
  }

  @Test
  void furtherAttemptsAreInTheJournalAndNowhereElse() throws Exception {
    Map<String, String> once;
    run(List.of("1.1.1", "1.1.2"), List.of());
    once = new Folder(outdir).files();
    try (Reports reports = Reports.open(outdir, INFO)) {
      reports.runBegins();
      reports.planned("It", List.of(CaseId.of("1.1.1"), CaseId.of("1.1.2")));
      reports.accept(SampleResults.plain("It", "1.1.1"));
      reports.accept(SampleResults.of("It", "1.1.2", Behavior.FAILED, CloseBehavior.UNCLEAN));
      reports.acceptAgain(SampleResults.of("It", "1.1.2", Behavior.FAILED, CloseBehavior.OK));
      reports.acceptAgain(SampleResults.plain("It", "1.1.2"));
      reports.runEnds(List.of());
      reports.finish();
      assertEquals(ATTEMPTS, attempts(reports.results()));
    }
    Map<String, String> files = new Folder(outdir).files();
    once.remove(Journal.NAME);
    files.remove(Journal.NAME);
    assertEquals(once, files);
    assertEquals(List.of(), problems());
    assertEquals(ATTEMPTS, attempts(RecordedRun.read(outdir).index()));

    ReportFolder.render(outdir, "1.0", Instant.parse("2026-01-02T00:00:00Z"));
    assertEquals(ATTEMPTS, attempts(RecordedRun.read(outdir).index()));
    Path merged = temp.resolve("merged");
    ReportMerge.merge(merged, List.of(outdir), "1.0", Instant.parse("2026-01-02T00:00:00Z"));
    assertEquals(ATTEMPTS, attempts(RecordedRun.read(merged).index()));
    try (Reports reports = Reports.open(merged, INFO, Existing.CONTINUE)) {
      assertEquals(List.of("1.1.1", "1.1.2"), ids(reports.earlier()));
    }
    assertEquals(ATTEMPTS, attempts(RecordedRun.read(merged).index()));
  }

  @Test
  void aShardIsCompleteByItselfAndJoinedShardsOnlyTogether() throws Exception {
    Path first = shard(1, "1.1.1", "1.1.2");
    Path second = shard(2, "2.1");
    Path third = shard(3, "2.10");
    outdir = first;
    assertEquals(List.of(), problems());
    assertEquals("[2.1, 2.10]", RecordedRun.read(first).facts().elsewhere().toString());

    assertEquals(
        List.of(
            "It: 2 of 4 cases have no result: 2.1, 2.10; of its shards, 2 are missing: 2/3, 3/3"),
        problemsOfMerge("a", first));
    assertEquals(
        List.of("It: 1 of 4 cases have no result: 2.1; of its shards, 1 is missing: 2/3"),
        problemsOfMerge("b", first, third));
    ReportFolder.render(temp.resolve("b"), "1.0", Instant.parse("2026-01-02T00:00:00Z"));
    assertEquals(List.of(), problemsOfMerge("c", temp.resolve("b"), second));
    assertTrue(RecordedRun.read(temp.resolve("c")).facts().elsewhere().isEmpty());
  }

  private Path shard(int number, String... ids) throws ReportFailure {
    Path folder = temp.resolve("shard" + number);
    try (Reports reports = Reports.open(folder, INFO)) {
      reports.runBegins();
      List<CaseId> cases = Stream.of(ids).map(CaseId::of).toList();
      List<CaseId> all = Stream.of("1.1.1", "1.1.2", "2.1", "2.10").map(CaseId::of).toList();
      reports.planned("It", cases, Shares.of(new Shard(number, 3), all));
      Stream.of(ids).forEach(id -> reports.accept(SampleResults.plain("It", id)));
      reports.runEnds(List.of());
    }
    return folder;
  }

  private List<String> problemsOfMerge(String out, Path... folders) throws ReportFailure {
    outdir = temp.resolve(out);
    ReportMerge.merge(outdir, List.of(folders), "1.0", Instant.parse("2026-01-02T00:00:00Z"));
    return problems();
  }

  private static List<String> attempts(Index index) {
    return index.entries().stream()
        .flatMap(entry -> entry.attempts().stream())
        .map(one -> one.id() + " " + one.behavior() + " " + one.behaviorClose())
        .toList();
  }

  /** A run of one case that is OK, one that failed, and of no other. */
  private void run(List<String> planned, List<String> failures) throws ReportFailure {
    try (Reports reports = Reports.open(outdir, INFO)) {
      reports.runBegins();
      reports.planned("It", planned.stream().map(CaseId::of).toList());
      reports.accept(SampleResults.plain("It", "1.1.1"));
      reports.accept(SampleResults.of("It", "1.1.2", Behavior.FAILED, CloseBehavior.UNCLEAN));
      reports.runEnds(failures);
    }
  }

  private List<String> problems() throws ReportFailure {
    RecordedRun run = RecordedRun.read(outdir);
    return run.facts().problems(run.index());
  }

  private Evidence evidence(String id) throws ReportFailure {
    RecordedRun run = RecordedRun.read(outdir);
    return run.evidence(run.index().get("It", CaseId.of(id)), unknown -> Optional.empty());
  }

  private static List<String> ids(List<IndexEntry> entries) {
    return entries.stream().map(entry -> entry.id().toString()).toList();
  }
}
