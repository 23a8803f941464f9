package dev.wsproof.cli.modes;

/** A server that runs in the background until it is closed. Safe for use by any thread. */
public interface RunningServer extends AutoCloseable {
  /** Where it listens. */
  int port();

  /** Waits until it is closed. */
  void await() throws InterruptedException;

  /** Stops listening and ends all connections. */
  @Override
  void close();
}
