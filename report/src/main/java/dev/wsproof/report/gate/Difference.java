package dev.wsproof.report.gate;

/** How a result differs from what a baseline says; says nothing of passing. */
public enum Difference {
  /** The baseline allows it, or there is no baseline. */
  NONE("none"),
  WORSE("worse"),
  /** Another word of the same rank, another close code, or between two allowed results. */
  CHANGED("changed"),
  BETTER("better"),
  /** The baseline has the case, the run has not. */
  VANISHED("vanished"),
  /** The run has the case, the baseline has not. */
  NEW("new"),
  /** The baseline has the agent, the run has nothing of it. */
  ABSENT("absent");

  private final String word;

  Difference(String word) {
    this.word = word;
  }

  /** The word users read and write. */
  public String word() {
    return word;
  }
}
