package dev.wsproof.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.report.view.ReportInfo;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalTest {
  private static final ReportInfo INFO =
      ReportInfo.of("1.0", ReportInfo.Kind.CLIENTS, Instant.parse("2026-01-01T00:00:00Z"));
  private static final String HEADER =
      "{\"journal\":1,\"kind\":\"clients\",\"generated\":\"2026-01-01T00:00:00Z\"}\n";
  private static final String RESULT =
      "{\"agent\":\"a\",\"id\":\"1.1.1\",\"file\":\"a_case_1_1_1\",\"behavior\":\"OK\","
          + "\"behaviorClose\":\"OK\"}\n";

  @TempDir Path temp;
  private Path outdir;
  private Folder folder;

  @BeforeEach
  void setUp() {
    outdir = temp.resolve("reports");
    folder = new Folder(outdir);
  }

  @Test
  void aRestartedRunGoesOnWithWhatIsThere() throws Exception {
    try (Reports reports = Reports.open(outdir, INFO)) {
      reports.accept(SampleResults.plain("a b", "1.1.1"));
      reports.accept(SampleResults.of("a b", "1.1.2", Behavior.FAILED, CloseBehavior.OK));
      reports.accept(SampleResults.plain("a/b", "1.1.1"));
    }
    try (Reports reports = Reports.open(outdir, INFO, Existing.CONTINUE)) {
      assertEquals(
          List.of("1.1.1", "1.1.2", "1.1.1"),
          reports.earlier().stream().map(entry -> entry.id().toString()).toList());
      reports.accept(SampleResults.plain("a/b", "1.1.2"));
      reports.accept(SampleResults.plain("a-b", "1.1.2"));
      reports.accept(SampleResults.plain("a b", "1.1.2"));
    }
    assertEquals(
        "OK", folder.json("index.json").get("a b").get("1.1.2").get("behavior").asString());
    assertEquals("a_b_2_case_1_1_2.json", file("a/b", "1.1.2"));
    assertEquals("a_b_3_case_1_1_2.json", file("a-b", "1.1.2"));
    assertTrue(folder.text("a_b_case_1_1_1.html").contains("href=\"a_b_case_1_1_2.html\""));
    assertFalse(folder.text("a_b_case_1_1_1.html").contains("Next failure"));
    assertTrue(folder.text("a_b_case_1_1_1.html").contains("href=\"a_b_2_case_1_1_1.html\""));
    assertFalse(folder.files().keySet().stream().anyMatch(name -> name.endsWith(".tmp")));
  }

  @Test
  void whatARestartWritesIsWhatOneRunWouldHaveWritten() throws Exception {
    List<String> ids = List.of("1.1.1", "1.1.2", "5.19", "7.13.1", "10.1.1");
    try (Reports reports = Reports.open(outdir, INFO)) {
      for (String agent : List.of("a", SampleResults.HOSTILE)) {
        ids.forEach(id -> reports.accept(SampleReport.hostile(agent, id)));
      }
    }
    Path other = temp.resolve("other");
    for (String agent : List.of("a", SampleResults.HOSTILE)) {
      for (String id : ids) {
        try (Reports reports = Reports.open(other, INFO, Existing.CONTINUE)) {
          reports.accept(SampleReport.hostile(agent, id));
        }
      }
    }
    assertEquals(folder.files(), new Folder(other).files());
  }

  @Test
  void nothingThatFinishedIsLostWhereverTheJournalIsTorn() throws Exception {
    try (Reports reports = Reports.open(outdir, INFO)) {
      reports.accept(SampleResults.plain("a", "1.1.1"));
      reports.accept(SampleResults.plain("a", "1.1.2"));
      reports.accept(SampleResults.plain("b", "1.1.1"));
      reports.accept(SampleResults.plain("a", "1.1.1"));
    }
    byte[] journal = Files.readAllBytes(outdir.resolve(Journal.NAME));
    int header = new String(journal, StandardCharsets.US_ASCII).indexOf('\n') + 1;
    OutputDirectory directory = OutputDirectory.existing(outdir);
    for (int length = 0; length <= journal.length; length++) {
      byte[] torn = Arrays.copyOf(journal, length);
      Files.write(outdir.resolve(Journal.NAME), torn);
      List<String> lines = List.of(new String(torn, StandardCharsets.US_ASCII).split("\n", -1));
      StoredReport read = StoredReport.ofJournal(directory);
      if (length < header) {
        assertEquals(null, read);
      } else {
        assertEquals(Math.min(3, lines.size() - 2), read.results().size());
        assertTrue(read.results().stream().allMatch(result -> result.entry().page()));
      }
    }
  }

  @Test
  void aRunGoesOnFromAnyTornJournal() throws Exception {
    try (Reports reports = Reports.open(outdir, INFO)) {
      reports.accept(SampleResults.plain("a", "1.1.1"));
      reports.accept(SampleResults.of("a", "1.1.2", Behavior.FAILED, CloseBehavior.OK));
      reports.accept(SampleResults.plain("a", "1.1.2"));
    }
    Map<String, String> whole = folder.files();
    byte[] journal = Files.readAllBytes(outdir.resolve(Journal.NAME));
    String text = new String(journal, StandardCharsets.US_ASCII);
    int last = text.indexOf("1.1.2");
    for (int length = text.lastIndexOf('\n', last) + 1; length < journal.length; length += 7) {
      Files.write(outdir.resolve(Journal.NAME), Arrays.copyOf(journal, length));
      try (Reports reports = Reports.open(outdir, INFO, Existing.CONTINUE)) {
        assertEquals("1.1.1", reports.earlier().get(0).id().toString());
        reports.accept(SampleResults.plain("a", "1.1.2"));
      }
      Map<String, String> files = folder.files();
      files.remove(Journal.NAME);
      whole.remove(Journal.NAME);
      assertEquals(whole, files, "cut after " + length);
    }
  }

  @Test
  void aRunKilledWhileItReplacedAResultHasTheOneWhoseDetailFileIsThere() throws Exception {
    try (Reports reports = Reports.open(outdir, INFO)) {
      reports.accept(SampleResults.plain("a", "1.1.1"));
    }
    Folder before = folder.copy(temp.resolve("before"));
    String page = folder.text("a_case_1_1_1.html");
    try (Reports reports = Reports.open(outdir, INFO, Existing.CONTINUE)) {
      reports.accept(SampleResults.of("a", "1.1.1", Behavior.FAILED, CloseBehavior.UNCLEAN));
    }
    String journal = folder.text(Journal.NAME);
    String[] lines = journal.split("\n");
    assertEquals("{\"again\":\"a_case_1_1_1\"}", lines[2]);
    String killed = lines[0] + "\n" + lines[1] + "\n" + lines[2] + "\n{\"agent\":\"a\",";

    // the new detail file, the old page
    Files.writeString(outdir.resolve(Journal.NAME), killed);
    Files.writeString(outdir.resolve("a_case_1_1_1.html"), page);
    try (Reports reports = Reports.open(outdir, INFO, Existing.CONTINUE)) {
      assertEquals(Behavior.FAILED, reports.earlier().get(0).behavior());
    }
    assertEquals(
        "FAILED", folder.json("index.json").get("a").get("1.1.1").get("behavior").asString());
    assertTrue(folder.text("a_case_1_1_1.html").contains("UNCLEAN"));

    // neither
    Files.writeString(before.path().resolve(Journal.NAME), killed);
    try (Reports reports = Reports.open(before.path(), INFO, Existing.CONTINUE)) {
      assertEquals(Behavior.OK, reports.earlier().get(0).behavior());
    }
    assertEquals(page, before.text("a_case_1_1_1.html"));
  }

  @Test
  void pagesThatAreGoneOrCutAreMadeAgainAndResultsWithoutDetailsStayInTheIndex() throws Exception {
    try (Reports reports = Reports.open(outdir, INFO)) {
      for (String id : List.of("1.1.1", "1.1.2", "1.1.3", "1.1.4")) {
        reports.accept(SampleResults.plain("a", id));
      }
    }
    Map<String, String> whole = folder.files();
    Files.delete(outdir.resolve("a_case_1_1_1.html"));
    Files.writeString(outdir.resolve("a_case_1_1_2.html"), "<!DOCTYPE html>");
    Files.writeString(outdir.resolve("a_case_1_1_3.html"), "x".repeat(100_000));
    Reports.open(outdir, INFO, Existing.CONTINUE).close();
    assertEquals(whole, folder.files());

    Files.delete(outdir.resolve("a_case_1_1_2.json"));
    Reports.open(outdir, INFO, Existing.CONTINUE).close();
    assertEquals("a_case_1_1_2.json", file("a", "1.1.2"));
    assertFalse(folder.text("index.html").contains("a_case_1_1_2.html"));
    assertFalse(folder.text("index.html").contains("Missing"));
    assertTrue(
        folder.text("a_case_1_1_1.html").contains("rel=\"next\" href=\"a_case_1_1_3.html\""));
  }

  @Test
  void aFreshRunRemovesWhatTheJournalNamesAndNothingElse() throws Exception {
    try (Reports reports = Reports.open(outdir, INFO)) {
      reports.accept(SampleResults.plain("a", "1.1.1"));
      reports.accept(SampleResults.plain("a", "1.1.2"));
      reports.accept(SampleResults.plain("a", "1.1.3"));
    }
    Path foreign = Files.writeString(outdir.resolve("b_case_1_1_1.json"), "{}");
    Files.writeString(outdir.resolve("notes.txt"), "mine");
    Path outside = Files.writeString(temp.resolve("outside.html"), "outside");
    Files.delete(outdir.resolve("a_case_1_1_2.html"));
    Files.createSymbolicLink(outdir.resolve("a_case_1_1_2.html"), outside);
    Files.delete(outdir.resolve("a_case_1_1_3.html"));
    Files.createDirectory(outdir.resolve("a_case_1_1_3.html"));
    Files.writeString(outdir.resolve("a_case_1_1_3.html/kept"), "kept");
    try (Reports reports = Reports.open(outdir, INFO)) {
      assertEquals(List.of(), reports.earlier());
      reports.accept(SampleResults.plain("a", "2.1"));
    }
    assertEquals(
        List.of(
            "a_case_1_1_3.html/kept",
            "a_case_2_1.html",
            "a_case_2_1.json",
            "b_case_1_1_1.json",
            "index.html",
            "index.json",
            "notes.txt",
            "wsproof-detail.css",
            Journal.NAME,
            "wsproof-overview.css"),
        regularFiles());
    assertEquals("outside", Files.readString(outside));
    assertTrue(Files.isSymbolicLink(outdir.resolve("a_case_1_1_2.html")));
    assertEquals("{}", Files.readString(foreign));
    assertEquals(1, folder.json("index.json").get("a").size());
  }

  @Test
  void noLinkLeadsAPageOrAJournalOutOfTheDirectory() throws Exception {
    try (Reports reports = Reports.open(outdir, INFO)) {
      reports.accept(SampleResults.plain("a", "1.1.1"));
    }
    Path outside = temp.resolve("outside");
    Files.move(outdir.resolve("a_case_1_1_1.html"), outside);
    String content = Files.readString(outside);
    Files.createSymbolicLink(outdir.resolve("a_case_1_1_1.html"), outside);
    try (Reports reports = Reports.open(outdir, INFO, Existing.CONTINUE)) {
      reports.accept(SampleResults.plain("a", "1.1.2"));
    }
    assertEquals(content, Files.readString(outside));
    assertTrue(Files.isRegularFile(outdir.resolve("a_case_1_1_1.html")));
    assertFalse(Files.isSymbolicLink(outdir.resolve("a_case_1_1_1.html")));
    Files.createSymbolicLink(outdir.resolve("index.json.tmp"), outside);
    ReportFailure told =
        assertThrows(
            ReportFailure.class, () -> Reports.open(outdir, INFO, Existing.CONTINUE).close());
    assertTrue(told.getMessage().contains("index.json"), told.getMessage());
    assertEquals(content, Files.readString(outside));
  }

  @Test
  void aRunAgainstServersDoesNotGoOnWithOneAgainstClients() throws Exception {
    Reports.open(outdir, INFO).close();
    ReportInfo servers = ReportInfo.of("1.0", ReportInfo.Kind.SERVERS, INFO.generated());
    assertEquals(
        "cannot go on with " + outdir + ": got reports of clients there, wanted some of servers",
        assertThrows(ReportFailure.class, () -> Reports.open(outdir, servers, Existing.CONTINUE))
            .getMessage());
    Reports.open(outdir, servers).close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
      {"journal":2,"x":[]} | 1 | journal of version 2, and this wsproof knows version 1 only
      {"journal":"1"} | 1 | "journal": got "1", wanted an integer
      {"journal":1} | 1 | wanted "kind" and "generated"
      {"again":"a_case_1_1_1"} | 1 | wanted {"journal": 1, …} as first line
      nonsense | 1 | not JSON: Unrecognized token 'nonsense'
      %H%H | 2 | and as no other
      %H[] | 2 | got an array, wanted an object
      %H{} | 2 | wanted "journal", "again", "agent", "planned" or "run" as first key
      %H{"planned":"a","cases":["1.1.1","x"]} | 2 | "cases": got "x", wanted two to six numbers
      %H{"planned":"a","cases":["1.1.1"],"shards":["4/3"]} | 2 | "shards": got "4/3", wanted i/n
      %H{"agent":"a","attempts":[{"behavior":"OK"}]} | 2 | "attempts": wanted "behavior" and "behaviorClose"
      %H{"agent":"a","attempts":[{"behavior":"FLAKY"}]} | 2 | "behavior": got "FLAKY", wanted one of OK
      %H{"run":"stopped"} | 2 | "run": got "stopped", wanted one of begun, ended
      %H{"run":"ended","failures":"no"} | 2 | "failures": got "no", wanted an array
      %H{"again":"a_case_1_1_1"} | 2 | "again": wanted the file of a line before
      %H{"agent":"a"} | 2 | wanted "id", "file", "behavior" and "behaviorClose"
      %H%R{"agent":"b","id":"1.1.1","file":"a_case_1_1_1","behavior":"OK","behaviorClose":"OK"} | 3 | no name for two
      %H%R{"agent":"a","id":"1.1.2","file":"b_case_1_1_2","behavior":"OK","behaviorClose":"OK"} | 3 | one name for each agent
      %H{"agent":"a","id":"1.1.1","file":"../a_case_1_1_1","behavior":"OK","behaviorClose":"OK"} | 2 | wanted agent_case_1_1_1
      %H{"agent":"a","id":"1.1.1","file":"/etc/passwd","behavior":"OK","behaviorClose":"OK"} | 2 | wanted agent_case_1_1_1
      %H{"agent":"a","id":"1.1.1","file":"index","behavior":"OK","behaviorClose":"OK"} | 2 | wanted agent_case_1_1_1
      %H{"agent":"a","id":"1.1.1","file":"a_case_1_1_2","behavior":"OK","behaviorClose":"OK"} | 2 | wanted agent_case_1_1_1
      %H{"agent":"a","id":"1/1","file":"x","behavior":"OK","behaviorClose":"OK"} | 2 | "id": got "1/1", wanted two to six numbers
      %H{"agent":"a","behavior":"GOOD"} | 2 | "behavior": got "GOOD", wanted one of OK, NON-STRICT
      %H{"agent":"a","page":-1} | 2 | "page": got -1, wanted an integer from 0
      %H{"agent":"a","started":"+1000000000-12-31T23:59:59Z"} | 2 | wanted a time such as
      %H{"agent":"a"}{} | 2 | wanted "id"
      """)
  void aMalformedLineIsToldInOneSentenceAndNothingIsRemoved(String lines, int line, String sentence)
      throws Exception {
    Files.createDirectories(outdir);
    Files.writeString(outdir.resolve("a_case_1_1_1.json"), "{}");
    Path journal = outdir.resolve(Journal.NAME);
    Files.writeString(journal, lines.replace("%H", HEADER).replace("%R", RESULT).strip() + "\n");
    for (Existing existing : Existing.values()) {
      String told =
          assertThrows(ReportFailure.class, () -> Reports.open(outdir, INFO, existing))
              .getMessage();
      assertTrue(told.startsWith("cannot read " + journal + ":" + line + ":"), told);
      assertTrue(told.contains(sentence), told);
      assertFalse(told.contains("\n"), told);
    }
    assertEquals(List.of("a_case_1_1_1.json", Journal.NAME), regularFiles());
  }

  @Test
  void aLineWithoutEndIsRefusedBeforeItFillsTheMemory() throws Exception {
    Files.createDirectories(outdir);
    byte[] line = new byte[(1 << 20) + 10];
    Arrays.fill(line, (byte) ' ');
    Files.write(outdir.resolve(Journal.NAME), line);
    assertEquals(
        "cannot read "
            + outdir.resolve(Journal.NAME)
            + ":1: got a line of more than 1048576 octets",
        assertThrows(ReportFailure.class, () -> Reports.open(outdir, INFO)).getMessage());
  }

  @Test
  void anEmptyJournalIsNone() throws Exception {
    Files.createDirectories(outdir);
    Files.writeString(outdir.resolve(Journal.NAME), "");
    for (Existing existing : Existing.values()) {
      try (Reports reports = Reports.open(outdir, INFO, existing)) {
        assertEquals(List.of(), reports.earlier());
      }
    }
  }

  @Test
  void earlierResultsAreKnownWithTheirVerdicts() throws Exception {
    try (Reports reports = Reports.open(outdir, INFO)) {
      for (Behavior behavior : Behavior.values()) {
        for (CloseBehavior close : CloseBehavior.values()) {
          String id = "1." + behavior.ordinal() + "." + close.ordinal();
          reports.accept(SampleResults.of("a", id, behavior, close));
        }
      }
    }
    try (Reports reports = Reports.open(outdir, INFO, Existing.CONTINUE)) {
      for (IndexEntry entry : reports.earlier()) {
        assertEquals(
            "1." + entry.behavior().ordinal() + "." + entry.behaviorClose().ordinal(),
            entry.id().toString());
      }
      assertEquals(30, reports.earlier().size());
    }
  }

  @Test
  void aKilledRunKeepsHowItsCasesPerformed() throws Exception {
    try (Reports reports = Reports.open(outdir, INFO)) {
      reports.accept(SampleEchoes.complete("a", "9.7.1", 353, null));
      reports.accept(SampleEchoes.complete("a", "12.1.3", 2434, SampleEchoes.TRAFFIC));
      reports.accept(SampleEchoes.wrong("a", "12.1.4", "Message 313 differs at octet 17."));
    }
    Map<String, String> whole = folder.files();
    Files.delete(outdir.resolve("index.html"));
    Files.delete(outdir.resolve("a_case_12_1_3.html"));
    Files.delete(outdir.resolve("a_case_12_1_4.html"));
    Reports.open(outdir, INFO, Existing.CONTINUE).close();
    assertEquals(whole, folder.files());
    assertTrue(folder.text("index.html").contains(">353 ms</small>"));
    assertTrue(folder.text("index.html").contains(">2434 ms [0.067/0.521]</small>"));
    assertTrue(folder.text("a_case_12_1_4.html").contains("Message 313 differs at octet 17."));
  }

  private String file(String agent, String id) throws IOException {
    return folder.json("index.json").get(agent).get(id).get("reportfile").asString();
  }

  private List<String> regularFiles() throws IOException {
    List<String> names = new ArrayList<>(folder.files().keySet());
    names.removeIf(name -> Files.isSymbolicLink(outdir.resolve(name)));
    return names;
  }
}
