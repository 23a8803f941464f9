package dev.wsproof.cli;

import dev.wsproof.cli.console.Terminal;
import dev.wsproof.cli.gate.ExitCode;
import dev.wsproof.report.ReportFailure;
import dev.wsproof.report.ReportFolder;
import java.nio.file.Path;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code wsproof report}: makes the pages of a folder of reports again. */
@Command(
    name = "report",
    description = {
      "Make index and pages of a folder of reports again.",
      "They are made from its journal or, where there is none, from index.json and the",
      "detail files (also the classic suite's)."
    },
    commandListHeading = "%nCommands:%n",
    subcommands = {ReportMergeCommand.class, ReportDiffCommand.class})
final class ReportCommand extends TerminalCommand {
  @Parameters(arity = "0..1", paramLabel = "DIR", description = "Folder of reports.")
  private Path folder;

  ReportCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  ExitCode execute() {
    if (folder == null) {
      throw CommandFailure.usage("report: got no folder, wanted one, or merge, or diff");
    }
    try {
      ReportFolder.Rendered made = ReportFolder.render(folder, Version.text(), Instant.now());
      terminal()
          .line(
              "%d results of %d agents, from %s"
                  .formatted(
                      made.results(),
                      made.agents(),
                      made.journal() ? "the journal" : "index.json and details"));
      terminal().line(at(folder));
      return ExitCode.PASSED;
    } catch (ReportFailure e) {
      throw CommandFailure.run(e.getMessage());
    }
  }

  /** Where a person finds the reports of {@code folder}. */
  static String at(Path folder) {
    return "Reports: " + folder.resolve("index.html").toAbsolutePath().normalize().toUri();
  }
}
