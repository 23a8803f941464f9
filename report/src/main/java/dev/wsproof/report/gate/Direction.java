package dev.wsproof.report.gate;

import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;

/**
 * Which way a word of a verdict went; knows the order of goodness and no policy.
 *
 * <p>Behaviours: OK is better than NON-STRICT, that than INFORMATIONAL and UNIMPLEMENTED, those
 * than FAILED. Ends of connections: OK and INFORMATIONAL are better than all others. Between words
 * of one rank there is change and neither better nor worse.
 */
public enum Direction {
  SAME,
  BETTER,
  WORSE,
  CHANGED;

  /** Which way a behaviour went. */
  public static Direction of(Behavior before, Behavior after) {
    return before == after ? SAME : of(rank(before), rank(after));
  }

  /** Which way the end of a connection went. */
  public static Direction of(CloseBehavior before, CloseBehavior after) {
    return before == after ? SAME : of(rank(before), rank(after));
  }

  private static Direction of(int before, int after) {
    if (before == after) {
      return CHANGED;
    }
    return after < before ? BETTER : WORSE;
  }

  private static int rank(Behavior behavior) {
    return switch (behavior) {
      case OK -> 0;
      case NON_STRICT -> 1;
      case INFORMATIONAL, UNIMPLEMENTED -> 2;
      case FAILED -> 3;
    };
  }

  private static int rank(CloseBehavior close) {
    return switch (close) {
      case OK, INFORMATIONAL -> 0;
      case FAILED, WRONG_CODE, UNCLEAN, FAILED_BY_CLIENT -> 1;
    };
  }
}
