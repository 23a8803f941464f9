package dev.wsproof.cli;

import dev.wsproof.cli.console.Style;
import dev.wsproof.cli.console.Terminal;
import dev.wsproof.cli.gate.ExitCode;
import dev.wsproof.report.OutputFile;
import dev.wsproof.report.RecordedRun;
import dev.wsproof.report.ReportFailure;
import dev.wsproof.report.gate.Judgement;
import dev.wsproof.report.json.BadgeJson;
import dev.wsproof.report.junit.JunitXml;
import dev.wsproof.report.markdown.MarkdownSummary;
import dev.wsproof.report.text.Visible;
import dev.wsproof.report.view.Evidence;
import dev.wsproof.report.view.IndexEntry;
import java.nio.file.Path;
import java.util.function.Function;

/** Ends a run that was judged: writes the files that flags ask for, and makes the exit code. */
final class Conclusion {
  private static final int AGENT = 40;

  private final Terminal terminal;
  private final GateOptions options;

  /**
   * @param options which files, and whether to tell a workflow
   */
  Conclusion(Terminal terminal, GateOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  /**
   * Does it.
   *
   * @param recorded where to find what stands behind {@code judgement}
   * @throws ReportFailure when a file can't be written
   */
  ExitCode of(Judgement judgement, RecordedRun recorded) throws ReportFailure {
    for (String agent : judgement.absent()) {
      terminal.line("");
      terminal.line(
          terminal.styled(
                  judgement.failsByAbsence() ? Style.BAD : Style.WARN, Visible.of(agent, AGENT))
              + ": in the baseline, and absent from the run");
    }
    if (judgement.absent().size() == 1 && judgement.gate().baseline().agents().size() == 1) {
      terminal.line("(--any-name compares agents of other names with it)");
    }
    Function<IndexEntry, Evidence> evidence = KnownCases.evidence(recorded);
    if (options.junit() != null) {
      OutputFile.write(options.junit(), JunitXml.of(judgement, evidence, KnownCases.chapter()));
    }
    if (options.markdown() != null) {
      Function<IndexEntry, String> links =
          found -> recorded.hasPage(found) ? link(found, recorded, options.markdown()) : null;
      OutputFile.write(options.markdown(), MarkdownSummary.of(judgement, evidence, links));
    }
    if (options.badge() != null) {
      OutputFile.write(options.badge(), BadgeJson.of(judgement));
    }
    if (options.github()) {
      new Workflow(terminal, System.getenv("GITHUB_STEP_SUMMARY"))
          .tell(judgement, evidence, found -> link(found, recorded, null));
    }
    if (judgement.isRunFailed()) {
      return ExitCode.RUN_FAILED;
    }
    return judgement.passes() ? ExitCode.PASSED : ExitCode.VERDICT;
  }

  /**
   * The address of a result's page; null when there is none that means something.
   *
   * @param from the file that the link stands in; null when it stands nowhere near the reports
   */
  private String link(IndexEntry found, RecordedRun recorded, Path from) {
    String page = found.file() + ".html";
    if (options.reportUrl() != null) {
      return options.reportUrl() + "/" + page;
    }
    if (from == null) {
      return null;
    }
    Path folder = from.toAbsolutePath().normalize().getParent();
    Path target = recorded.folder().toAbsolutePath().normalize().resolve(page);
    if (!folder.getRoot().equals(target.getRoot())) {
      return null;
    }
    String path = folder.relativize(target).toString().replace('\\', '/');
    return path.chars().anyMatch(c -> c <= ' ' || c == '<' || c == '>') ? null : path;
  }
}
