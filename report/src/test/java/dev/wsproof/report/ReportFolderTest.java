package dev.wsproof.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.report.json.DetailJson;
import dev.wsproof.report.view.ReportInfo;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportFolderTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final ReportInfo INFO = ReportInfo.of("1.0", ReportInfo.Kind.SERVERS, NOW);

  @TempDir Path outdir;

  @Test
  void aKilledRunGetsItsIndexOverviewAndLinksFromTheJournal() throws Exception {
    Folder folder = new Folder(outdir.resolve("run"));
    try (Reports reports = Reports.open(folder.path(), INFO)) {
      reports.accept(SampleResults.plain("a", "1.1.1"));
      reports.accept(SampleResults.of("a", "1.1.2", Behavior.FAILED, CloseBehavior.OK));
      reports.accept(SampleResults.plain(SampleResults.HOSTILE, "1.1.1"));
    }
    Map<String, String> whole = folder.files();
    for (String page : List.of("a_case_1_1_1.html", "a_case_1_1_2.html")) {
      String text = folder.text(page);
      Files.writeString(folder.path().resolve(page), text.substring(0, text.indexOf("<nav") + 100));
    }
    Files.delete(folder.path().resolve("index.json"));
    Files.delete(folder.path().resolve("index.html"));
    assertEquals(
        new ReportFolder.Rendered(2, 3, 0, true), ReportFolder.render(folder.path(), "1.0", NOW));
    assertEquals(whole, folder.files());
  }

  @Test
  void theReferencesOwnFolderGetsAnOverviewAndAPageForEachDetailFile() throws Exception {
    Folder folder = new Folder(outdir);
    String detail = golden();
    Files.writeString(outdir.resolve("node_ws_case_5_19.json"), detail);
    String index =
        index(
            "node-ws",
            entry("5.19", "OK", "node_ws_case_5_19.json"),
            entry("5.20", "FAILED", "node_ws_case_5_20.json"));
    Files.writeString(outdir.resolve("index.json"), index);
    assertEquals(
        new ReportFolder.Rendered(1, 2, 1, false), ReportFolder.render(outdir, "1.0", NOW));
    assertEquals(index, folder.text("index.json"), "stays as it is");
    assertEquals(detail, folder.text("node_ws_case_5_19.json"), "stays as it is");
    String overview = folder.text("index.html");
    assertTrue(overview.contains("2 cases on 1 server,"));
    assertTrue(overview.contains("<a href=\"node_ws_case_5_19.html\">Pass</a>"));
    assertTrue(overview.contains("<span>Fail <small"));
    assertFalse(overview.contains("Missing"));
    assertTrue(overview.contains("A text message arrives in three pieces"));
    String page = folder.text("node_ws_case_5_19.html");
    assertTrue(page.contains("2026-11-21T01:29:00.851Z"));
    assertTrue(page.endsWith("</html>\n"));
    assertFalse(page.contains("rel=\"next\""), "5.20 has no page");
    assertFalse(folder.has(Journal.NAME));
  }

  @Test
  void anIndexAloneGivesAnOverviewWithoutLinks() throws Exception {
    Files.writeString(
        outdir.resolve("index.json"),
        index("<b>", entry("7.13.1", "INFORMATIONAL", "b_case_7_13_1.json")));
    assertEquals(
        new ReportFolder.Rendered(1, 1, 0, false), ReportFolder.render(outdir, "1.0", NOW));
    String overview = new Folder(outdir).text("index.html");
    assertTrue(overview.contains("1 cases on 1 peer,"));
    assertTrue(overview.contains("<bdi>&lt;b&gt;</bdi>"));
    assertFalse(overview.contains("b_case_7_13_1"));
  }

  @Test
  void agentsThatShareAFileInTheReferenceShareNoPage() throws Exception {
    String shared = entry("5.19", "OK", "a_b_case_5_19.json");
    Files.writeString(
        outdir.resolve("index.json"),
        index("a b", shared).replaceFirst("}\\s*$", ",") + index("a/b", shared).substring(1));
    Files.write(
        outdir.resolve("a_b_case_5_19.json"), DetailJson.of(SampleResults.plain("a/b", "5.19")));
    assertEquals(
        new ReportFolder.Rendered(2, 2, 1, false), ReportFolder.render(outdir, "1.0", NOW));
    String overview = new Folder(outdir).text("index.html");
    assertEquals(2, overview.split("a_b_case_5_19.html", -1).length);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
      reportfile | ../../x_case_5_19.json | got "../../x_case_5_19.json", wanted agent_case_5_19.json
      reportfile | a_case_5_20.json | wanted agent_case_5_19.json
      reportfile | a_case_5_19 | wanted agent_case_5_19.json
      reportfile | index.json | wanted agent_case_5_19.json
      behavior | <script> | got "<script>", wanted one of OK,
      behaviorClose | ok | got "ok", wanted one of OK, INFORMATIONAL,
      """)
  void anIndexWithOtherWordsIsRefused(String key, String value, String sentence) throws Exception {
    String index =
        index("a", entry("5.19", "OK", "a_case_5_19.json"))
            .replaceFirst("\"" + key + "\": \"[^\"]*\"", "\"" + key + "\": \"" + value + "\"");
    Files.writeString(outdir.resolve("index.json"), index);
    String told =
        assertThrows(ReportFailure.class, () -> ReportFolder.render(outdir, "1.0", NOW))
            .getMessage();
    assertTrue(told.startsWith("cannot read " + outdir.resolve("index.json") + ":"), told);
    assertTrue(told.contains(sentence), told);
    assertEquals(Set.of("index.json"), new Folder(outdir).files().keySet());
  }

  @Test
  void aDetailFileOfAWrongKindIsToldWithItsPlace() throws Exception {
    Files.writeString(
        outdir.resolve("index.json"),
        index("node-ws", entry("5.19", "OK", "node_ws_case_5_19.json")));
    Files.writeString(
        outdir.resolve("node_ws_case_5_19.json"),
        golden().replace("\"wasClean\": true", "\"wasClean\": \"\\u001b[31m\""));
    String told =
        assertThrows(ReportFailure.class, () -> ReportFolder.render(outdir, "1.0", NOW))
            .getMessage();
    assertTrue(told.matches("cannot read .*/node_ws_case_5_19.json:\\d+:\\d+: .*"), told);
    assertTrue(told.endsWith("\"wasClean\": got \"‹ESC›[31m\", wanted true or false"), told);
  }

  @Test
  void aFolderWithNeitherJournalNorIndexIsToldSo() {
    assertEquals(
        "cannot read "
            + outdir
            + ": got neither wsproof-journal.jsonl nor index.json, wanted one of them",
        assertThrows(ReportFailure.class, () -> ReportFolder.render(outdir, "1.0", NOW))
            .getMessage());
    Path none = outdir.resolve("none");
    assertEquals(
        "cannot read " + none + ": no such directory",
        assertThrows(ReportFailure.class, () -> ReportFolder.render(none, "1.0", NOW))
            .getMessage());
    assertFalse(Files.exists(none));
  }

  @Test
  void anIndexIsReadFromFoldersAndFilesAlike() throws Exception {
    Path run = outdir.resolve("run");
    try (Reports reports = Reports.open(run, INFO)) {
      reports.accept(SampleResults.plain("a", "1.1.1"));
      reports.accept(SampleResults.plain("b", "1.1.1"));
    }
    Set<String> agents = new TreeSet<>(ReportFolder.index(run).agents());
    assertEquals(Set.of("a", "b"), agents);
    Path file = run.resolve("index.json");
    assertEquals(agents, new TreeSet<>(ReportFolder.index(file).agents()));
    Path link = Files.createSymbolicLink(outdir.resolve("link.json"), file);
    assertEquals(agents, new TreeSet<>(ReportFolder.index(link).agents()));
    Files.delete(file);
    assertEquals(agents, new TreeSet<>(ReportFolder.index(run).agents()));
    assertEquals(
        "cannot read " + file + ": no such file",
        assertThrows(ReportFailure.class, () -> ReportFolder.index(file)).getMessage());
  }

  /** An {@code index.json} of one agent. */
  static String index(String agent, String... entries) {
    return "{\n   \"" + agent + "\": {\n" + String.join(",\n", entries) + "\n   }\n}";
  }

  static String entry(String id, String behavior, String file) {
    return """
              "%s": {
                 "behavior": "%s",
                 "behaviorClose": "OK",
                 "duration": 1010,
                 "remoteCloseCode": 1000,
                 "reportfile": "%s"
              }\
        """
        .formatted(id, behavior, file);
  }

  private static String golden() throws Exception {
    try (InputStream in = DetailJson.class.getResourceAsStream("detail.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
