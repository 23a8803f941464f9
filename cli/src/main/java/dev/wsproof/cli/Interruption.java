package dev.wsproof.cli;

import dev.wsproof.cli.console.Terminal;
import dev.wsproof.report.ReportFailure;
import dev.wsproof.report.Reports;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * Has reports completed when the process is told to end in between; keeps none from ending, and a
 * second time it is told ends it at once.
 */
final class Interruption {
  private final Thread hook;
  private final CountDownLatch begun;

  private Interruption(Thread hook, CountDownLatch begun) {
    this.hook = hook;
    this.begun = begun;
  }

  /**
   * From now on, has {@code reports} completed in that case, and {@code where} told.
   *
   * @param stop ends the run, and returns when all results that are in have been taken
   * @param usual whether that is how such a run ends
   */
  static Interruption expected(
      Runnable stop, Reports reports, Terminal terminal, String where, boolean usual) {
    CountDownLatch begun = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              begun.countDown();
              terminal.endStatus();
              stop.run();
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
    return new Interruption(hook, begun);
  }

  /** Never returns once the process was told to end: the rest is up to the hook. */
  void giveWay() {
    boolean ends = begun.getCount() == 0;
    while (ends) {
      LockSupport.park(this);
    }
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
