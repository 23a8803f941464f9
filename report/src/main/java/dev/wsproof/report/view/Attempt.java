package dev.wsproof.report.view;

import dev.wsproof.run.CaseResult;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;

/**
 * The verdict of a further attempt at a case that did not pass at first; all there is of it, for
 * files tell of first attempts.
 *
 * @param remoteCloseCode the code the peer sent; null when none
 */
public record Attempt(
    Behavior behavior, CloseBehavior behaviorClose, long durationMillis, Integer remoteCloseCode) {
  /** What is kept of {@code result}. */
  public static Attempt of(CaseResult result) {
    return new Attempt(
        result.verdict().behavior(),
        result.verdict().behaviorClose(),
        IndexEntry.millis(result.observation().duration()),
        result.observation().close().remoteCloseCode());
  }
}
