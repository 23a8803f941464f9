package dev.wsproof.cli.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.cli.testee.Testee;
import dev.wsproof.cli.testee.defect.Defect;
import dev.wsproof.cli.testee.defect.DefectServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The extended suite is asked for, is told apart in reports, and counts where the RFC demands. */
@Execution(ExecutionMode.CONCURRENT)
class SuitesIT {
  private static final int PASSED = 0;
  private static final int VERDICT = 1;

  /** A SHOULD that servers with this defect do not meet. */
  private static final String SHOULD = "7.28.1";

  private static final Defect DEFECT = Defect.CODE_REGISTERED;

  @TempDir private Path directory;

  @Test
  void whatTheRfcDoesNotDemandFailsNoGateOfTheDefaultPolicy() throws Exception {
    try (DefectServer server = DefectServer.start("127.0.0.1", 0, DEFECT)) {
      writeSpec("\"suite\": \"extended\", \"cases\": [\"7.28.*\"]", server.uri().toString());
      run("fuzzingclient spec.json --junit live.xml --markdown live.md").endsWith(PASSED);
    }
    WsproofProcess gate =
        run("gate out --junit later.xml --markdown later.md").endsWith(PASSED).saying("");
    assertTrue(gate.out().contains("\nNot counted, for the RFC says SHOULD or MAY: " + SHOULD));
    run("gate out/index.json").endsWith(PASSED);

    for (String file : List.of("live.xml", "later.xml")) {
      String junit = text(file);
      assertTrue(junit.contains(" failures=\"0\" errors=\"0\""), junit);
      assertTrue(junit.contains("<skipped message=\"SHOULD: OK, close WRONG CODE\"/>"), junit);
    }
    for (String file : List.of("live.md", "later.md")) {
      String markdown = text(file);
      assertTrue(markdown.startsWith("## WebSocket conformance: passed\n"), markdown);
      assertTrue(markdown.contains("| [" + SHOULD + "](<"), markdown);
    }
  }

  @Test
  void itDoesWhereThePolicyIsStrict() throws Exception {
    String url;
    try (DefectServer server = DefectServer.start("127.0.0.1", 0, DEFECT)) {
      url = server.uri().toString();
      run("fuzzingclient "
              + url
              + " --suite extended --cases 7.28.1 --outdir out --agent A"
              + " --policy strict --junit live.xml")
          .endsWith(VERDICT);
    }
    WsproofProcess gate = run("gate out --policy strict --junit later.xml").endsWith(VERDICT);

    assertTrue(gate.out().contains(" --agent A --suite extended --cases " + SHOULD), gate.out());
    assertTrue(text("live.xml").contains(" failures=\"1\" "));
    assertTrue(text("later.xml").contains(" failures=\"1\" "));
  }

  @Test
  void clientsAreGatedTheSameWay() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String client =
        "'%s' -jar '%s' testeeclient --defect %s -w {url} -i {agent}"
            .formatted(java, System.getProperty("wsproof.jar"), DEFECT.word());
    List<String> words = new ArrayList<>(List.of("fuzzingserver", "spec.json", "--exec", client));
    words.addAll(List.of("--agent", "It", "--bind", "127.0.0.1", "--junit", "live.xml"));
    Files.writeString(
        directory.resolve("spec.json"),
        """
        {"url": "ws://127.0.0.1:0", "outdir": "out", "suite": "all", "cases": ["7.1.1", "7.28.1"]}
        """);

    WsproofProcess live =
        WsproofProcess.run(directory, words.toArray(String[]::new)).endsWith(PASSED);

