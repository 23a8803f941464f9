package dev.wsproof.cli.console;

import dev.wsproof.report.text.Visible;
import dev.wsproof.run.CaseResult;
import dev.wsproof.run.RunProgress;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Tells a run in lines for a log: its start, every 25th case or half a minute, and at once the
 * first cases that did not pass. A summary, not this, tells them all.
 */
public final class LineProgress implements RunProgress {
  private static final int EVERY = 25;
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final int MOST_FAILURES = 40;
  private static final int AGENT = 40;

  private final Terminal terminal;
  private final Predicate<CaseResult> passes;
  private final TimeLeft timeLeft;
  private final LongSupplier nanos;
  private int failures;
  private long told;

  /**
   * @param passes what passes
   * @param timeLeft what is said of the rest of the run
   * @param nanos a clock that only goes forward
   */
  public LineProgress(
      Terminal terminal, Predicate<CaseResult> passes, TimeLeft timeLeft, LongSupplier nanos) {
    this.terminal = terminal;
    this.passes = passes;
    this.timeLeft = timeLeft;
    this.nanos = nanos;
  }

  @Override
  public void begun(String agent, int total) {
    failures = 0;
    timeLeft.begin();
    told = nanos.getAsLong();
    terminal.line(Visible.of(agent, AGENT) + ": " + total + (total == 1 ? " case" : " cases"));
  }

  @Override
  public void finished(CaseResult result, int done, int total) {
    timeLeft.finished(result.testCase());
    if (!passes.test(result)) {
      tellFailure(result);
    }
    if (done % EVERY == 0 || done == total || nanos.getAsLong() - told >= PAUSE_NANOS) {
      told = nanos.getAsLong();
      String left = done == total ? "" : timeLeft.sentence();
      terminal.line("  " + done + " of " + total + " done" + (left.isEmpty() ? "" : ", " + left));
    }
  }

  @Override
  public void again(CaseResult result) {
    terminal.line(
        String.format(
            "  %-8s again: %s, close %s",
            result.testCase().id(),
            result.verdict().behavior().word(),
            result.verdict().behaviorClose().word()));
  }

  private void tellFailure(CaseResult result) {
    failures++;
    if (failures <= MOST_FAILURES) {
      terminal.line(
          String.format(
              "  %-8s %-12s close %s",
              result.testCase().id(),
              result.verdict().behavior().word(),
              result.verdict().behaviorClose().word()));
    } else if (failures == MOST_FAILURES + 1) {
      terminal.line("  more cases did not pass; the reports tell them all");
    }
  }

  @Override
  public void warned(String agent, String sentence) {
    Warning.print(terminal, agent, sentence);
  }
}
