package dev.wsproof.run;

import java.util.function.Predicate;

/**
 * What becomes of cases that do not pass, and of a run that takes too long; has no opinion of its
 * own on what passes.
 *
 * @param passes what passes; asked only where something follows from it
 * @param retries how often a case that does not pass is run again, behind all others and alone,
 *     until it does
 * @param failFast whether the first case that does not pass ends the run
 * @param limit null for none
 */
public record Regime(Predicate<CaseResult> passes, int retries, boolean failFast, TimeLimit limit) {
  /** Every case runs once, however long that takes. */
  public static final Regime ONCE = new Regime(result -> true, 0, false, null);

  /** Checks that nothing contradicts itself. */
  public Regime {
    if (retries < 0 || (failFast && retries > 0)) {
      throw new IllegalArgumentException("wanted retries, or an end at the first failure");
    }
  }
}
