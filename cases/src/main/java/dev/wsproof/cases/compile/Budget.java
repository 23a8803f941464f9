package dev.wsproof.cases.compile;

import dev.wsproof.cases.source.Diagnostics;
import dev.wsproof.cases.source.Position;

/**
 * What compiling one file may cost; a small file can ask for a great many cases. Complains once and
 * stays spent.
 */
final class Budget {
  /** Octets that payloads without repeat may hold, all cases together. */
  static final int MOST_OCTETS = 64 << 20;

  /** Values that may be made by filling in columns, all cases together. */
  static final int MOST_VALUES = 2_000_000;

  private final Diagnostics out;
  private long octets = MOST_OCTETS;
  private long values = MOST_VALUES;
  private boolean spent;

  Budget(Diagnostics out) {
    this.out = out;
  }

  /** Whether there was not enough. */
  boolean isSpent() {
    return spent;
  }

  /** Takes octets. */
  void octets(Position at, int count) {
    octets -= count;
    if (octets < 0) {
      spent(at, MOST_OCTETS + " octets of data in all; write long data with repeat");
    }
  }

  /** Takes one value. */
  void value(Position at) {
    if (--values < 0) {
      spent(at, MOST_VALUES + " values in all; cut the file in two");
    }
  }

  private void spent(Position at, String limit) {
    if (!spent) {
      spent = true;
      out.add(at, "the file's cases are too big: wanted at most " + limit);
    }
  }
}
