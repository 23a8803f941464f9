package dev.wsproof.cli.console;

import dev.wsproof.report.text.Visible;
import dev.wsproof.run.CaseResult;
import dev.wsproof.run.RunProgress;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Shows a run as a bar that somebody watches; leaves nothing behind but warnings. */
public final class BarProgress implements RunProgress {
  private static final int BAR = 24;
  private static final int AGENT = 24;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final Terminal terminal;
  private final Predicate<CaseResult> passes;
  private int failures;
  private long drawn;

  /**
   * On {@code terminal}.
   *
   * @param passes what passes
   */
  public BarProgress(Terminal terminal, Predicate<CaseResult> passes) {
    this.terminal = terminal;
    this.passes = passes;
  }

  @Override
  public void begun(String agent, int total) {
    failures = 0;
    draw(agent, 0, total);
  }

  @Override
  public void finished(CaseResult result, int done, int total) {
    if (!passes.test(result)) {
      failures++;
    }
    if (done == total || System.nanoTime() - drawn >= PAUSE_NANOS) {
      draw(result.agent(), done, total);
    }
  }

  private void draw(String agent, int done, int total) {
    drawn = System.nanoTime();
    int filled = total == 0 ? 0 : BAR * done / total;
    String bar = "█".repeat(filled) + "░".repeat(BAR - filled);
    String count = String.format("%4d/%d", done, total);
    String failed =
        failures == 0 ? "" : "  " + terminal.styled(Style.BAD, failures + " not passed");
    terminal.status(
        terminal.styled(Style.DIM, bar) + count + "  " + Visible.of(agent, AGENT) + failed);
  }

  @Override
  public void warned(String agent, String sentence) {
    Warning.print(terminal, agent, sentence);
  }
}
