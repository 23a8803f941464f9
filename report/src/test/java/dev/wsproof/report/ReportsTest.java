package dev.wsproof.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.observe.Event;
import dev.wsproof.report.view.ReportInfo;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import dev.wsproof.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportsTest {
  private static final ReportInfo INFO =
      ReportInfo.of("1.0", ReportInfo.Kind.SERVERS, Instant.parse("2026-01-01T00:00:00Z"));
  private static final Pattern LINK = Pattern.compile("href=\"([^\"]*)\"");

  @TempDir Path outdir;

  @Test
  void everyLinkOfEveryPageLeadsSomewhere() throws Exception {
    SampleReport.write(outdir, 4);
    Map<String, String> pages = pages();
    assertEquals(1 + 517 * 4 - 1, pages.size(), "the overview, and one agent lacks one case");
    pages.forEach(
        (name, page) -> {
          Matcher link = LINK.matcher(page);
          while (link.find()) {
            assertLeadsSomewhere(pages, name, link.group(1).replace("&#95;", "_"));
          }
        });
  }

  private void assertLeadsSomewhere(Map<String, String> pages, String from, String link) {
    if (link.equals("data:,")) {
      return;
    }
    String[] parts = link.split("#", 2);
    String file = parts[0].isEmpty() ? from : parts[0];
    assertTrue(Files.exists(outdir.resolve(file)), () -> from + " links to " + link);
    if (parts.length == 2) {
      assertTrue(
          pages.get(file).contains(" id=\"" + parts[1] + "\""), () -> from + " links to " + link);
    }
  }

  @Test
  void theIndexSaysWhatTheDetailFilesSay() throws Exception {
    SampleReport.write(outdir, 3);
    JsonNode index = read("index.json");
    assertEquals(3, index.size());
    for (String agent : index.propertyNames()) {
      for (String id : index.get(agent).propertyNames()) {
        JsonNode entry = index.get(agent).get(id);
        JsonNode detail = read(entry.get("reportfile").asString());
        assertEquals(agent, detail.get("agent").asString());
        assertEquals(id, detail.get("id").asString());
        for (String key : List.of("behavior", "behaviorClose", "duration", "remoteCloseCode")) {
          assertEquals(detail.get(key), entry.get(key), key);
        }
        assertEquals(5, entry.size());
      }
    }
  }

  @Test
  void theWordThatPipelinesCountStandsTwiceWhenNothingFailed() throws Exception {
    try (Reports reports = Reports.open(outdir, INFO)) {
      for (String agent : List.of("a", "case_failed", "x case_failed case_failed")) {
        for (Behavior behavior : Behavior.values()) {
          if (behavior != Behavior.FAILED) {
            for (CloseBehavior close : CloseBehavior.values()) {
              String id = "1." + behavior.ordinal() + "." + close.ordinal();
              reports.accept(SampleResults.of(agent, id, behavior, close));
            }
          }
        }
      }
      reports.finish();
      assertEquals(2, countFailed());
      reports.accept(SampleResults.of("a", "9.1.1", Behavior.FAILED, CloseBehavior.OK));
      reports.finish();
      assertEquals(3, countFailed());
    }
  }

  private int countFailed() throws IOException {
    return Files.readString(outdir.resolve("index.html")).split("case_failed", -1).length - 1;
  }

  @Test
  void linksSkipToNeighboursFailuresAndOtherAgents() throws Exception {
    try (Reports reports = Reports.open(outdir, INFO)) {
      reports.accept(SampleResults.of("a", "5.20", Behavior.FAILED, CloseBehavior.OK));
      reports.accept(SampleResults.plain("a", "5.3"));
      reports.accept(SampleResults.of("a", "5.10", Behavior.OK, CloseBehavior.UNCLEAN));
      reports.accept(SampleResults.plain("b", "5.3"));
    }
    String page = page("a_case_5_3.html");
    assertTrue(page.contains("href=\"index.html#case_5_3\""));
    assertTrue(page.contains("rel=\"next\" href=\"a_case_5_10.html\""));
    assertFalse(page.contains("rel=\"prev\""));
    assertTrue(page.contains("href=\"a_case_5_10.html\">Next failure: 5.10<"));
    assertTrue(page.contains("href=\"b_case_5_3.html\""));
    assertTrue(page("a_case_5_10.html").contains("href=\"a_case_5_20.html\">Next failure: 5.20<"));
    assertFalse(page("a_case_5_20.html").contains("Next failure"));
  }

  @Test
  void laterResultsAreLinkedByALaterFinish() throws Exception {
    try (Reports reports = Reports.open(outdir, INFO)) {
      reports.accept(SampleResults.plain("a", "1.1.1"));
      reports.accept(SampleResults.of("a", "1.1.2", Behavior.FAILED, CloseBehavior.OK));
      reports.finish();
      String before = page("a_case_1_1_1.html");
      assertTrue(before.contains("Next failure: 1.1.2"));
      assertTrue(before.endsWith("</html>\n"));
      reports.accept(SampleResults.plain("a", "1.1.2"));
      reports.finish();
      String after = page("a_case_1_1_1.html");
      assertFalse(after.contains("Next failure"));
      assertTrue(after.endsWith("</html>\n"));
      assertEquals(1, after.split("<nav", -1).length - 1);
      assertEquals("OK", read("index.json").get("a").get("1.1.2").get("behavior").asString());
    }
  }

  @Test
  @Timeout(60)
  void whatCameBeforeARunIsKilledIsOnDisk() throws Exception {
    Reports reports = Reports.open(outdir, INFO);
    Path page = outdir.resolve("a_case_1_1_1.html");
    try (WatchService changes = outdir.getFileSystem().newWatchService()) {
      outdir.register(changes, StandardWatchEventKinds.ENTRY_CREATE);
      reports.accept(SampleResults.plain("a", "1.1.1"));
      while (!Files.exists(page)) {
        changes.take().reset();
      }
    }
    assertEquals("1.1.1", read("a_case_1_1_1.json").get("id").asString());
    assertTrue(Files.readString(page).contains("TCP DROPPED BY PEER"));
    assertFalse(Files.exists(outdir.resolve("index.html")));
    reports.close();
    try (Stream<Path> files = Files.list(outdir)) {
      assertEquals(0, files.filter(file -> file.toString().endsWith(".tmp")).count());
    }
  }

  @Test
  void aRunWithoutResultsHasAnOverviewToo() throws Exception {
    Reports.open(outdir.resolve("not/yet/there"), INFO).close();
    assertEquals("{}", Files.readString(outdir.resolve("not/yet/there/index.json")));
    assertTrue(Files.exists(outdir.resolve("not/yet/there/index.html")));
  }

  @Test
  void agentsWithEqualFileNamesDoNotOverwriteEachOther() throws Exception {
    try (Reports reports = Reports.open(outdir, INFO)) {
      reports.accept(SampleResults.plain("a b", "1.1.1"));
      reports.accept(SampleResults.plain("a/b", "1.1.1"));
    }
    JsonNode index = read("index.json");
    for (String agent : List.of("a b", "a/b")) {
      String file = index.get(agent).get("1.1.1").get("reportfile").asString();
      assertEquals(agent, read(file).get("agent").asString());
    }
  }

  @Test
  void longPayloadsAreToldInShort() throws Exception {
    byte[] payload = new byte[1 << 20];
    Arrays.fill(payload, (byte) '*');
    try (Reports reports = Reports.open(outdir, INFO)) {
      reports.accept(
          SampleResults.result(
              "a",
              SampleResults.testCase("9.1.1"),
              List.of(new Event.Message(payload, false)),
              1000,
              null,
              new Verdict(Behavior.OK, CloseBehavior.OK, "yes", "yes")));
    }
    String shown = read("a_case_9_1_1.json").get("received").get(0).get(1).asString();
    assertEquals("*".repeat(64) + " ...", shown);
    assertTrue(page("a_case_9_1_1.html").contains("1048576 octets"));
  }

  @Test
  void aFileInTheWayIsToldInASentence() throws Exception {
    Path file = Files.writeString(outdir.resolve("file"), "");
    ReportFailure told = assertThrows(ReportFailure.class, () -> Reports.open(file, INFO));
    assertEquals(
        "cannot write " + file + ": a file is in the way where a directory should be",
        told.getMessage());
    assertThrows(ReportFailure.class, () -> Reports.open(file.resolve("below"), INFO));
  }

  @Test
  void aDirectoryThatVanishesIsToldByFinishAndResultsAreStillCounted() throws Exception {
    Path gone = outdir.resolve("gone");
    Reports reports = Reports.open(gone, INFO);
    reports.finish();
    try (Stream<Path> files = Files.list(gone)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(gone);
    reports.accept(SampleResults.plain("a", "1.1.1"));
    reports.accept(SampleResults.plain("a", "1.1.2"));
    ReportFailure told = assertThrows(ReportFailure.class, reports::finish);
    assertEquals(
        "cannot write " + gone.resolve("a_case_1_1_1.json") + ": the directory is not there",
        told.getMessage());
    assertEquals(2, reports.summary().count(Behavior.OK));
    reports.close();
  }

  @Test
  void resultsMayComeFromManyThreads() throws Exception {
    try (Reports reports = Reports.open(outdir, INFO)) {
      List<Thread> threads = new ArrayList<>();
      Object oneAtATime = new Object();
      for (int i = 1; i <= 8; i++) {
        String agent = "agent " + i;
        Thread thread =
            new Thread(
                () -> {
                  for (int number = 1; number <= 30; number++) {
                    synchronized (oneAtATime) {
                      reports.accept(SampleResults.plain(agent, "1.1." + number));
                    }
                  }
                });
        threads.add(thread);
        thread.start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
    JsonNode index = read("index.json");
    assertEquals(8, index.size());
    index.forEach(agent -> assertEquals(30, agent.size()));
  }

  private Map<String, String> pages() throws IOException {
    Map<String, String> pages = new TreeMap<>();
    try (Stream<Path> files = Files.list(outdir)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".html")).toList()) {
        pages.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return pages;
  }

  private String page(String name) throws IOException {
    return Files.readString(outdir.resolve(name));
  }

  private JsonNode read(String name) throws IOException {
    return JsonMapper.shared().readTree(Files.readString(outdir.resolve(name)));
  }
}
