package dev.wsproof.cli;

import dev.wsproof.cli.console.Terminal;
import dev.wsproof.cli.console.Warning;
import dev.wsproof.cli.gate.ExitCode;
import dev.wsproof.report.RecordedRun;
import dev.wsproof.report.ReportFailure;
import dev.wsproof.report.ReportMerge;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code wsproof report merge}: joins the reports of several runs. */
@Command(
    name = "merge",
    description = {
      "Join reports of several runs or machines in a new folder.",
      "Where two have the same case of the same agent, the one that began later stays,",
      "and that is said. Of shards (--shard) all are to be there; what is missing is said, too."
    })
final class ReportMergeCommand extends TerminalCommand {
  @Parameters(index = "0", paramLabel = "OUT", description = "Folder to write.")
  private Path out;

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "DIR", description = "Folders to join.")
  private List<Path> folders;

  ReportMergeCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  ExitCode execute() {
    try {
      ReportMerge.Merged made = ReportMerge.merge(out, folders, Version.text(), Instant.now());
      made.twice().forEach(twice -> Warning.print(terminal(), twice.sentence()));
      RecordedRun joined = RecordedRun.read(out);
      joined
          .facts()
          .problems(joined.index())
          .forEach(problem -> Warning.print(terminal(), problem));
      terminal().line("%d results of %d agents".formatted(made.results(), made.agents()));
      terminal().line(ReportCommand.at(out));
      return ExitCode.PASSED;
    } catch (ReportFailure e) {
      throw CommandFailure.run(e.getMessage());
    }
  }
}
