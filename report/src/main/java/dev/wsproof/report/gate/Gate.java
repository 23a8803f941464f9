package dev.wsproof.report.gate;

import dev.wsproof.report.view.Index;
import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.run.CaseResult;
import dev.wsproof.script.CaseId;
import dev.wsproof.verdict.Behavior;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Decides what passes, by a policy or by a baseline; reads and prints nothing. A case that meets
 * the baseline passes whatever the policy; one that is worse or new, and allowed to be, still has
 * to pass the policy. Immutable.
 *
 * @param unimplemented whether UNIMPLEMENTED passes
 * @param baseline null for none; close codes that it says count
 * @param anyName whether the baseline's one agent stands for every agent
 * @param allowed differences from the baseline that are told and not counted
 * @param flaky whether cases pass that do so in some of their attempts only
 * @param optional cases that check nothing an RFC demands; whether they count, the policy says
 * @param elsewhere cases that other shards of the run have, which cannot vanish from this one
 */
public record Gate(
    Policy policy,
    boolean unimplemented,
    Baseline baseline,
    boolean anyName,
    Set<Difference> allowed,
    boolean flaky,
    Set<CaseId> optional,
    Set<CaseId> elsewhere) {
  private static final Set<Difference> POLICY_DECIDES = Set.of(Difference.WORSE, Difference.NEW);

  /** What there is without any option. */
  public static final Gate DEFAULT = new Gate(Policy.DEFAULT, true, null, false, Set.of());

  /** Defensive copy. */
  public Gate {
    allowed = Set.copyOf(allowed);
    optional = Set.copyOf(optional);
    elsewhere = Set.copyOf(elsewhere);
    if (anyName && (baseline == null || baseline.agents().size() != 1)) {
      throw new IllegalArgumentException("wanted a baseline of one agent");
    }
  }

  /** One that lets no flaky case through. */
  public Gate(
      Policy policy,
      boolean unimplemented,
      Baseline baseline,
      boolean anyName,
      Set<Difference> allowed) {
    this(policy, unimplemented, baseline, anyName, allowed, false, Set.of(), Set.of());
  }

  /** The same with another baseline. */
  public Gate with(Baseline other) {
    return new Gate(policy, unimplemented, other, anyName, allowed, flaky, optional, elsewhere);
  }

  /** The same where flaky cases pass, or do not. */
  public Gate withFlaky(boolean pass) {
    return new Gate(policy, unimplemented, baseline, anyName, allowed, pass, optional, elsewhere);
  }

  /** The same, these cases being known to check nothing an RFC demands. */
  public Gate withOptional(Set<CaseId> ids) {
    return new Gate(policy, unimplemented, baseline, anyName, allowed, flaky, ids, elsewhere);
  }

  /** The same for a shard, when others have these cases. */
  public Gate without(Set<CaseId> others) {
    return new Gate(policy, unimplemented, baseline, anyName, allowed, flaky, optional, others);
  }

  /** Whether the policy lets this behaviour through, however the connection ends. */
  public boolean passes(Behavior behavior) {
    return behavior == Behavior.UNIMPLEMENTED ? unimplemented : policy.passes(behavior);
  }

  /** Whether a result passes that has just come. */
  public boolean passes(CaseResult result) {
    return judge(IndexEntry.of(result, "")).passes();
  }

  /** What is to be said of one result. */
  public CaseJudgement judge(IndexEntry found) {
    return judge(found, expected(found.agent()).get(found.id()));
  }

  /** What is to be said of the results of one agent. */
  public AgentJudgement judge(String agent, NavigableMap<CaseId, IndexEntry> results) {
    NavigableMap<CaseId, Expected> expected = expected(agent);
    NavigableMap<CaseId, CaseJudgement> judged = new TreeMap<>();
    results.forEach((id, found) -> judged.put(id, judge(found, expected.get(id))));
    expected.forEach(
        (id, lost) -> {
          if (!results.containsKey(id) && !elsewhere.contains(id)) {
            boolean passes = allowed.contains(Difference.VANISHED);
            judged.put(
                id,
                new CaseJudgement(agent, id, null, lost, Difference.VANISHED, passes, List.of()));
          }
        });
    return new AgentJudgement(agent, List.copyOf(judged.values()));
  }

  /**
   * What is to be said of a run.
   *
   * @param problems why the run is not complete, a sentence each that is safe to print
   */
  public Judgement judge(Index results, List<String> problems) {
    List<AgentJudgement> agents =
        results.agents().stream().map(agent -> judge(agent, results.of(agent))).toList();
    List<String> all = new ArrayList<>(problems);
    if (agents.isEmpty() && problems.isEmpty()) {
      all.add("no case has a result");
    }
    List<String> absent =
        baseline == null || anyName
            ? List.of()
            : baseline.agents().keySet().stream()
                .filter(agent -> results.of(agent).isEmpty())
                .toList();
    return new Judgement(this, agents, absent, all);
  }

  /** Whether the policy alone lets a result through. */
  public boolean policyPasses(IndexEntry found) {
    if (!policy.countsOptional() && optional.contains(found.id())) {
      return true;
    }
    return passes(found.behavior()) && policy.passes(found.behaviorClose());
  }

  /** Whether a case passes only because it checks nothing an RFC demands. */
  public boolean excuses(CaseJudgement judged) {
    IndexEntry found = judged.found();
    return judged.passes()
        && baseline == null
        && found != null
        && optional.contains(found.id())
        && !(passes(found.behavior()) && policy.passes(found.behaviorClose()));
  }

  private CaseJudgement judge(IndexEntry found, Expected expected) {
    List<IndexEntry> attempts = found.attempts();
    List<IndexEntry> failed =
        attempts.stream().filter(one -> !passes(one, difference(one, expected))).toList();
    boolean mixed = !failed.isEmpty() && failed.size() < attempts.size();
    return new CaseJudgement(
        found.agent(),
        found.id(),
        found,
        expected,
        difference(found, expected),
        mixed ? flaky : failed.isEmpty(),
        failed);
  }

  private Difference difference(IndexEntry found, Expected expected) {
    if (baseline == null) {
      return Difference.NONE;
    }
    return expected == null ? Difference.NEW : expected.difference(found);
  }

  private boolean passes(IndexEntry found, Difference difference) {
    if (baseline == null) {
      return policyPasses(found);
    }
    if (difference == Difference.NONE) {
      return true;
    }
    return allowed.contains(difference)
        && (!POLICY_DECIDES.contains(difference) || policyPasses(found));
  }

  private NavigableMap<CaseId, Expected> expected(String agent) {
    if (baseline == null) {
      return Baseline.EMPTY.of(agent);
    }
    return baseline.of(anyName ? baseline.agents().firstKey() : agent);
  }
}
