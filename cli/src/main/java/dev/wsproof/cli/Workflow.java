package dev.wsproof.cli;

import dev.wsproof.cli.console.CaseIds;
import dev.wsproof.cli.console.Terminal;
import dev.wsproof.cli.console.Warning;
import dev.wsproof.cli.console.WorkflowCommands;
import dev.wsproof.report.gate.AgentJudgement;
import dev.wsproof.report.gate.CaseJudgement;
import dev.wsproof.report.gate.Difference;
import dev.wsproof.report.gate.Judgement;
import dev.wsproof.report.markdown.MarkdownSummary;
import dev.wsproof.report.text.Visible;
import dev.wsproof.report.view.Evidence;
import dev.wsproof.report.view.IndexEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Function;

/** Tells a GitHub workflow of a judgement: annotations, and the summary of its job. */
final class Workflow {
  private static final int NAME = 60;

  private final Terminal terminal;
  private final String summary;

  /**
   * @param summary the file that the workflow offers for summaries; null or empty for none
   */
  Workflow(Terminal terminal, String summary) {
    this.terminal = terminal;
    this.summary = summary;
  }

  /** Tells it all. */
  void tell(
      Judgement judgement,
      Function<IndexEntry, Evidence> evidence,
      Function<IndexEntry, String> links) {
    errors(judgement, evidence);
    for (AgentJudgement agent : judgement.agents()) {
      for (Difference difference :
          List.of(Difference.BETTER, Difference.CHANGED, Difference.VANISHED)) {
        warning(agent, difference);
      }
    }
    if (summary != null && !summary.isEmpty()) {
      try {
        Files.write(
            Path.of(summary),
            MarkdownSummary.of(judgement, evidence, links),
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      } catch (IOException e) {
        Warning.print(terminal, "no summary of the job: " + e.getMessage());
      }
    }
  }

  /** As many errors as are shown, the last of them for the rest. */
  private void errors(Judgement judgement, Function<IndexEntry, Evidence> evidence) {
    List<CaseJudgement> failures = judgement.failures();
    int room = WorkflowCommands.MOST;
    for (String problem : judgement.problems()) {
      if (room-- > 1) {
        terminal.command(WorkflowCommands.error("wsproof: run failed", problem));
      }
    }
    if (judgement.failsByAbsence() && room-- > 1) {
      terminal.command(
          WorkflowCommands.error(
              "wsproof: absent",
              "in the baseline, and not run: "
                  + Visible.of(String.join(", ", judgement.absent()), NAME * 4)));
    }
    int shown = Math.max(0, failures.size() <= room ? failures.size() : room - 1);
    for (CaseJudgement failure : failures.subList(0, shown)) {
      terminal.command(
          WorkflowCommands.error(
              Visible.of(failure.agent(), NAME) + " " + failure.id(), message(failure, evidence)));
    }
    if (shown < failures.size()) {
      terminal.command(
          WorkflowCommands.error(
              "wsproof", "and " + (failures.size() - shown) + " more cases did not pass"));
    }
  }

  private static String message(CaseJudgement failure, Function<IndexEntry, Evidence> evidence) {
    String change =
        (failure.difference() == Difference.NONE ? "" : failure.difference().word() + ": ")
            + failure.change();
    if (failure.found() == null) {
      return change;
    }
    Evidence shown = evidence.apply(failure.found());
    return change
        + "\n"
        + shown.requirement()
        + "\nactual: "
        + shown.finding().actual()
        + "; close: "
        + shown.finding().actualClose();
  }

  /** Entries of the baseline that no longer apply, where that is allowed. */
  private void warning(AgentJudgement agent, Difference difference) {
    List<CaseJudgement> cases =
        agent.of(difference).stream().filter(CaseJudgement::passes).toList();
    if (!cases.isEmpty()) {
      terminal.command(
          WorkflowCommands.warning(
              Visible.of(agent.agent(), NAME) + ": " + difference.word(),
              cases.size()
                  + " of the baseline no longer so: "
                  + CaseIds.text(
                      cases.stream().map(CaseJudgement::id).toList(),
                      agent.cases().stream().map(CaseJudgement::id).toList())));
    }
  }
}
