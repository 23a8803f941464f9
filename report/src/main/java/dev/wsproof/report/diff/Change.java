package dev.wsproof.report.diff;

import dev.wsproof.report.gate.Direction;
import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.script.CaseId;

/**
 * What two runs found in one case; durations and close codes count for nothing.
 *
 * @param behavior which way the behaviour went
 * @param close which way the end of the connection went
 */
public record Change(IndexEntry before, IndexEntry after, Direction behavior, Direction close) {

  static Change of(IndexEntry before, IndexEntry after) {
    return new Change(
        before,
        after,
        Direction.of(before.behavior(), after.behavior()),
        Direction.of(before.behaviorClose(), after.behaviorClose()));
  }

  /** The case. */
  public CaseId id() {
    return after.id();
  }

  /** Whether there is none. */
  public boolean isNone() {
    return behavior == Direction.SAME && close == Direction.SAME;
  }
}
