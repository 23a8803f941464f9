package dev.wsproof.report.gate;

import java.util.List;

/**
 * What a gate says of a run.
 *
 * @param gate the one that says so
 * @param agents in the order of the run
 * @param absent agents that the baseline has and the run has not, not safe to print
 * @param problems why the run is not complete, a sentence each that is safe to print; a run with
 *     problems never passes
 */
public record Judgement(
    Gate gate, List<AgentJudgement> agents, List<String> absent, List<String> problems) {
  /** Defensive copies. */
  public Judgement {
    agents = List.copyOf(agents);
    absent = List.copyOf(absent);
    problems = List.copyOf(problems);
  }

  /** Whether verdicts are missing, so that nothing can be said for the run. */
  public boolean isRunFailed() {
    return !problems.isEmpty();
  }

  /** Whether verdicts pass, as far as there are any. */
  public boolean verdictsPass() {
    return !failsByAbsence() && agents.stream().allMatch(AgentJudgement::passes);
  }

  /** Whether the run passes. */
  public boolean passes() {
    return !isRunFailed() && verdictsPass();
  }

  /** Whether agents are missing that the baseline has. */
  public boolean failsByAbsence() {
    return !absent.isEmpty() && !gate.allowed().contains(Difference.ABSENT);
  }

  /** What does not pass, agent by agent. */
  public List<CaseJudgement> failures() {
    return agents.stream().flatMap(agent -> agent.failures().stream()).toList();
  }

  /** How many cases have a result. */
  public int results() {
    return agents.stream().mapToInt(agent -> agent.results().size()).sum();
  }
}
