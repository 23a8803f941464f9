package dev.wsproof.cli;

import dev.wsproof.cli.console.Terminal;
import dev.wsproof.cli.gate.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What all commands share: a terminal, {@code --no-color} and {@code --help}. */
@Command(
    sortOptions = false,
    abbreviateSynopsis = true,
    parameterListHeading = "%nArguments:%n",
    separator = " ",
    optionListHeading = "%nOptions:%n",
    descriptionHeading = "%n",
    footerHeading = "%n")
abstract class TerminalCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--no-color", order = 100, description = "Show no colours (as NO_COLOR=1 does).")
  void noColor(boolean on) {
    if (on) {
      terminal.withoutColours();
    }
  }

  @Option(
      names = {"-h", "--help"},
      order = 101,
      usageHelp = true,
      description = "Show this and exit.")
  private boolean help;

  TerminalCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  final Terminal terminal() {
    return terminal;
  }

  /** Does what the command is for. */
  abstract ExitCode execute();

  @Override
  public final Integer call() {
    return execute().number();
  }
}
