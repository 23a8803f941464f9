package dev.wsproof.cli;

import dev.wsproof.cli.console.Terminal;
import dev.wsproof.report.ReportFailure;
import dev.wsproof.report.Reports;

/**
 * Has reports completed when the process is told to end in between; keeps none from ending, and a
 * second time it is told ends it at once.
 */
final class Interruption {
  private final Thread hook;

  private Interruption(Thread hook) {
    this.hook = hook;
  }

  /**
   * From now on, has {@code reports} completed in that case, and {@code where} told.
   *
   * @param usual whether that is how such a run ends
   */
  static Interruption expected(Reports reports, Terminal terminal, String where, boolean usual) {
    Thread hook =
        new Thread(
            () -> {
              terminal.endStatus();
              try {
                reports.finish();
                if (usual) {
                  terminal.line(where);
                } else {
                  terminal.error("wsproof: interrupted; what had a verdict is reported");
                  terminal.error(where);
                }
              } catch (ReportFailure e) {
                terminal.error("wsproof: interrupted; " + e.getMessage());
              }
            },
            "wsproof-interrupted");
    Signals.secondEndsAtOnce();
    Runtime.getRuntime().addShutdownHook(hook);
    return new Interruption(hook);
  }

  /** From now on there is nothing left to complete. */
  void over() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException processIsEnding) {
      return; // the hook is at work
    }
  }
}
