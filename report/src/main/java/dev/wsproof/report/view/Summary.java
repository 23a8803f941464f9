package dev.wsproof.report.view;

import dev.wsproof.report.text.Visible;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import java.util.List;
import java.util.Map;

/**
 * What a run found, for a few lines of plain text; prints nothing and passes or fails nothing.
 *
 * @param agents in the order of appearance
 */
public record Summary(List<Agent> agents) {
  /** Defensive copy. */
  public Summary {
    agents = List.copyOf(agents);
  }

  /** How often {@code behavior} was found, over all agents. */
  public int count(Behavior behavior) {
    return agents.stream().mapToInt(agent -> agent.count(behavior)).sum();
  }

  /** How often {@code close} was found, over all agents. */
  public int count(CloseBehavior close) {
    return agents.stream().mapToInt(agent -> agent.count(close)).sum();
  }

  /** Everything that is not plainly good, agent by agent, in the order of the catalogue. */
  public List<Finding> findings() {
    return agents.stream().flatMap(agent -> agent.findings().stream()).toList();
  }

  /**
   * What was found of one agent.
   *
   * @param name as the agent gave it, not safe to print: see {@link #shownName}
   * @param cases how many have a result
   * @param behaviors how often each was found; those never found are absent
   * @param closes how often each was found; those never found are absent
   * @param findings in the order of the catalogue
   */
  public record Agent(
      String name,
      int cases,
      Map<Behavior, Integer> behaviors,
      Map<CloseBehavior, Integer> closes,
      List<Finding> findings) {
    /** Defensive copies. */
    public Agent {
      behaviors = Map.copyOf(behaviors);
      closes = Map.copyOf(closes);
      findings = List.copyOf(findings);
    }

    /** The name, safe to print on a terminal. */
    public String shownName() {
      return Visible.of(name, Finding.MOST_NAME);
    }

    /** How often {@code behavior} was found. */
    public int count(Behavior behavior) {
      return behaviors.getOrDefault(behavior, 0);
    }

    /** How often {@code close} was found. */
    public int count(CloseBehavior close) {
      return closes.getOrDefault(close, 0);
    }
  }
}
