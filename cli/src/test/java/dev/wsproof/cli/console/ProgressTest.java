package dev.wsproof.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.cases.Catalogue;
import dev.wsproof.report.text.Visible;
import dev.wsproof.run.CaseResult;
import dev.wsproof.run.RunProgress;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import dev.wsproof.verdict.Verdict;
import org.junit.jupiter.api.Test;

/** A run shows how it goes: as a bar to who watches, as lines to a log. */
class ProgressTest {
  @Test
  void logsTheStartEvery25thCaseAndFailuresAtOnce() {
    Screen screen = Screen.unwatched();
    RunProgress progress = new LineProgress(screen.terminal(), ProgressTest::passes);

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
    RunProgress progress = new BarProgress(screen.terminal(), ProgressTest::passes);

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

    new LineProgress(screen.terminal(), ProgressTest::passes).warned("Echo", "it \u001b coughs");
    new BarProgress(screen.terminal(), ProgressTest::passes).warned(null, "so");

    assertEquals("", screen.out());
    assertEquals(
        "wsproof: warning: Echo: it " + Visible.of("\u001b") + " coughs\nwsproof: warning: so\n",
        screen.err());
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
