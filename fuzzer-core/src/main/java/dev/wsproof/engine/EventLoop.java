package dev.wsproof.engine;

import java.time.Duration;
import java.time.Instant;

/**
 * The one thread a conversation is confined to, and its clocks; runs tasks one after the other,
 * never two at once. Tests give a virtual one, where a minute takes no time.
 */
public interface EventLoop {
  /** Runs {@code task} on this loop's thread, after whatever waits already. */
  void execute(Runnable task);

  /**
   * Runs {@code task} on this loop's thread once all connections have had their turn to be read and
   * written.
   */
  void afterIo(Runnable task);

  /** Runs {@code task} on this loop's thread when {@code delay} is over, unless cancelled. */
  Timer schedule(Duration delay, Runnable task);

  /** A clock for durations, in nanoseconds from some fixed point. */
  long nanoTime();

  /** The wall clock, for time stamps. */
  Instant now();

  /** A task that has been scheduled. */
  interface Timer {
    /** Keeps the task from running, if it has not run. */
    void cancel();
  }
}
