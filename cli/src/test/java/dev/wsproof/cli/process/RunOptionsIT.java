package dev.wsproof.cli.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.cli.InProcess;
import dev.wsproof.cli.testee.Testee;
import dev.wsproof.report.ReportFolder;
import dev.wsproof.script.CaseId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What does not always pass is told, and what did not run is never taken for a pass. */
@Execution(ExecutionMode.CONCURRENT)
class RunOptionsIT {
  private static final int PASSED = 0;
  private static final int VERDICT = 1;
  private static final int USAGE = 2;
  private static final int RUN_FAILED = 3;

  @TempDir private Path directory;

  @Test
  void aCaseThatPassesInItsSecondAttemptIsFlakyWhereverItIsJudged() throws Exception {
    try (HostilePeer peer = new HostilePeer(new FlakyEcho(Set.of(2)))) { // 1 is the sanity echo
      WsproofProcess run =
          process(against(peer, "1.1.1,1.1.2", "out", "--retry", "2", "--junit", "run.xml"))
              .endsWith(VERDICT);
      assertTrue(run.out().contains("\n  1.1.1    again: OK, close OK\n"), run.out());
      assertTrue(
          run.out().contains("\n1.1.1  FLAKY: FAILED, close FAILED; then OK, close OK\n"),
          run.out());
      assertTrue(run.out().contains(", 1 not passed\n  1 OK, 1 FAILED; 1 FLAKY\n"), run.out());
    }
    String index = text("out/index.json");
    assertEquals(2, index.split("\"behavior\": \"(FAILED|OK)\"", -1).length - 1, index);
    assertTrue(index.contains("\"behavior\": \"FAILED\""), index);

    wsproof("report", "@out").endsWith(PASSED);
    wsproof("report", "merge", "@merged", "@out").endsWith(PASSED).saying("");
    for (String folder : List.of("@out", "@merged")) {
      wsproof("gate", folder, "--junit", "@gate.xml").endsWith(VERDICT);
      assertEquals(text("run.xml"), text("gate.xml"));
      WsproofProcess passed =
          wsproof(
                  "gate",
                  folder,
                  "--flaky",
                  "pass",
                  "--junit",
                  "@pass.xml",
                  "--markdown",
                  "@pass.md")
              .endsWith(PASSED);
      assertTrue(
          passed.out().endsWith("\n\nFLAKY, and passed as --flaky asks: 1.1.1\n"), passed.out());
      assertTrue(text("pass.xml").contains("<flakyFailure type=\"FAILED\""), text("pass.xml"));
      assertTrue(text("pass.md").contains("| **FLAKY**: FAILED, then OK | FAILED, then OK |"));
    }
    wsproof("gate", "@out", "--write-baseline", "@base.json").endsWith(PASSED);
    wsproof("gate", "@out", "--baseline", "@base.json").endsWith(PASSED);
  }

  @Test
  void whatFailsEveryTimeIsNotFlaky() throws Exception {
    try (HostilePeer peer = new HostilePeer(new FlakyEcho(Set.of(2, 4)))) {
      WsproofProcess run =
          wsproof(
                  against(
                      peer,
                      "1.1.1,1.1.2",
                      "@out",
                      "--retry",
                      "1",
                      "--flaky",
                      "pass",
                      "--junit",
                      "@run.xml"))
              .endsWith(VERDICT);
      assertTrue(run.out().contains("\n1.1.1  FAILED, close FAILED, in 2 attempts\n"), run.out());
      assertFalse(run.out().contains("FLAKY"), run.out());
    }
    String xml = text("run.xml");
    assertTrue(xml.contains("<rerunFailure type=\"FAILED\" message=\"FAILED, close"), xml);
  }

  @Test
  void theFirstFailureEndsTheRunAndMakesItIncomplete() throws Exception {
    try (HostilePeer peer = new HostilePeer(new FlakyEcho(Set.of(3)))) {
      process(against(peer, "1.1.*", "out", "--fail-fast"))
          .endsWith(VERDICT)
          .saying(
              "wsproof: Flaky: stopped at 1.1.2, the first case that did not pass: 6 of 8 cases did"
                  + " not run");
    }
    WsproofProcess gate = wsproof("gate", "@out").endsWith(RUN_FAILED);
    assertTrue(gate.err().contains("run failed: Flaky: stopped at 1.1.2"), gate.err());
    assertTrue(gate.err().contains("run failed: Flaky: 6 of 8 cases have no result: "), gate.err());
  }

  @Test
  void theFirstFailureEndsTheTestOfOtherServersToo() throws Exception {
    try (HostilePeer peer = new HostilePeer(new FlakyEcho(Set.of(2)))) {
      Files.writeString(
          directory.resolve("spec.json"),
          """
          {"servers": [{"url": "%1$s", "agent": "A"}, {"url": "%1$s", "agent": "B"}],
           "cases": ["1.1.1"]}
          """
              .formatted(peer.url()));
      wsproof("fuzzingclient", "@spec.json", "--outdir", "@out", "--fail-fast")
          .endsWith(VERDICT)
          .saying("wsproof: 1 server was not tested, for a case of another did not pass");
    }
    wsproof("gate", "@out").endsWith(RUN_FAILED);
  }

