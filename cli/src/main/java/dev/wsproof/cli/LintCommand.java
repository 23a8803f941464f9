package dev.wsproof.cli;

import dev.wsproof.cases.Lint;
import dev.wsproof.cases.source.Problem;
import dev.wsproof.cli.console.Terminal;
import dev.wsproof.cli.gate.ExitCode;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code wsproof lint}: tells the mistakes in users' case files, all at once. */
@Command(
    name = "lint",
    description = "Check case files, or folders of them, and tell every mistake.")
final class LintCommand extends TerminalCommand {
  @Parameters(arity = "1..*", paramLabel = "PATH", description = "Case files, or folders of them.")
  private List<Path> paths;

  LintCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  ExitCode execute() {
    List<Problem> problems = paths.stream().flatMap(path -> Lint.check(path).stream()).toList();
    problems.forEach(problem -> terminal().line(problem.toString()));
    if (problems.isEmpty()) {
      terminal().line("No mistake found.");
      return ExitCode.PASSED;
    }
    terminal()
        .error("wsproof: " + problems.size() + (problems.size() == 1 ? " mistake" : " mistakes"));
    return ExitCode.USAGE;
  }
}
