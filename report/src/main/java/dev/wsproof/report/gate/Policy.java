package dev.wsproof.report.gate;

import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which verdicts pass; has no opinion on UNIMPLEMENTED, which is a switch of its own. Parity: the
 * gates that users of the classic suite have built around it.
 */
public enum Policy {
  /**
   * What is allowed, or only told, passes; the connection has to end properly. Deviation: cases
   * that check a SHOULD or MAY always pass.
   */
  DEFAULT("default", EnumSet.of(Behavior.OK, Behavior.NON_STRICT, Behavior.INFORMATIONAL), true),

  /** As the default, however the connection ends. */
  LENIENT("lenient", EnumSet.of(Behavior.OK, Behavior.NON_STRICT, Behavior.INFORMATIONAL), false),

  /** As the default, and what is laxer than it could be does not pass. */
  STRICT("strict", EnumSet.of(Behavior.OK, Behavior.INFORMATIONAL), true),

  /** All but FAILED passes, however the connection ends. */
  FAILED_ONLY("failed-only", EnumSet.complementOf(EnumSet.of(Behavior.FAILED)), false);

  private final String word;
  private final Set<Behavior> behaviors;
  private final boolean close;

  Policy(String word, Set<Behavior> behaviors, boolean close) {
    this.word = word;
    this.behaviors = behaviors;
    this.close = close;
  }

  /** The word users write. */
  public String word() {
    return word;
  }

  /** Whether cases count that check nothing an RFC demands. */
  public boolean countsOptional() {
    return this == STRICT || this == FAILED_ONLY;
  }

  /** Whether this end of a connection passes. */
  public boolean passes(CloseBehavior end) {
    return !close || end == CloseBehavior.OK || end == CloseBehavior.INFORMATIONAL;
  }

  /** Whether this behaviour passes; not to be asked of UNIMPLEMENTED. */
  boolean passes(Behavior behavior) {
    return behaviors.contains(behavior);
  }
}
