package dev.wsproof.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.report.gate.AgentJudgement;
import dev.wsproof.report.gate.Baseline;
import dev.wsproof.report.gate.Difference;
import dev.wsproof.report.gate.Gate;
import dev.wsproof.report.gate.Policy;
import dev.wsproof.report.text.Visible;
import dev.wsproof.report.view.Attempt;
import dev.wsproof.report.view.Evidence;
import dev.wsproof.report.view.Finding;
import dev.wsproof.report.view.Index;
import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.report.view.Measured;
import dev.wsproof.run.ServerRun;
import dev.wsproof.script.CaseId;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One screen says what did not pass, and how to see it again. */
class ServerSummaryTest {
  private static final Duration TIME = Duration.ofMillis(1234);

  private List<String> anyOf = List.of("OK: nothing");
  private String about = "";
  private Gate gate = Gate.DEFAULT;

  @Test
  void saysThatAllPassed() {
    assertEquals(
        """

        Echo: 3 cases in 1.2 s, all passed
          2 OK, 1 INFORMATIONAL
        """,
        printed("1.1.1", "1.1.2", "7.1.6=INFORMATIONAL"));
  }

  @Test
  void tellsAFailure() {
    anyOf = List.of("OK: pong \"1\", text \"12\"", "NON-STRICT: text \"12\"");

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
        printed("99.19=FAILED", "99.20"));
  }

  @Test
  void tellsWhatIsFlakyWhetherItPassesOrNot() {
    String failing = printed("1.1.1=FAILED+FAILED+OK", "1.1.2=FAILED+FAILED", "1.1.3");
    assertTrue(
        failing.startsWith(
            "\nEcho: 3 cases in 1.2 s, 2 not passed\n  1 OK, 2 FAILED; 1 FLAKY\n\n1.1.1  FLAKY:"
                + " FAILED, close OK; then FAILED, close OK; then OK, close OK\n"),
        failing);
    assertTrue(failing.contains("\n1.1.2  FAILED, close OK, in 2 attempts\n"), failing);

    gate = gate.withFlaky(true);
    assertEquals(
        """

        Echo: 2 cases in 1.2 s, all passed
          1 OK, 1 FAILED; 1 FLAKY

        FLAKY, and passed as --flaky asks: 1.1.1
        """,
        printed("1.1.1=FAILED+OK", "1.1.3"));
  }

  @Test
  void tellsWhatACaseIsAbout() {
    about = "fragments with a ping between them";

    assertTrue(
        printed("5.19=FAILED")
            .contains("  requirement  MUST, RFC 6455 §5.4: fragments with a ping between them\n"));
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
        printed("99.1.1=OK/WRONG_CODE"));
  }

  @Test
  void saysNothingOfWhatPassesThoughItIsNotPlainlyGood() {
    assertTrue(printed("99.1.1=NON_STRICT").endsWith("all passed\n  1 NON-STRICT\n"));
  }

  @Test
  void tellsWhatAnotherPolicyDoesNotLetPass() {
    gate = new Gate(Policy.STRICT, false, null, false, Set.of());

    String printed = printed("99.1.1=NON_STRICT", "99.1.2=UNIMPLEMENTED", "99.1.3");

    assertTrue(printed.contains("99.1.1  NON-STRICT, close OK\n"), printed);
    assertTrue(printed.contains("99.1.2  UNIMPLEMENTED, close OK\n"), printed);
  }

  @Test
  void keepsToOneScreen() {
    String printed =
        printed(
            IntStream.rangeClosed(1, 100)
                .mapToObj(i -> "99.1." + i + "=FAILED")
                .toArray(String[]::new));

    assertTrue(printed.lines().count() <= 24, printed);
    assertTrue(
        printed.endsWith(
            "\n\nand 97 more (99.1.4, 99.1.5, 99.1.6, 99.1.7, 99.1.8, 99.1.9, …): see index.html\n"),
        printed);
  }

  @Test
  void groupsDifferencesFromABaselineAndNamesThemAll() {
    against(
        Set.of(Difference.BETTER),
        "1.1.1",
        "1.1.2",
        "1.1.3",
        "2.1=FAILED",
        "2.2=INFORMATIONAL",
        "3.1",
        "3.2",
        "3.3",
        "4.1.1");

    String printed =
        printed("1.1.1=FAILED", "1.1.2", "2.1", "2.2=UNIMPLEMENTED", "4.1.1", "5.1", "5.2=FAILED");

    assertTrue(
        printed.endsWith(
            """

            against the baseline: 1 worse, 1 changed, 1 better (allowed), 4 vanished, 2 new
              worse      1.1.1    FAILED, close OK; expected OK, close OK
              changed    2.2      UNIMPLEMENTED, close OK; expected INFORMATIONAL, close OK
              better     2.1      OK, close OK; expected FAILED, close OK
              vanished   1.1.3, 3.*
              new        5.1, 5.2
            """),
        printed);
    assertTrue(printed.contains(", 8 not passed\n"), printed);
    assertTrue(printed.contains("\n  baseline     OK, close OK\n"), printed);
    assertTrue(printed.lines().allMatch(line -> line.length() <= 80), printed);
  }

  @Test
  void namesManyDifferencesInFewLines() {
    String[] before =
        IntStream.rangeClosed(1, 200).mapToObj(i -> "6." + i + ".1").toArray(String[]::new);
    String[] after =
        IntStream.rangeClosed(1, 199).mapToObj(i -> "6." + i + ".1=FAILED").toArray(String[]::new);
    against(Set.of(), before);

    String printed = printed(after);

    for (int i = 1; i <= 200; i++) {
      assertTrue(printed.matches("(?s).*\\b6\\." + i + "\\.1\\b.*"), printed);
    }
    assertTrue(printed.lines().allMatch(line -> line.length() <= 80), printed);
  }

  @Test
  void tellsHowFarAFailedRunCame() {
    Screen screen = Screen.unwatched();
    summary(screen)
        .print(
            new ServerRun("E\u001bcho", 10, 3, "it is \u001b gone"),
            new AgentJudgement("E\u001bcho", List.of()),
            TIME);

    assertEquals(
        "\n" + Visible.of("E\u001bcho") + ": 3 of 10 cases in 1.2 s, run failed\n", screen.out());
    assertEquals("wsproof: run failed: " + Visible.of("it is \u001b gone") + "\n", screen.err());
  }

  @Test
  void callsNothingVanishedThatAFailedRunDidNotComeTo() {
    against(Set.of(), "1.1.1", "1.1.2");
    Screen screen = Screen.unwatched();
    summary(screen)
        .print(
            new ServerRun("Echo", 2, 1, "it is gone"),
            gate.judge("Echo", index("1.1.1").of("Echo")),
            TIME);

    assertFalse(screen.out().contains("vanished"), screen.out());
  }

  @Test
  void namesWhatFailsAndIsNotCounted() {
    gate = Gate.DEFAULT.withOptional(Set.of(CaseId.of("7.28.1")));

    String text = printed("1.1.1", "7.28.1=FAILED");

    assertTrue(text.contains("Echo: 2 cases in 1.2 s, all passed\n  1 OK, 1 FAILED\n"), text);
    assertTrue(text.endsWith("\nNot counted, for the RFC says SHOULD or MAY: 7.28.1\n"), text);
  }

  private void against(Set<Difference> allowed, String... results) {
    Baseline baseline = Baseline.EMPTY.updated(index(results), false);
    gate = new Gate(Policy.DEFAULT, true, baseline, false, allowed);
  }

  private String printed(String... results) {
    Screen screen = Screen.unwatched();
    AgentJudgement judged = gate.judge("Echo", index(results).of("Echo"));
    summary(screen)
        .print(new ServerRun("Echo", results.length, results.length, null), judged, TIME);
    assertEquals("", screen.err());
    return screen.out();
  }

  private ServerSummary summary(Screen screen) {
    return new ServerSummary(
        screen.terminal(),
        gate,
        this::evidence,
        shown -> "./wsproof --cases " + shown.finding().id());
  }

  private Evidence evidence(IndexEntry found) {
    Finding finding =
        new Finding(
            "Echo",
            found.id(),
            found.behavior(),
            found.behaviorClose(),
            "MUST, RFC 6455 §5.4: control frames are served between fragments",
            anyOf,
            "text \"21\"",
            "code 1000",
            "code 1001",
            "",
            "");
    return new Evidence(finding, about, null);
  }

  /**
   * Results such as {@code 1.1.1=FAILED/UNCLEAN}, or {@code 1.1.1=FAILED+OK} in two attempts; OK
   * where nothing is said.
   */
  private static Index index(String... results) {
    Index index = new Index();
    for (String result : results) {
      String[] parts = result.split("[=/]");
      String[] attempts = (parts.length > 1 ? parts[1] : "OK").split("[+]");
      Behavior behavior = Behavior.valueOf(attempts[0]);
      CloseBehavior close = parts.length > 2 ? CloseBehavior.valueOf(parts[2]) : CloseBehavior.OK;
      List<Attempt> further =
          Stream.of(attempts)
              .skip(1)
              .map(word -> new Attempt(Behavior.valueOf(word), CloseBehavior.OK, 1, 1000))
              .toList();
      index.put(
          new IndexEntry(
              "Echo",
              CaseId.of(parts[0]),
              "",
              behavior,
              close,
              1,
              Measured.NOTHING,
              1000,
              "x",
              false,
              further));
    }
    return index;
  }
}
