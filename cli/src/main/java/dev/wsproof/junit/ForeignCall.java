package dev.wsproof.junit;

import dev.wsproof.report.text.Visible;
import java.util.concurrent.CompletableFuture;

/**
 * A call of code that is under test, on a daemon thread of its own: it may throw, or never return.
 * Safe for use by many threads.
 */
final class ForeignCall {
  private static final int MOST_PROBLEM = 300;

  private final CompletableFuture<String> end = new CompletableFuture<>();
  private final Thread thread;

  /** What is called. */
  @FunctionalInterface
  interface Body {
    void call() throws Exception;
  }

  private ForeignCall(String name, Body body) {
    thread = new Thread(() -> perform(body), name);
    thread.setDaemon(true);
  }

  /** Begins the call. */
  static ForeignCall begin(String name, Body body) {
    ForeignCall call = new ForeignCall(name, body);
    call.thread.start();
    return call;
  }

  private void perform(Body body) {
    String problem = "";
    try {
      body.call();
    } catch (Throwable thrown) { // whatever it is, somebody waits for the end
      problem = Visible.of(thrown.toString(), MOST_PROBLEM);
    }
    end.complete(problem);
  }

  /** Completes when the call is over, with what it threw in a line; empty when it returned. */
  CompletableFuture<String> end() {
    return end;
  }

  /** Asks the code to come to its end. */
  void interrupt() {
    thread.interrupt();
  }
}
