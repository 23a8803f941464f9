package dev.wsproof.cli;

import dev.wsproof.cases.CaseListing;
import dev.wsproof.cases.CaseSelector;
import dev.wsproof.cases.Selection;
import dev.wsproof.cases.SelectionException;
import dev.wsproof.cli.console.Terminal;
import dev.wsproof.cli.console.Warning;
import dev.wsproof.cli.gate.ExitCode;
import dev.wsproof.cli.spec.ClientSpec;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code wsproof list}: the cases there are, a line each. */
@Command(
    name = "list",
    description = "List cases: id, level, RFC clause, and what happens in a few words.")
final class ListCommand extends TerminalCommand {
  @Parameters(
      arity = "0..*",
      paramLabel = "PATTERN",
      description = "Ids, or patterns such as '6.*' (default: all).")
  private List<String> patterns;

  @Mixin private SuiteOption suite;

  ListCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  ExitCode execute() {
    try {
      Selection selection =
          new CaseSelector(suite.suites(), null)
              .select(patterns == null ? ClientSpec.ALL_CASES : patterns, List.of());
      CaseListing.lines(selection.cases(), terminal().width()).forEach(terminal()::line);
      selection.warnings().forEach(sentence -> Warning.print(terminal(), sentence));
      return ExitCode.PASSED;
    } catch (SelectionException e) {
      throw CommandFailure.usage(e.reasons());
    }
  }
}
