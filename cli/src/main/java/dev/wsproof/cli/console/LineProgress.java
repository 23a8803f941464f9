package dev.wsproof.cli.console;

import dev.wsproof.report.text.Visible;
import dev.wsproof.run.CaseResult;
import dev.wsproof.run.RunProgress;
import java.util.function.Predicate;

/** Tells a run in lines for a log: its start, every 25th case, and each case that did not pass. */
public final class LineProgress implements RunProgress {
  private static final int EVERY = 25;
  private static final int AGENT = 40;

  private final Terminal terminal;
  private final Predicate<CaseResult> passes;

  /**
   * On {@code terminal}.
   *
   * @param passes what passes
   */
  public LineProgress(Terminal terminal, Predicate<CaseResult> passes) {
    this.terminal = terminal;
    this.passes = passes;
  }

  @Override
  public void begun(String agent, int total) {
    terminal.line(Visible.of(agent, AGENT) + ": " + total + (total == 1 ? " case" : " cases"));
  }

  @Override
  public void finished(CaseResult result, int done, int total) {
    if (!passes.test(result)) {
      terminal.line(
          String.format(
              "  %-8s %-12s close %s",
              result.testCase().id(),
              result.verdict().behavior().word(),
              result.verdict().behaviorClose().word()));
    }
    if (done % EVERY == 0 || done == total) {
      terminal.line("  " + done + " of " + total + " done");
    }
  }

  @Override
  public void warned(String agent, String sentence) {
    Warning.print(terminal, agent, sentence);
  }
}
