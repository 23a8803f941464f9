package dev.wsproof.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.cases.Catalogue;
import dev.wsproof.report.text.Visible;
import dev.wsproof.report.view.Finding;
import dev.wsproof.report.view.Summary;
import dev.wsproof.run.ServerRun;
import dev.wsproof.script.CaseId;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One screen says what did not pass, and how to see it again. */
class ServerSummaryTest {
  private static final String REQUIREMENT =
      "MUST, RFC 6455 §5.4: control frames are served between fragments";

  private static final Duration TIME = Duration.ofMillis(1234);

  @Test
  void saysThatAllPassed() {
    assertEquals(
        """

        Echo: 247 cases in 1.2 s, all passed
          244 OK, 3 INFORMATIONAL
        """,
        printed(
            new ServerRun("Echo", 247, 247, null),
            Map.of(Behavior.OK, 244, Behavior.INFORMATIONAL, 3),
            List.of()));
  }

  @Test
  void tellsAFailure() {
    assertEquals(
        """

        Echo: 2 cases in 1.2 s, 1 not passed
          1 OK, 1 FAILED

        99.19  FAILED, close OK
          requirement  MUST, RFC 6455 §5.4: control frames are served between fragments
          any of       OK: pong "1", text "12"
                       NON-STRICT: text "12"
          actual       text "21"
          rerun        ./wsproof --cases 99.19
        """,
        printed(
            new ServerRun("Echo", 2, 2, null),
            Map.of(Behavior.OK, 1, Behavior.FAILED, 1),
            List.of(
                finding(
                    "99.19",
                    Behavior.FAILED,
                    CloseBehavior.OK,
                    "OK: pong \"1\", text \"12\"",
                    "NON-STRICT: text \"12\""))));
  }

  @Test
  void tellsWhatAKnownCaseIsAbout() {
    String printed =
        printed(
            new ServerRun("Echo", 1, 1, null),
            Map.of(Behavior.FAILED, 1),
            List.of(finding("5.19", Behavior.FAILED, CloseBehavior.OK, "OK: nothing")));

    String about = Catalogue.classic().find(CaseId.of("5.19")).orElseThrow().description();
    assertTrue(printed.contains("  requirement  MUST, RFC 6455 §5.4, "), printed);
    assertTrue(printed.contains(": " + about.substring(0, 20)), printed);
  }

  @Test
  void tellsABadEndAlone() {
    assertEquals(
        """

        Echo: 1 case in 1.2 s, 1 not passed
          1 OK

        99.1.1  OK, close WRONG CODE
          requirement  MUST, RFC 6455 §5.4: control frames are served between fragments
          expected     close: code 1000
          actual       close: code 1001
          rerun        ./wsproof --cases 99.1.1
        """,
        printed(
            new ServerRun("Echo", 1, 1, null),
            Map.of(Behavior.OK, 1),
            List.of(finding("99.1.1", Behavior.OK, CloseBehavior.WRONG_CODE, "OK: nothing"))));
  }

  @Test
  void saysNothingOfWhatPassesThoughItIsNotPlainlyGood() {
    String printed =
        printed(
            new ServerRun("Echo", 1, 1, null),
            Map.of(Behavior.NON_STRICT, 1),
            List.of(finding("99.1.1", Behavior.NON_STRICT, CloseBehavior.OK, "OK: nothing")));

    assertTrue(printed.endsWith("all passed\n  1 NON-STRICT\n"), printed);
  }

  @Test
  void keepsToOneScreen() {
    String printed =
        printed(
            new ServerRun("Echo", 100, 100, null),
            Map.of(Behavior.FAILED, 100),
            IntStream.rangeClosed(1, 100)
                .mapToObj(
                    i -> finding("99.1." + i, Behavior.FAILED, CloseBehavior.OK, "OK: nothing"))
                .toList());

    assertTrue(printed.lines().count() <= 24, printed);
    assertTrue(
        printed.endsWith(
            "\n\nand 97 more (99.1.4, 99.1.5, 99.1.6, 99.1.7, 99.1.8, 99.1.9, …): see index.html\n"),
        printed);
  }

  @Test
  void tellsHowFarAFailedRunCame() {
    Screen screen = Screen.unwatched();
    new ServerSummary(screen.terminal(), id -> "")
        .print(
            new ServerRun("E\u001bcho", 10, 3, "it is \u001b gone"),
            summary(Map.of(), List.of()),
            TIME);

    assertEquals(
        "\n" + Visible.of("E\u001bcho") + ": 3 of 10 cases in 1.2 s, run failed\n", screen.out());
    assertEquals("wsproof: run failed: " + Visible.of("it is \u001b gone") + "\n", screen.err());
  }

  private static String printed(
      ServerRun run, Map<Behavior, Integer> counts, List<Finding> findings) {
    Screen screen = Screen.unwatched();
    new ServerSummary(screen.terminal(), id -> "./wsproof --cases " + id)
        .print(run, summary(counts, findings), TIME);
    assertEquals("", screen.err());
    return screen.out();
  }

  private static Summary summary(Map<Behavior, Integer> counts, List<Finding> findings) {
    return new Summary(List.of(new Summary.Agent("Echo", 0, counts, Map.of(), findings)));
  }

  private static Finding finding(
      String id, Behavior behavior, CloseBehavior close, String... anyOf) {
    return new Finding(
        "Echo",
        CaseId.of(id),
        behavior,
        close,
        REQUIREMENT,
        List.of(anyOf),
        "text \"21\"",
        "code 1000",
        "code 1001",
        "",
        "");
  }
}
