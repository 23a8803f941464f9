package dev.wsproof.cli.detect;

import dev.wsproof.run.CaseResult;
import dev.wsproof.run.ResultSink;
import dev.wsproof.script.CaseId;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the ids of cases that did not find everything right, by agent. */
final class Noticed implements ResultSink {
  private static final Set<Behavior> RIGHT = EnumSet.of(Behavior.OK, Behavior.INFORMATIONAL);
  private static final Set<CloseBehavior> RIGHT_CLOSE =
      EnumSet.of(CloseBehavior.OK, CloseBehavior.INFORMATIONAL);

  private final Map<String, SortedSet<CaseId>> cases = new ConcurrentHashMap<>();

  @Override
  public void accept(CaseResult result) {
    boolean right =
        RIGHT.contains(result.verdict().behavior())
            && RIGHT_CLOSE.contains(result.verdict().behaviorClose());
    if (!right) {
      cases.computeIfAbsent(result.agent(), agent -> new TreeSet<>()).add(result.testCase().id());
    }
  }

  SortedSet<CaseId> of(String agent) {
    return cases.getOrDefault(agent, new TreeSet<>());
  }
}
