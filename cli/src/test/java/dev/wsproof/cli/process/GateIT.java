package dev.wsproof.cli.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.cli.InProcess;
import dev.wsproof.cli.testee.Testee;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The gate passes nothing by accident: third-party results, ours, and none at all. Most of it is
 * asked for in this process, for text and codes; the packaged jar where the system is concerned.
 */
@Execution(ExecutionMode.CONCURRENT)
class GateIT {
  private static final int PASSED = 0;
  private static final int VERDICT = 1;
  private static final int USAGE = 2;
  private static final int RUN_FAILED = 3;

  @TempDir private Path directory;

  @BeforeEach
  void bringResultsOfTheReference() throws IOException {
    for (String name : new String[] {"java-websocket", "jetty12", "netty"}) {
      try (InputStream in = GateIT.class.getResourceAsStream("/gate/" + name + ".json")) {
        Files.copy(in, directory.resolve(name + ".json"));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "@jetty12.json,                                   0",
    "@jetty12.json --policy strict,                   1", // 6.4.1 is NON-STRICT
    "@java-websocket.json,                            1", // 9.7.3 FAILED, 7.5.1 FAILED BY CLIENT
    "@java-websocket.json --policy failed-only,       1",
    "@netty.json --policy lenient,                    1", // 3.2 and 7.5.1 FAILED
    "@jetty12.json --policy failed-only,              0",
    "@netty.json --policy failed-only --unimplemented fail, 1",
    "@jetty12.json --expect-cases 10,                 0",
    "@jetty12.json --expect-cases 11,                 3",
    "@jetty12.json --expect-cases 1.1.1,              0",
    "@jetty12.json --expect-cases classic,            3",
    "@jetty12.json --agent jetty12,                   0",
    "@jetty12.json --agent netty,                     3",
    "@jetty12.json --baseline @jetty12.json,           0",
    "@java-websocket.json --baseline @java-websocket.json, 0",
    "@java-websocket.json --baseline @jetty12.json,    1",
    "@jetty12.json --baseline @java-websocket.json --any-name, 1",
    "@jetty12.json --baseline @java-websocket.json --any-name --allow better, 0",
    "@jetty12.json --baseline @java-websocket.json --any-name --allow better --close-codes, 1",
    "@jetty12.json --baseline @java-websocket.json --any-name --allow better;changed --close-codes, 0",
    "@java-websocket.json --baseline @jetty12.json --any-name --allow worse, 1",
  })
  void judgesResultsOfTheReference(String words, int code) throws Exception {
    gate(words.replace(';', ',').split(" ")).endsWith(code);
  }

  @Test
  void saysOnOneScreenWhatDidNotPass() throws Exception {
    WsproofProcess run = gate("@netty.json", "--baseline", "@jetty12.json", "--any-name");

    run.endsWith(VERDICT).saying("");
    assertTrue(run.out().contains("\nnetty: 10 cases, 5 not passed\n"), run.out());
    assertTrue(run.out().contains("\n3.2  FAILED, close FAILED\n  requirement  MUST, "), run.out());
    assertTrue(run.out().contains("\n  any of       OK: text \"Hello, world!\"\n"), run.out());
    assertTrue(run.out().contains("\n  baseline     OK, close OK\n  rerun        "), run.out());
    assertTrue(run.out().contains("\nagainst the baseline: 5 worse\n"), run.out());
    assertTrue(run.out().lines().allMatch(line -> line.length() <= 80), run.out());
  }

  @Test
  void namesEveryKindOfDifference() throws Exception {
    Files.writeString(
        directory.resolve("base.json"),
        """
        {"jetty12": {
          "1.1.1": "FAILED", "3.2": {"behavior": "OK", "behaviorClose": "UNCLEAN"},
          "4.1.3": ["OK", "NON-STRICT"], "6.4.1": {"behavior": "OK", "reason": "by luck"},
          "7.1.6": "UNIMPLEMENTED", "7.3.1": "OK", "7.5.1": "OK", "9.7.3": "OK", "9.8.1": "OK",
          "9.8.2": "OK", "9.8.3": "OK", "10.1.1": "OK"},
         "gone": {"1.1.1": "OK"}}
        """);

    WsproofProcess run = gate("@jetty12.json", "--baseline", "@base.json").endsWith(VERDICT);

    assertTrue(run.out().contains("1 worse, 1 changed, 2 better, 3 vanished, 1 new\n"), run.out());
    assertTrue(run.out().contains("\n  vanished   9.8.*\n  new        13.2.3\n"), run.out());
    assertTrue(run.out().contains("\n  reason       by luck\n"), run.out());
    assertTrue(run.out().contains("\ngone: in the baseline, and absent from the run\n"), run.out());
    String all = "worse,changed,better,vanished,new,absent";
    gate("@jetty12.json", "--baseline", "@base.json", "--allow", all).endsWith(PASSED);
    for (String word : all.split(",")) {
      String others =
          Stream.of(all.split(","))
              .filter(w -> !w.equals(word))
              .reduce((a, b) -> a + "," + b)
              .get();
      gate("@jetty12.json", "--baseline", "@base.json", "--allow", others).endsWith(VERDICT);
    }
  }

  @Test
  void writesABaselineThatItMeetsAndKeepsReasons() throws Exception {
    gate("@java-websocket.json", "--write-baseline", "@b/base.json").endsWith(PASSED);
    gate("@jetty12.json", "--write-baseline", "@b/base.json").endsWith(PASSED);
    String written = Files.readString(directory.resolve("b/base.json"));
    assertTrue(
        written.contains(
            "\"9.7.3\": {\"behavior\":\"FAILED\",\"behaviorClose\":\"OK\",\"reason\":\"\"}"),
        written);
    assertTrue(written.contains("\"jetty12\": {"), written);
    Files.writeString(
        directory.resolve("b/base.json"), written.replace("\"reason\":\"\"", "\"reason\":\"why\""));

    gate("@jetty12.json", "--write-baseline", "@b/base.json").endsWith(PASSED);

    String again = Files.readString(directory.resolve("b/base.json"));
    assertEquals(written.replace("\"reason\":\"\"", "\"reason\":\"why\""), again);
    gate("@jetty12.json", "--baseline", "@b/base.json", "--allow", "absent").endsWith(PASSED);
    gate("@jetty12.json", "--baseline", "@b/base.json", "--agent", "jetty12").endsWith(PASSED);
    gate("@jetty12.json", "--baseline", "@b/base.json").endsWith(VERDICT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                       | 3 | wsproof: run failed: no case has a result",
        "{\"a\": {}}              | 3 | wsproof: run failed: no case has a result",
        "                         | 3 | wsproof: cannot read …index.json:1:1: got the end, wanted an"
            + " object",
        "{\"a\": {\"1.1.1\": {\"beh | 3 | wsproof: cannot read …index.json:1:…: not JSON: …",
        "{\"a\": {\"1.1.1\": {\"behavior\": \"FINE\"}}} | 3 | wsproof: cannot read …index.json:1:30:"
            + " \"behavior\": got \"FINE\", wanted one of OK, NON-STRICT, INFORMATIONAL,"
            + " UNIMPLEMENTED, FAILED",
      })
  void resultsThatAreNoneNeverPass(String json, int code, String sentence) throws Exception {
    Files.writeString(directory.resolve("index.json"), json == null ? "" : json);

    gate("@index.json").endsWith(code).saying(sentence);
    gate("@.").endsWith(code);
    gate("@index.json", "--policy", "failed-only", "--write-baseline", "@base.json").endsWith(code);
    assertFalse(Files.exists(directory.resolve("base.json")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@nowhere                            | 3 | wsproof: cannot read nowhere: no such file",
        "@jetty12.json --policy soft          | 2 | wsproof: Invalid value for option '--policy': got"
            + " 'soft', wanted default, lenient, strict or failed-only",
        "@jetty12.json --unimplemented maybe  | 2 | wsproof: Invalid value for option"
            + " '--unimplemented': got 'maybe', wanted pass or fail",
        "@jetty12.json --baseline @nowhere    | 2 | wsproof: --baseline: cannot read nowhere: no such"
            + " file",
        "@jetty12.json --allow better         | 2 | wsproof: --allow: it goes with --baseline",
        "@jetty12.json --any-name             | 2 | wsproof: --any-name: it goes with --baseline",
        "@jetty12.json --baseline @jetty12.json --allow bad | 2 | wsproof: Invalid value for option"
            + " '--allow' (WORD): got 'bad', wanted worse, changed, better, vanished, new or absent",
        "@jetty12.json --junit @.             | 2 | wsproof: --junit: . is a directory",
        "@jetty12.json --markdown @.          | 2 | wsproof: --markdown: . is a directory",
        "@jetty12.json --badge @.             | 2 | wsproof: --badge: . is a directory",
        "@jetty12.json --badge @netty.json/x  | 3 | wsproof: cannot write netty.json/x: a file is in"
            + " the way where a directory should be",
        "@jetty12.json --report-url javascript:x | 2 | wsproof: --report-url: got 'javascript:x',"
            + " wanted an http: or https: URL",
        "@jetty12.json --expect-cases 99.*    | 2 | wsproof: --expect-cases: cases: \"99.*\" fits no"
            + " case",
        "@jetty12.json --expect-cases 0       | 2 | wsproof: --expect-cases: got 0, wanted at least 1",
        "@jetty12.json --write-baseline @x --junit @y | 2 | wsproof: --write-baseline: it judges"
            + " nothing, so it goes with none of --baseline, --junit, --markdown, --badge and"
            + " --github",
      })
  void wrongUseIsOneSentence(String words, int code, String sentence) throws Exception {
    WsproofProcess run = gate(words == null ? new String[0] : words.split(" ")).endsWith(code);

    assertEquals(sentence, run.err().lines().findFirst().orElse(""));
  }

  @Test
  void somethingToJudgeIsWanted() throws Exception {
    WsproofProcess run = gate().endsWith(USAGE);

    assertTrue(
        run.err().startsWith("wsproof: Missing required parameter: 'DIR|FILE'\n"), run.err());
  }

  @Test
  void aRunAndItsReportAreJudgedTheSame() throws Exception {
    try (HostilePeer peer = new HostilePeer((in, out) -> HostilePeer.open(in, out))) {
      WsproofProcess run =
          process(
              "fuzzingclient",
              peer.url(),
              "--agent",
              "Silent",
              "--cases",
              "1.1.1,2.10,7.1.6",
              "--junit",
              "run.xml",
              "--badge",
              "run.json",
              "--markdown",
              "run.md");
      run.endsWith(VERDICT);
    }

    WsproofProcess gate =
        process(
            "gate",
            "reports/servers",
            "--junit",
            "gate.xml",
            "--badge",
            "gate.json",
            "--markdown",
            "gate.md");

    gate.endsWith(VERDICT);
    for (String end : new String[] {"xml", "json", "md"}) {
      assertEquals(
          Files.readString(directory.resolve("run." + end)),
          Files.readString(directory.resolve("gate." + end)));
    }
    String xml = Files.readString(directory.resolve("gate.xml"));
    assertTrue(xml.contains("expected: OK: text"), xml);
    assertTrue(xml.contains("wire log, rows 0 to "), xml);
    assertTrue(
        Files.readString(directory.resolve("gate.md"))
            .contains("[1.1.1](<reports/servers/silent_case_1_1_1.html>)"));
    assertTrue(
        gate.out().contains("  rerun        ./wsproof fuzzingclient ws://127.0.0.1:"), gate.out());
  }

  @Test
  void aPolicyOrABaselineDecidesOverARun() throws Exception {
    try (HostilePeer peer = new HostilePeer((in, out) -> HostilePeer.open(in, out))) {
      String[] run = {
        "fuzzingclient", peer.url(), "--agent", "Silent", "--cases", "1.1.1", "--outdir", "@out"
      };
      wsproof(run).endsWith(VERDICT);
      gate("@out", "--write-baseline", "@base.json").endsWith(PASSED);

      wsproof(with(run, "--baseline", "@base.json")).endsWith(PASSED);
      String[] demo = {"demo", "--outdir", "@demo", "--baseline", "@base.json", "--any-name"};
      wsproof(with(demo, "--cases", "1.1.1")).endsWith(VERDICT);
      wsproof(with(demo, "--cases", "1.1.1", "--allow", "better")).endsWith(PASSED);
      wsproof(with(demo, "--cases", "1.1.2")).endsWith(VERDICT);
    }
  }

  @Test
  void aServerThatWasNotThereIsOnRecord() throws Exception {
    try (Testee testee = Testee.start("127.0.0.1", 0)) {
      Files.writeString(
          directory.resolve("two.json"),
          """
          {"servers": [{"url": "%s", "agent": "It"}, {"url": "ws://127.0.0.1:%d"}], "cases": ["1.1.1"]}
          """
              .formatted(testee.uri(), freePort()));

      wsproof("fuzzingclient", "@two.json", "--junit", "@j.xml", "--outdir", "@out")
          .endsWith(RUN_FAILED);
    }

    gate("@out")
        .endsWith(RUN_FAILED)
        .saying("wsproof: run failed: ws://127.0.0.1:…: connection refused");
    String xml = Files.readString(directory.resolve("j.xml"));
    assertTrue(xml.contains("errors=\"1\""), xml);
  }

  @Test
  void aJournalThatEndsEarlyIsOnRecord() throws Exception {
    wsproof("demo", "--cases", "1.1.*", "--outdir", "@demo").endsWith(PASSED);
    gate("@demo").endsWith(PASSED);
    Path journal = directory.resolve("demo/wsproof-journal.jsonl");
    String[] lines = Files.readString(journal).split("\n");

    Files.writeString(journal, String.join("\n", Stream.of(lines).limit(8).toList()) + "\n");

    WsproofProcess run = gate("@demo").endsWith(RUN_FAILED);
    assertTrue(run.err().contains("run failed: the run was cut off before its end\n"), run.err());
    assertTrue(
        run.err().contains("run failed: wsproof-testee: 3 of 8 cases have no result: "), run.err());
  }

  @Test
  void reportsOfEarlierVersionsAreReadAndJudged() throws Exception {
    wsproof("demo", "--cases", "1.1.*", "--outdir", "@demo").endsWith(PASSED);
    Path journal = directory.resolve("demo/wsproof-journal.jsonl");
    Files.writeString(
        journal,
        String.join(
            "",
            Files.readString(journal)
                .lines()
                .filter(line -> !line.startsWith("{\"planned\"") && !line.startsWith("{\"run\""))
                .map(line -> line + "\n")
                .toList()));

    gate("@demo").endsWith(PASSED);
    gate("@demo", "--expect-cases", "1.*").endsWith(RUN_FAILED);
  }

  @Test
  void clientsAreJudgedTheSame() throws Exception {
    String[] run = {"fuzzingserver", "--exec", "true", "--outdir", "@out"};
    wsproof(with(run, "--junit", "@j.xml", "--cases", "1.1.1")).endsWith(RUN_FAILED);
    assertTrue(Files.readString(directory.resolve("j.xml")).contains("no client ran a case"));
    gate("@out").endsWith(RUN_FAILED);
    wsproof(with(run, "--allow", "better"))
        .endsWith(USAGE)
        .saying("wsproof: --allow: it goes with --baseline");
  }

  @Test
  void annotatesAWorkflowAndAddsToItsSummary() throws Exception {
    Path summary = directory.resolve("summary.md");
    Files.writeString(summary, "# Before\n");
    Map<String, String> workflow = Map.of("GITHUB_STEP_SUMMARY", summary.toString());
    String[] words = {"gate", "netty.json", "--report-url", "https://x.example/r/"};

    WsproofProcess.run(directory, workflow, words).endsWith(VERDICT);
    assertEquals("# Before\n", Files.readString(summary));
    WsproofProcess run =
        WsproofProcess.run(directory, workflow, with(words, "--github")).endsWith(VERDICT);

    assertEquals(
        List.of(
            "::error title=netty 3.2::FAILED, close FAILED",
            "::error title=netty 4.1.3::OK, close WRONG CODE",
            "::error title=netty 6.4.1::OK, close WRONG CODE",
            "::error title=netty 7.5.1::FAILED, close WRONG CODE"),
        run.out()
            .lines()
            .filter(line -> line.startsWith("::"))
            .map(line -> line.substring(0, line.indexOf("%0A")))
            .toList());
    assertTrue(
        Files.readString(summary).startsWith("# Before\n## WebSocket conformance: not passed\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "jetty12.json,                0",
    "netty.json,                  1",
    "jetty12.json --policy soft,  2",
    "jetty12.json --agent netty,  3",
  })
  void theSystemIsGivenTheCode(String words, int code) throws Exception {
    process(with(new String[] {"gate"}, words.split(" "))).endsWith(code);
  }

  private WsproofProcess gate(String... words) throws Exception {
    return wsproof(with(new String[] {"gate"}, words));
  }

  private WsproofProcess wsproof(String... words) {
    InProcess run = InProcess.run(directory, words);
    return new WsproofProcess(run.exitCode(), run.out(), run.err());
  }

  private WsproofProcess process(String... words) throws Exception {
    return WsproofProcess.run(directory, words);
  }

  private static String[] with(String[] words, String... more) {
    return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
