package dev.wsproof.run;

import dev.wsproof.script.TestCase;

/**
 * How many cases of each kind may be under way at once; cases of two kinds never are. Immutable.
 *
 * @param functional cases that wait rather than work
 * @param compression cases with an extension, which cost both ends computing time
 * @param limits echo loops without an extension, whose durations only mean something when little
 *     else goes on
 */
public record Lanes(int functional, int compression, int limits) {
  private static final int CORES = Runtime.getRuntime().availableProcessors();

  /** Checks that every number is at least 1. */
  public Lanes {
    if (functional < 1 || compression < 1 || limits < 1) {
      throw new IllegalArgumentException("lanes: wanted at least one case at a time");
    }
  }

  /** The usual lanes for at most {@code parallel} cases at once; 1 is the classic order. */
  public static Lanes upTo(int parallel) {
    return new Lanes(parallel, Math.min(parallel, CORES), 1);
  }

  /** Whether there is only ever one case, so that their order can be that of the selection. */
  boolean isOneAtATime() {
    return functional == 1 && compression == 1 && limits == 1;
  }

  /** How many cases of a kind may be under way at once. */
  int width(Kind kind) {
    return switch (kind) {
      case FUNCTIONAL -> functional;
      case COMPRESSION -> compression;
      case LIMITS -> limits;
    };
  }

  /** The kinds of cases, in the order in which they run. */
  enum Kind {
    FUNCTIONAL,
    COMPRESSION,
    LIMITS;

    /** By the nature of the case, not its number. */
    static Kind of(TestCase testCase) {
      if (!testCase.deflate().isEmpty()) {
        return COMPRESSION;
      }
      return testCase.isEchoLoop() ? LIMITS : FUNCTIONAL;
    }
  }
}
