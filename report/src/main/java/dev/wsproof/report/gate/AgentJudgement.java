package dev.wsproof.report.gate;

import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.verdict.Behavior;
import java.util.List;

/**
 * What a gate says of one agent.
 *
 * @param agent its name in the run, not safe to print
 * @param cases what it ran and what vanished, in the order of the catalogue
 */
public record AgentJudgement(String agent, List<CaseJudgement> cases) {
  /** Defensive copy. */
  public AgentJudgement {
    cases = List.copyOf(cases);
  }

  /** Whether every case does. */
  public boolean passes() {
    return cases.stream().allMatch(CaseJudgement::passes);
  }

  /** What does not pass. */
  public List<CaseJudgement> failures() {
    return cases.stream().filter(judged -> !judged.passes()).toList();
  }

  /** What passes in some of its attempts only. */
  public List<CaseJudgement> flaky() {
    return cases.stream().filter(CaseJudgement::isFlaky).toList();
  }

  /** What differs from the baseline in this way. */
  public List<CaseJudgement> of(Difference difference) {
    return cases.stream().filter(judged -> judged.difference() == difference).toList();
  }

  /** The cases that have a result. */
  public List<IndexEntry> results() {
    return cases.stream().filter(j -> j.found() != null).map(CaseJudgement::found).toList();
  }

  /** How many cases have this result. */
  public int count(Behavior behavior) {
    return (int) results().stream().filter(found -> found.behavior() == behavior).count();
  }
}
