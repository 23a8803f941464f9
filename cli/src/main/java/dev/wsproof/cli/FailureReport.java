package dev.wsproof.cli;

import dev.wsproof.cli.console.Terminal;
import dev.wsproof.cli.gate.ExitCode;
import dev.wsproof.report.text.Visible;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Tells people why a program ended early, in sentences; ends nothing. For any thread. */
final class FailureReport {
  private final Terminal terminal;
  private final String program;
  private final String showsWhere;

  private volatile boolean debug;

  /**
   * @param program its name, which sentences begin with
   * @param showsWhere how stack traces are asked for
   * @param debug whether they are
   */
  FailureReport(Terminal terminal, String program, String showsWhere, boolean debug) {
    this.terminal = terminal;
    this.program = program;
    this.showsWhere = showsWhere;
    this.debug = debug;
  }

  /** From now on, stack traces are shown. */
  void showTraces() {
    debug = true;
  }

  /** Tells why {@code thrown} ends the program; says what that means for its caller. */
  ExitCode tell(Throwable thrown) {
    terminal.eraseStatus();
    if (debug) {
      StringWriter trace = new StringWriter();
      thrown.printStackTrace(new PrintWriter(trace));
      terminal.error(trace.toString());
    }
    if (thrown instanceof CommandFailure failure) {
      failure.sentences().forEach(this::say);
      return failure.exitCode();
    }
    String message = thrown.getMessage();
    say(
        "internal error: "
            + thrown.getClass().getSimpleName()
            + (message == null ? "" : ": " + message)
            + (debug ? "" : " (" + showsWhere + " shows where)"));
    return ExitCode.RUN_FAILED;
  }

  /** Tells one sentence. */
  void say(String sentence) {
    terminal.error(program + ": " + Visible.of(sentence));
  }
}
