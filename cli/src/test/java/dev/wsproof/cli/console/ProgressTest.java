package dev.wsproof.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.cases.Catalogue;
import dev.wsproof.report.text.Visible;
import dev.wsproof.run.CaseResult;
import dev.wsproof.run.RunProgress;
import dev.wsproof.script.TestCase;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import dev.wsproof.verdict.Verdict;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run shows how it goes: as a bar to who watches, as lines to a log. */
class ProgressTest {
  private long now;

  @Test
  void logsTheStartEvery25thCaseAndFailuresAtOnce() {
    Screen screen = Screen.unwatched();
    RunProgress progress = lines(screen);

    progress.begun("E\u001bcho", 52);
    for (int done = 1; done <= 52; done++) {
      progress.finished(result(done == 30 ? Behavior.FAILED : Behavior.OK), done, 52);
    }

    assertEquals(
        """
        %s: 52 cases
          25 of 52 done
          1.1.1    FAILED       close UNCLEAN
          50 of 52 done
          52 of 52 done
        """
            .formatted(Visible.of("E\u001bcho")),
        screen.out());
  }

  @Test
  void drawsABarThatCountsFailures() {
    Screen screen = Screen.watched();
    screen.terminal().withoutColours();
    RunProgress progress = bar(screen);

    progress.begun("Echo", 2);
    progress.finished(result(Behavior.FAILED), 1, 2);
    progress.finished(result(Behavior.OK), 2, 2);
    screen.terminal().eraseStatus();

    String out = screen.out();
    assertTrue(out.startsWith("\r\u001b[K" + "░".repeat(24) + "   0/2  Echo\r"), out);
    assertTrue(
        out.endsWith("\r\u001b[K" + "█".repeat(24) + "   2/2  Echo  1 not passed\r\u001b[K"), out);
  }

  @Test
  void warnsOnStandardError() {
    Screen screen = Screen.unwatched();

    lines(screen).warned("Echo", "it \u001b coughs");
    bar(screen).warned(null, "so");

    assertEquals("", screen.out());
    assertEquals(
        "wsproof: warning: Echo: it " + Visible.of("\u001b") + " coughs\nwsproof: warning: so\n",
        screen.err());
  }

  @Test
  void tellsAQuietLogThatTheRunGoesOn() {
    Screen screen = Screen.unwatched();
    RunProgress progress = lines(screen);

    progress.begun("Echo", 20);
    for (int done = 1; done <= 4; done++) {
      now += 20_000_000_000L;
      progress.finished(result(Behavior.OK), done, 20);
    }

    assertEquals("Echo: 20 cases\n  2 of 20 done\n  4 of 20 done\n", screen.out());
  }

  @Test
  void aPeerThatFailsEverythingFillsNoLog() {
    Screen screen = Screen.unwatched();
    RunProgress progress = lines(screen);

    progress.begun("Echo", 517);
    for (int done = 1; done <= 517; done++) {
      progress.finished(result(Behavior.FAILED), done, 517);
    }

    assertEquals(1 + 40 + 1 + 21, screen.out().lines().count(), screen.out());
    assertTrue(screen.out().contains("\n  more cases did not pass; the reports tell them all\n"));
  }

  @Test
  void tellsWhatIsLeftOfTheRun() {
    Screen screen = Screen.unwatched();
    List<TestCase> cases = Collections.nCopies(100, Catalogue.classic().cases().get(0));
    RunProgress progress =
        new LineProgress(
            screen.terminal(), ProgressTest::passes, new TimeLeft(cases, () -> now), () -> now);

    progress.begun("Echo", 100);
    for (int done = 1; done <= 25; done++) {
      now += 400_000_000L;
      progress.finished(result(Behavior.OK), done, 100);
    }

    assertEquals("  25 of 100 done, about 30 s left", screen.out().lines().toList().get(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 60, 80})
  void theBarFitsItsLineWhateverThereIsToTell(int width) {
    Screen screen = Screen.watched(width);
    screen.terminal().withoutColours();
    List<TestCase> cases = Collections.nCopies(200, Catalogue.classic().cases().get(0));
    RunProgress progress =
        new BarProgress(
            screen.terminal(), ProgressTest::passes, new TimeLeft(cases, () -> now), () -> now);

    progress.begun("an agent that has far too long a name", 10_000);
    for (int done = 1; done <= 150; done++) {
      now += 50_000_000_000L;
      progress.finished(result(Behavior.FAILED), done, 10_000);
    }

    String[] drawn = screen.out().split("\r\u001b\\[K");
    for (String line : drawn) {
      assertTrue(line.length() < width, line);
    }
    String last = drawn[drawn.length - 1];
    assertTrue(last.contains("150/10000") && last.contains("150 not passed"), last);
    assertEquals(width > 40, last.endsWith(" min left"), last);
  }

  private LineProgress lines(Screen screen) {
    return new LineProgress(
        screen.terminal(), ProgressTest::passes, new TimeLeft(List.of(), () -> now), () -> now);
  }

  private BarProgress bar(Screen screen) {
    return new BarProgress(
        screen.terminal(), ProgressTest::passes, new TimeLeft(List.of(), () -> now), () -> now);
  }

  private static boolean passes(CaseResult result) {
    return result.verdict().behavior() == Behavior.OK;
  }

  private static CaseResult result(Behavior behavior) {
    CloseBehavior close = behavior == Behavior.OK ? CloseBehavior.OK : CloseBehavior.UNCLEAN;
    return new CaseResult(
        "Echo", 1, Catalogue.classic().cases().get(0), null, new Verdict(behavior, close, "", ""));
  }
}
