package dev.wsproof.cli;

import dev.wsproof.report.Reports;
import dev.wsproof.report.view.Shares;
import dev.wsproof.run.CaseResult;
import dev.wsproof.run.RunProgress;
import dev.wsproof.script.CaseId;
import dev.wsproof.script.TestCase;
import java.util.List;
import java.util.function.Function;

/** Has reports note which cases a server is to have, as soon as its name is known. */
final class PlanNote implements RunProgress {
  private final RunProgress progress;
  private final Reports reports;
  private final List<CaseId> cases;
  private final Function<String, Shares> shares;

  /**
   * @param progress hears everything, too
   * @param shares of which selection for an agent the cases are a part; null when they are all
   */
  PlanNote(
      RunProgress progress, Reports reports, List<CaseId> cases, Function<String, Shares> shares) {
    this.progress = progress;
    this.reports = reports;
    this.cases = cases;
    this.shares = shares;
  }

  @Override
  public void begun(String agent, int total) {
    reports.planned(agent, cases, shares.apply(agent));
    progress.begun(agent, total);
  }

  @Override
  public void started(String agent, TestCase testCase) {
    progress.started(agent, testCase);
  }

  @Override
  public void finished(CaseResult result, int done, int total) {
    progress.finished(result, done, total);
  }

  @Override
  public void again(CaseResult result) {
    progress.again(result);
  }

  @Override
  public void warned(String agent, String sentence) {
    progress.warned(agent, sentence);
  }
}