    String excused = "\nNot counted, for the RFC says SHOULD or MAY: " + SHOULD;
    assertTrue(live.out().contains(excused), live.out());
    assertTrue(text("live.xml").contains("<testsuite name=\"It: 7 "), text("live.xml"));
    assertTrue(text("live.xml").contains("<testsuite name=\"It: extended 7 "), text("live.xml"));
    assertTrue(run("gate out").endsWith(PASSED).out().contains(excused));
    String strict = run("gate out --policy strict").endsWith(VERDICT).out();
    assertTrue(strict.contains("fuzzingserver --suite extended --cases " + SHOULD), strict);
  }

  @Test
  void theStarIsTheClassicSuiteUnlessOthersAreChosen() throws Exception {
    assertEquals(517, run("list *").endsWith(PASSED).out().lines().count());
    assertTrue(run("list * --suite all").endsWith(PASSED).out().lines().count() > 700);
    String refused = run("list 0.1.1").endsWith(2).err();
    assertTrue(refused.contains(" of the extended suite: add --suite extended"), refused);
  }

  @Test
  void theFlagIsStrongerThanTheSpecFile() throws Exception {
    try (Testee server = Testee.start("127.0.0.1", 0)) {
      writeSpec("\"suite\": \"extended\", \"cases\": [\"7.1.1\"]", server.uri().toString());

      run("fuzzingclient spec.json").endsWith(2);
      run("fuzzingclient spec.json --suite all").endsWith(PASSED);
    }
  }

  @Test
  void reportsOfBothSuitesAreJoinedAndCompared() throws Exception {
    run("demo --cases 7.1.1 --outdir classic").endsWith(PASSED);
    run("demo --suite extended --cases 7.28.1,8.1.1 --outdir extended").endsWith(PASSED);
    run("report merge both classic extended").endsWith(PASSED).saying("");

    assertBothSuites(text("both/index.html"));
    run("report both").endsWith(PASSED);
    assertBothSuites(text("both/index.html"));
    String page = text("both/wsproof_testee_case_7_28_1.html");
    assertTrue(page.contains("<dt>Suite</dt><dd>extended</dd>"), page);
    assertTrue(page.contains("<dd>SHOULD: fails no gate, unless strict or failed-only</dd>"), page);
    assertTrue(page.contains("<dt>Requirements</dt><dd>"), page);

    String added = run("report diff classic both").endsWith(PASSED).out();
    assertTrue(added.contains("1 cases as before, 0 changed, 0 missing, 2 new"), added);
    run("report diff both classic").endsWith(VERDICT);
    run("gate both --expect-cases 7.1.1,8.1.1").endsWith(PASSED);
  }

  @Test
  void classicReportsTellOfNoSuite() throws Exception {
    run("demo --cases 7.1.* --outdir classic").endsWith(PASSED);

    String overview = text("classic/index.html");
    assertFalse(overview.contains("lassic suite</"), "a heading that says nothing");
    assertTrue(overview.contains("id=\"chapter_7\""), "links from elsewhere still fit");
  }

  @Test
  void wstestReadsTheSuiteOfSpecFilesToo() throws Exception {
    try (Testee server = Testee.start("127.0.0.1", 0)) {
      writeSpec("\"suite\": \"extended\", \"cases\": [\"8.1.1\"]", server.uri().toString());
      Process wstest =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("wsproof.jar"),
                  "dev.wsproof.cli.WstestMain",
                  "--mode=fuzzingclient",
                  "--spec=spec.json")
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("wstest.txt").toFile())
              .start();
      assertEquals(0, wstest.waitFor());
    }
    assertTrue(text("wstest.txt").contains("Case 8.1.1 of It: "), text("wstest.txt"));
  }

  private static void assertBothSuites(String overview) {
    for (String part :
        List.of("Classic suite</th>", "Extended suite</th>", "<small class=\"level\">SHOULD<")) {
      assertTrue(overview.contains(part), part);
    }
  }

  private void writeSpec(String keys, String url) throws IOException {
    Files.writeString(
        directory.resolve("spec.json"),
        "{%s, \"outdir\": \"out\", \"servers\": [{\"url\": \"%s\", \"agent\": \"It\"}]}"
            .formatted(keys, url));
  }

  private WsproofProcess run(String words) throws Exception {
    return WsproofProcess.run(directory, words.split(" "));
  }

  private String text(String file) throws IOException {
    return Files.readString(directory.resolve(file));
  }
}
