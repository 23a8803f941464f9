package dev.wsproof.cli.console;

import dev.wsproof.report.text.Visible;
import dev.wsproof.run.CaseResult;
import dev.wsproof.run.RunProgress;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** Shows a run as a bar that somebody watches; leaves nothing behind but warnings. */
public final class BarProgress implements RunProgress {
  private static final int BAR = 24;
  private static final int SHORT_BAR = 10;
  private static final int WIDE = 72;
  private static final int AGENT = 24;
  private static final int LEAST_AGENT = 8;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final Terminal terminal;
  private final Predicate<CaseResult> passes;
  private final TimeLeft timeLeft;
  private final LongSupplier nanos;
  private int failures;
  private long drawn;

  /**
   * @param passes what passes
   * @param timeLeft what is said of the rest of the run
   * @param nanos a clock that only goes forward
   */
  public BarProgress(
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
    draw(agent, 0, total);
  }

  @Override
  public void finished(CaseResult result, int done, int total) {
    timeLeft.finished(result.testCase());
    if (!passes.test(result)) {
      failures++;
    }
    if (done == total || nanos.getAsLong() - drawn >= PAUSE_NANOS) {
      draw(result.agent(), done, total);
    }
  }

  @Override
  public void again(CaseResult result) {
    terminal.status(terminal.styled(Style.DIM, "again: " + result.testCase().id()));
  }

  private void draw(String agent, int done, int total) {
    drawn = nanos.getAsLong();
    int length = terminal.width() < WIDE ? SHORT_BAR : BAR;
    int filled = total == 0 ? 0 : length * done / total;
    String count = String.format("%4d/%d", done, total);
    String failed = failures == 0 ? "" : failures + " not passed";
    String left = done == total ? "" : timeLeft.sentence();
    int room = terminal.width() - 1 - length - count.length() - wide(failed);
    if (wide(left) > room) {
      left = "";
    }
    room -= wide(left) + 2;
    String name = room < LEAST_AGENT ? "" : Columns.cut(Visible.of(agent), Math.min(AGENT, room));
    String bar = "█".repeat(filled) + "░".repeat(length - filled);
    terminal.status(
        terminal.styled(Style.DIM, bar)
            + count
            + apart(name)
            + (failed.isEmpty() ? "" : apart(terminal.styled(Style.BAD, failed)))
            + apart(left));
  }

  private static int wide(String part) {
    return apart(part).length();
  }

  private static String apart(String part) {
    return part.isEmpty() ? "" : "  " + part;
  }

  @Override
  public void warned(String agent, String sentence) {
    Warning.print(terminal, agent, sentence);
  }
}
