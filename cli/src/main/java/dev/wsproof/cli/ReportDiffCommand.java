package dev.wsproof.cli;

import dev.wsproof.cli.console.Style;
import dev.wsproof.cli.console.Terminal;
import dev.wsproof.cli.gate.ExitCode;
import dev.wsproof.report.ReportFailure;
import dev.wsproof.report.diff.AgentComparison;
import dev.wsproof.report.diff.Change;
import dev.wsproof.report.diff.Comparison;
import dev.wsproof.report.diff.Pairing;
import dev.wsproof.report.gate.Direction;
import dev.wsproof.report.text.Visible;
import dev.wsproof.report.view.IndexEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wsproof report diff}: tells what got better or worse between two runs. */
@Command(
    name = "diff",
    description = {
      "Tell what got better or worse between two runs.",
      "Each is a folder of reports or a file like index.json (also the classic suite's)."
    },
    footer = "Exit codes: 0 nothing got worse, 1 something did or is missing, 3 cannot be read.")
final class ReportDiffCommand extends TerminalCommand {
  private static final int AGENT = 40;

  @Parameters(index = "0", paramLabel = "BEFORE", description = "Folder or index.json.")
  private Path before;

  @Parameters(index = "1", paramLabel = "AFTER", description = "Folder or index.json.")
  private Path after;

  @Option(
      names = "--any-name",
      description = "Compare though the one agent of each has another name.")
  private boolean anyName;

  ReportDiffCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  ExitCode execute() {
    Comparison found;
    try {
      found = Comparison.of(before, after, anyName ? Pairing.SOLE_AGENTS : Pairing.BY_NAME);
    } catch (ReportFailure e) {
      throw CommandFailure.run(e.getMessage());
    }
    for (AgentComparison agent : found.agents()) {
      tell(agent);
    }
    found.vanished().forEach(agent -> terminal().line(name(agent) + ": no longer there"));
    found.added().forEach(agent -> terminal().line(name(agent) + ": new"));
    return found.isWorse() ? ExitCode.VERDICT : ExitCode.PASSED;
  }

  private void tell(AgentComparison agent) {
    terminal()
        .line(
            "%s: %d cases as before, %d changed, %d missing, %d new"
                .formatted(
                    name(agent.after()),
                    agent.same(),
                    agent.changes().size(),
                    agent.vanished().size(),
                    agent.added().size()));
    for (Change change : agent.changes()) {
      terminal().line("  " + sentence(change));
    }
    listed("missing", agent.vanished());
    listed("new", agent.added());
  }

  private String sentence(Change change) {
    boolean worse = change.behavior() == Direction.WORSE || change.close() == Direction.WORSE;
    boolean better = change.behavior() == Direction.BETTER || change.close() == Direction.BETTER;
    String word =
        worse
            ? terminal().styled(Style.BAD, "worse  ")
            : better ? terminal().styled(Style.GOOD, "better ") : "changed";
    StringBuilder line = new StringBuilder(String.format("%-8s %s", change.id(), word));
    if (change.behavior() != Direction.SAME) {
      line.append("  ").append(change.before().behavior().word());
      line.append(" to ").append(change.after().behavior().word());
    }
    if (change.close() != Direction.SAME) {
      line.append("  close ").append(change.before().behaviorClose().word());
      line.append(" to ").append(change.after().behaviorClose().word());
    }
    return line.toString();
  }

  private void listed(String what, List<IndexEntry> entries) {
    if (!entries.isEmpty()) {
      terminal()
          .line(
              "  "
                  + what
                  + ": "
                  + entries.stream()
                      .map(entry -> entry.id().toString())
                      .collect(Collectors.joining(", ")));
    }
  }

  private static String name(String agent) {
    return Visible.of(agent, AGENT);
  }
}
