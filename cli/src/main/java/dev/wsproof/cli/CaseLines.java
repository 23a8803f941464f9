package dev.wsproof.cli;

import dev.wsproof.cli.console.Terminal;
import dev.wsproof.cli.console.Warning;
import dev.wsproof.report.text.Visible;
import dev.wsproof.run.CaseResult;
import dev.wsproof.run.RunProgress;

/** Tells a run in lines for scripts: one for each case, with its verdict. */
final class CaseLines implements RunProgress {
  private static final int AGENT = 60;

  private final Terminal terminal;

  CaseLines(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void begun(String agent, int total) {
    terminal.line(Visible.of(agent, AGENT) + ": " + total + (total == 1 ? " case" : " cases"));
  }

  @Override
  public void finished(CaseResult result, int done, int total) {
    terminal.line(
        "Case %s of %s: %s, close %s"
            .formatted(
                result.testCase().id(),
                Visible.of(result.agent(), AGENT),
                result.verdict().behavior().word(),
                result.verdict().behaviorClose().word()));
  }

  @Override
  public void warned(String agent, String sentence) {
    Warning.print(terminal, agent, sentence);
  }
}
