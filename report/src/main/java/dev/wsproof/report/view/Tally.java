package dev.wsproof.report.view;

import dev.wsproof.run.CaseResult;
import dev.wsproof.run.ResultSink;
import dev.wsproof.script.CaseId;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts results for a summary; keeps a few sentences of those that are not plainly good, and
 * nothing else. Confined to one thread at a time.
 */
public final class Tally implements ResultSink {
  private final Map<String, TreeMap<CaseId, Judged>> byAgent = new LinkedHashMap<>();

  /** A verdict; {@code finding} null when there is nothing to say. */
  private record Judged(Behavior behavior, CloseBehavior close, Finding finding) {}

  @Override
  public void accept(CaseResult result) {
    Behavior behavior = result.verdict().behavior();
    CloseBehavior close = result.verdict().behaviorClose();
    boolean good =
        (behavior == Behavior.OK || behavior == Behavior.INFORMATIONAL) && IndexEntry.isGood(close);
    byAgent
        .computeIfAbsent(result.agent(), agent -> new TreeMap<>())
        .put(result.testCase().id(), new Judged(behavior, close, good ? null : Finding.of(result)));
  }

  /** What was counted so far. */
  public Summary summary() {
    List<Summary.Agent> agents = new ArrayList<>();
    byAgent.forEach((agent, results) -> agents.add(agent(agent, results)));
    return new Summary(agents);
  }

  private static Summary.Agent agent(String name, TreeMap<CaseId, Judged> results) {
    Map<Behavior, Integer> behaviors = new EnumMap<>(Behavior.class);
    Map<CloseBehavior, Integer> closes = new EnumMap<>(CloseBehavior.class);
    List<Finding> findings = new ArrayList<>();
    for (Judged judged : results.values()) {
      behaviors.merge(judged.behavior(), 1, Integer::sum);
      closes.merge(judged.close(), 1, Integer::sum);
      if (judged.finding() != null) {
        findings.add(judged.finding());
      }
    }
    return new Summary.Agent(name, results.size(), behaviors, closes, findings);
  }
}
