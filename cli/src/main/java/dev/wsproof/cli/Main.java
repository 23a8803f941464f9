package dev.wsproof.cli;

import dev.wsproof.cli.console.Terminal;
import dev.wsproof.cli.gate.ExitCode;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Where the process begins and ends: gives the words of the command line to the command they name,
 * and turns whatever happens into a sentence and an exit code, never into a stack trace.
 */
public final class Main {
  private static final String DEBUG = "WSPROOF_DEBUG";

  private final Terminal terminal;
  private final FailureReport failures;

  /**
   * @param debug whether stack traces are shown
   */
  Main(Terminal terminal, boolean debug) {
    this.terminal = terminal;
    this.failures = new FailureReport(terminal, "wsproof", DEBUG + "=1", debug);
  }

  /** Runs a command and ends the process. */
  public static void main(String[] words) {
    LibraryLog.silence();
    Map<String, String> environment = System.getenv();
    Terminal terminal = Terminal.ofProcess(environment);
    Main main = new Main(terminal, "1".equals(environment.get(DEBUG)));
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> main.failed(thrown));
    System.exit(main.run(words));
  }

  /** Runs a command; returns the exit code. */
  int run(String... words) {
    try {
      return new CommandLine(new WsproofCommand(terminal), new Commands(terminal))
          .setExpandAtFiles(false) // @env:NAME is no file
          .setUsageHelpWidth(Terminal.MAX_WIDTH)
          .setParameterExceptionHandler((mistake, ignored) -> misused(mistake))
          .setExecutionExceptionHandler((thrown, ignored, parsed) -> failed(thrown))
          .execute(words);
    } catch (Error e) {
      return failed(e);
    }
  }

  private int misused(ParameterException mistake) {
    CommandLine command = mistake.getCommandLine();
    if (mistake instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().get(0);
      boolean option = word.startsWith("-");
      boolean commandWanted = !option && !command.getSubcommands().isEmpty();
      failures.say(
          "no such " + (option ? "option" : commandWanted ? "command" : "argument") + ": " + word);
      List<String> guesses = unmatched.getSuggestions();
      if (commandWanted && !guesses.isEmpty()) {
        terminal.error("Did you mean " + String.join(" or ", guesses) + "?");
      }
    } else {
      failures.say(mistake.getMessage().lines().findFirst().orElse("wrong usage"));
    }
    terminal.error("See: " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE.number();
  }

  private int failed(Throwable thrown) {
    return failures.tell(thrown).number();
  }
}
