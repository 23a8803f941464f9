package dev.wsproof.cli;

import dev.wsproof.cli.console.Terminal;
import dev.wsproof.cli.wstest.UsageException;
import dev.wsproof.cli.wstest.WstestArguments;
import java.util.Map;

/**
 * Where the process begins and ends when it is called as the classic suite was: the same flags and
 * modes, exit code 0 whatever the verdicts, 1 for wrong usage and whatever keeps it from running.
 */
public final class WstestMain {
  /** Parity: what users' scripts may ask for. */
  static final String COMPATIBLE = "25.10.1";

  private static final int WELL = 0;
  private static final int WRONG = 1;

  private final Terminal terminal;
  private final FailureReport failures;

  private WstestMain(Terminal terminal, boolean debug) {
    this.terminal = terminal;
    this.failures = new FailureReport(terminal, "wstest", "-d", debug);
  }

  /** Runs a mode and ends the process. */
  public static void main(String[] words) {
    LibraryLog.silence();
    Map<String, String> environment = System.getenv();
    WstestMain main =
        new WstestMain(
            Terminal.ofProcess(environment), "1".equals(environment.get("WSPROOF_DEBUG")));
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> main.failed(thrown));
    System.exit(main.run(words));
  }

  private int run(String[] words) {
    try {
      WstestArguments arguments = WstestArguments.parse(words);
      if (arguments.asksForText()) {
        terminal.line(text(arguments));
        return WELL;
      }
      if (arguments.debug()) {
        failures.showTraces();
      }
      WstestModes modes = new WstestModes(terminal, arguments, this::failed);
      return modes.run() ? WELL : WRONG;
    } catch (UsageException e) {
      failures.say(e.getMessage());
      terminal.error("See: wstest --help");
      return WRONG;
    } catch (RuntimeException | Error e) {
      return failed(e);
    }
  }

  private static String text(WstestArguments arguments) {
    return arguments.asksForHelp()
        ? WstestArguments.usage().strip()
        : "wsproof " + Version.text() + ", compatible with Autobahn|Testsuite " + COMPATIBLE;
  }

  private int failed(Throwable thrown) {
    failures.tell(thrown);
    return WRONG;
  }
}
