package dev.wsproof.cli;

import dev.wsproof.cases.CaseText;
import dev.wsproof.cases.Catalogue;
import dev.wsproof.cli.console.Terminal;
import dev.wsproof.cli.gate.ExitCode;
import dev.wsproof.script.CaseId;
import dev.wsproof.script.TestCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code wsproof show}: everything there is to know of a case before it runs. */
@Command(
    name = "show",
    description = "Show cases: RFC clauses, script, and what a conforming peer does.")
final class ShowCommand extends TerminalCommand {
  @Parameters(arity = "1..*", paramLabel = "ID", description = "Ids such as 5.19.")
  private List<String> ids;

  ShowCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  ExitCode execute() {
    List<TestCase> found = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String id : ids) {
      Optional<TestCase> testCase =
          CaseId.isId(id) ? Catalogue.all().find(CaseId.of(id)) : Optional.empty();
      testCase.ifPresentOrElse(
          found::add,
          () -> missing.add(id + ": no such case; wsproof list --suite all shows them all"));
    }
    if (!missing.isEmpty()) {
      throw CommandFailure.usage(missing);
    }
    for (int i = 0; i < found.size(); i++) {
      if (i > 0) {
        terminal().line("");
      }
      CaseText.lines(found.get(i)).forEach(terminal()::line);
    }
    return ExitCode.PASSED;
  }
}
