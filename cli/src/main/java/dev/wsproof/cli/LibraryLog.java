package dev.wsproof.cli;

import java.util.logging.LogManager;

/**
 * What libraries would write to standard error by themselves: Netty tells {@code java.util.logging}
 * with stack traces how hostile peers behave. What matters of that is in our results and sentences.
 */
final class LibraryLog {
  private LibraryLog() {}

  /** Keeps them silent from now on, in the whole process. */
  static void silence() {
    LogManager.getLogManager().reset();
  }
}
