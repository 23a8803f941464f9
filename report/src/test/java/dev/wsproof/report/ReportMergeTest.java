package dev.wsproof.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.observe.Observation;
import dev.wsproof.report.view.ReportInfo;
import dev.wsproof.run.CaseResult;
import dev.wsproof.script.CaseId;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportMergeTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path temp;

  @Test
  void shardsJoinedAreWhatOneRunWouldHaveWritten() throws Exception {
    List<String> ids = List.of("1.1.1", "1.1.2", "5.19", "7.13.1", "9.1.1", "12.1.1");
    Path whole = temp.resolve("whole");
    try (Reports reports = open(whole, ReportInfo.Kind.SERVERS)) {
      for (String agent : List.of("a b", "a/b", SampleResults.HOSTILE)) {
        ids.forEach(id -> reports.accept(result(agent, id)));
      }
    }
    for (int shard = 0; shard < 3; shard++) {
      try (Reports reports = open(temp.resolve("shard" + shard), ReportInfo.Kind.SERVERS)) {
        List<String> agents = List.of("a b", "a/b", SampleResults.HOSTILE);
        for (int i = 0; i < 3; i++) {
          // the order of agents differs from shard to shard, and so do the names of their files
          String agent = agents.get((i + shard) % 3);
          for (int place = shard; place < ids.size(); place += 3) {
            reports.accept(result(agent, ids.get(place)));
          }
        }
      }
    }
    Path out = temp.resolve("out");
    assertEquals(
        new ReportMerge.Merged(3, 18, List.of()), ReportMerge.merge(out, shards(3), "1.0", NOW));
    Map<String, String> expected = new Folder(whole).files();
    Map<String, String> files = new Folder(out).files();
    assertEquals(
        expected.remove(Journal.NAME).lines().sorted().toList(),
        files.remove(Journal.NAME).lines().sorted().toList());
    assertEquals(expected, files);
    assertEquals(
        new ReportMerge.Merged(3, 18, List.of()),
        ReportMerge.merge(out, shards(3), "1.0", NOW),
        "again over the same folder");
  }

  @Test
  void ofTwoResultsOfOneCaseTheLaterOneStaysAndBothAreNamed() throws Exception {
    run("early", result("a", "1.1.1", Behavior.OK, 0), result("a", "1.1.2", Behavior.OK, 5));
    run(
        "late",
        result("a", "1.1.1", Behavior.FAILED, 9),
        result("a", "1.1.2", Behavior.FAILED, 4),
        result("a", "1.1.3", Behavior.OK, 9));
    Path early = temp.resolve("early");
    Path late = temp.resolve("late");
    for (List<Path> order : List.of(List.of(early, late), List.of(late, early))) {
      Path out = temp.resolve("out");
      ReportMerge.Merged merged = ReportMerge.merge(out, order, "1.0", NOW);
      assertEquals(3, merged.results());
      assertEquals(
          List.of(
              new ReportMerge.Twice("a", CaseId.of("1.1.1"), late, early),
              new ReportMerge.Twice("a", CaseId.of("1.1.2"), early, late)),
          merged.twice());
      assertEquals(
          "case 1.1.1 of a is in %s and in %s: the one of %s began later and stays"
              .formatted(early, late, late),
          merged.twice().get(0).sentence());
      Folder folder = new Folder(out);
      assertEquals(
          "FAILED", folder.json("index.json").get("a").get("1.1.1").get("behavior").asString());
      assertEquals("FAILED", folder.json("a_case_1_1_1.json").get("behavior").asString());
      assertEquals(
          "OK", folder.json("index.json").get("a").get("1.1.2").get("behavior").asString());
    }
  }

  @Test
  void aFolderOfTheReferenceAndAnIndexAloneAreJoinedToo() throws Exception {
    run("ours", result("ours", "5.19", Behavior.OK, 0));
    Path theirs = Files.createDirectory(temp.resolve("theirs"));
    Files.writeString(
        theirs.resolve("index.json"),
        ReportFolderTest.index(
            "theirs", ReportFolderTest.entry("5.19", "NON-STRICT", "theirs_case_5_19.json")));
    Path out = temp.resolve("out");
    ReportMerge.merge(out, List.of(temp.resolve("ours"), theirs), "1.0", NOW);
    Folder folder = new Folder(out);
    assertEquals(
        "NON-STRICT",
        folder.json("index.json").get("theirs").get("5.19").get("behavior").asString());
    assertTrue(folder.text("index.html").contains("2 servers"));
    assertFalse(folder.has("theirs_case_5_19.html"));
    Map<String, String> files = folder.files();
    ReportFolder.render(out, "1.0", NOW);
    assertEquals(files, folder.files(), "the journal of what was joined tells the same");
  }

  @Test
  void clientsAndServersAreNotMixed() throws Exception {
    open(temp.resolve("a"), ReportInfo.Kind.CLIENTS).close();
    open(temp.resolve("b"), ReportInfo.Kind.SERVERS).close();
    Path out = temp.resolve("out");
    assertEquals(
        "cannot merge %s and %s: one tested clients, the other servers"
            .formatted(temp.resolve("a"), temp.resolve("b")),
        assertThrows(
                ReportFailure.class,
                () ->
                    ReportMerge.merge(
                        out, List.of(temp.resolve("a"), temp.resolve("b")), "1.0", NOW))
            .getMessage());
    assertFalse(Files.exists(out));
  }

  @Test
  void aFolderIsNotMergedIntoItself() throws Exception {
    run("a", result("a", "1.1.1", Behavior.OK, 0));
    Path a = temp.resolve("a");
    Map<String, String> files = new Folder(a).files();
    Path link = Files.createSymbolicLink(temp.resolve("link"), a);
    for (Path out : List.of(a, link, temp.resolve("x/../a"))) {
      Files.createDirectories(temp.resolve("x"));
      String told =
          assertThrows(ReportFailure.class, () -> ReportMerge.merge(out, List.of(a), "1.0", NOW))
              .getMessage();
      assertEquals(
          "cannot merge into " + out + ": it is one of the folders; name another one", told);
    }
    assertEquals(files, new Folder(a).files());
  }

  @Test
  void aDetailFileAboutSomethingElseIsRefused() throws Exception {
    run("a", result("a", "1.1.1", Behavior.OK, 0), result("a", "1.1.2", Behavior.OK, 0));
    Path a = temp.resolve("a");
    Files.copy(
        a.resolve("a_case_1_1_2.json"),
        a.resolve("a_case_1_1_1.json"),
        StandardCopyOption.REPLACE_EXISTING);
    assertEquals(
        "cannot read "
            + a.resolve("a_case_1_1_1.json")
            + ": got case 1.1.2 of a, wanted case 1.1.1 of a",
        assertThrows(
                ReportFailure.class,
                () -> ReportMerge.merge(temp.resolve("out"), List.of(a), "1.0", NOW))
            .getMessage());
  }

  private List<Path> shards(int count) {
    return IntStream.range(0, count).mapToObj(shard -> temp.resolve("shard" + shard)).toList();
  }

  private void run(String name, CaseResult... results) throws ReportFailure {
    try (Reports reports = open(temp.resolve(name), ReportInfo.Kind.SERVERS)) {
      for (CaseResult result : results) {
        reports.accept(result);
      }
    }
  }

  private static Reports open(Path outdir, ReportInfo.Kind kind) throws ReportFailure {
    return Reports.open(outdir, ReportInfo.of("1.0", kind, NOW));
  }

  private static CaseResult result(String agent, String id) {
    return id.startsWith("12.")
        ? SampleEchoes.complete(agent, id, 2434, SampleEchoes.TRAFFIC)
        : SampleReport.hostile(agent, id);
  }

  private static CaseResult result(String agent, String id, Behavior behavior, int seconds) {
    CaseResult plain = SampleResults.of(agent, id, behavior, CloseBehavior.OK);
    Observation seen = plain.observation();
    return new CaseResult(
        agent,
        1,
        plain.testCase(),
        new Observation(
            seen.role(),
            true,
            seen.started().plusSeconds(seconds),
            seen.duration(),
            seen.received(),
            seen.close(),
            seen.transcript(),
            seen.httpRequest(),
            seen.httpResponse(),
            null,
            null,
            null,
            null,
            null),
        plain.verdict());
  }
}