  @Test
  void aRunThatTakesTooLongHasFailed() throws Exception {
    try (Testee testee = Testee.start("127.0.0.1", 0)) {
      String words = "--agent It --parallel 1 --max-time 1s --outdir out";
      process(with("fuzzingclient " + testee.uri(), words.split(" ")))
          .endsWith(RUN_FAILED)
          .saying("wsproof: run failed: It: stopped after 1 s with … of 517 cases");
    }
    WsproofProcess gate = wsproof("gate", "@out").endsWith(RUN_FAILED);
    assertTrue(gate.err().contains("run failed: It: stopped after 1 s with "), gate.err());
  }

  @Test
  void shardsAreAPartEachAndTogetherTheWhole() throws Exception {
    String[] demo = {"demo", "--cases", "1.*,2.*,5.*,9.1.1,12.1.1"};
    wsproof(with(demo, "--outdir", "@whole")).endsWith(PASSED);
    wsproof("gate", "@whole", "--write-baseline", "@base.json").endsWith(PASSED);
    Set<CaseId> whole = ids("whole");
    Set<CaseId> joined = new TreeSet<>();
    int sum = 0;
    for (int i = 1; i <= 3; i++) {
      wsproof(with(demo, "--outdir", "@s" + i, "--shard", i + "/3", "--baseline", "@base.json"))
          .endsWith(PASSED);
      Set<CaseId> share = ids("s" + i);
      wsproof("gate", "@s" + i, "--baseline", "@base.json")
          .endsWith(PASSED)
          .saying(
              "wsproof: warning: s%d: a shard alone, and %d cases are in others; 'report merge'"
                      .formatted(i, whole.size() - share.size())
                  + " joins them");
      joined.addAll(share);
      sum += share.size();
    }
    assertEquals(whole, joined);
    assertEquals(whole.size(), sum);

    WsproofProcess two = wsproof("report", "merge", "@two", "@s1", "@s3").endsWith(PASSED);
    String missing = "have no result: … of its shards, 1 is missing: 2/3";
    two.saying("wsproof: warning: wsproof-testee: … of 49 cases " + missing);
    wsproof("gate", "@two")
        .endsWith(RUN_FAILED)
        .saying("wsproof: run failed: wsproof-testee: … of 49 cases " + missing);
    wsproof("report", "merge", "@one", "@s1").endsWith(PASSED);
    wsproof("gate", "@one").endsWith(RUN_FAILED);
    wsproof("report", "merge", "@all", "@two", "@s2").endsWith(PASSED).saying("");
    wsproof("report", "@all").endsWith(PASSED);
    wsproof("gate", "@all", "--baseline", "@base.json").endsWith(PASSED).saying("");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "demo --retry 11          | Invalid value for option '--retry': got '11', wanted a number"
            + " from 0 to 10",
        "demo --retry 1 --fail-fast | --fail-fast and --retry: got both, wanted one; cases run again"
            + " when all others are done",
        "demo --flaky pass        | --flaky: it goes with --retry",
        "demo --flaky perhaps     | Invalid value for option '--flaky': got 'perhaps', wanted pass"
            + " or fail",
        "demo --max-time 5        | Invalid value for option '--max-time': got '5', wanted a time"
            + " such as 90s, 5m or 1h",
        "demo --max-time 0s       | Invalid value for option '--max-time': got '0s', wanted a time"
            + " such as 90s, 5m or 1h",
        "demo --shard 0/3         | Invalid value for option '--shard': got '0/3', wanted i/n with i"
            + " from 1 to n, and n no more than 1000",
        "demo --shard 1/1001      | Invalid value for option '--shard': got '1/1001', wanted i/n with"
            + " i from 1 to n, and n no more than 1000",
        "demo --shard 2           | Invalid value for option '--shard': got '2', wanted i/n with i"
            + " from 1 to n, and n no more than 1000",
        "demo --shard 1/3 --cases 1.1.1 | --shard: got 1/3 for 1 case, wanted at most as many shards"
            + " as cases",
        "fuzzingserver --exec true --flaky pass | --flaky: clients run no case again by themselves",
      })
  void wrongUseIsOneSentence(String words, String sentence) {
    String first = wsproof(words.split(" ")).endsWith(USAGE).err().lines().findFirst().orElse("");

    assertEquals("wsproof: " + sentence, first);
  }

  private Set<CaseId> ids(String folder) throws Exception {
    return new TreeSet<>(ReportFolder.index(directory.resolve(folder)).ids());
  }

  private String text(String file) throws Exception {
    return Files.readString(directory.resolve(file));
  }

  private static String[] against(HostilePeer peer, String cases, String outdir, String... more) {
    String words = "fuzzingclient " + peer.url() + " --agent Flaky --parallel 1";
    return with(words + " --cases " + cases + " --outdir " + outdir, more);
  }

  private WsproofProcess wsproof(String... words) {
    InProcess run = InProcess.run(directory, words);
    return new WsproofProcess(run.exitCode(), run.out(), run.err());
  }

  private WsproofProcess process(String... words) throws Exception {
    return WsproofProcess.run(directory, words);
  }

  private static String[] with(String words, String... more) {
    return with(words.split(" "), more);
  }

  private static String[] with(String[] words, String... more) {
    return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
  }
}
