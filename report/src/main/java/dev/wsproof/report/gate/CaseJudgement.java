package dev.wsproof.report.gate;

import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.script.CaseId;

/**
 * What a gate says of one case of one agent.
 *
 * @param agent the agent's name in the run, not safe to print
 * @param found null when the case vanished
 * @param expected what the baseline says; null when nothing
 * @param passes whether the gate lets it through
 */
public record CaseJudgement(
    String agent,
    CaseId id,
    IndexEntry found,
    Expected expected,
    Difference difference,
    boolean passes) {
  /** What was expected and what was found, such as {@code OK, close OK; was FAILED, close OK}. */
  public String change() {
    return expected == null ? result() : result() + "; expected " + expected.text();
  }

  /** What was found, such as {@code FAILED, close OK}. */
  public String result() {
    return found == null
        ? "no result"
        : new Expected.Result(
                found.behavior(),
                found.behaviorClose(),
                namesCode() ? new Expected.Code(found.remoteCloseCode()) : Expected.Code.ANY)
            .text();
  }

  private boolean namesCode() {
    return expected != null
        && expected.anyOf().stream().anyMatch(result -> result.code() != Expected.Code.ANY);
  }
}
