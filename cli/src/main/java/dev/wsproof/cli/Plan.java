package dev.wsproof.cli;

import dev.wsproof.cases.AgentExclusions;
import dev.wsproof.cases.CaseSelector;
import dev.wsproof.cases.Selection;
import dev.wsproof.cases.SelectionException;
import dev.wsproof.cli.console.Sharing;
import dev.wsproof.cli.spec.ClientSpec;
import dev.wsproof.cli.spec.ServerSpec;
import dev.wsproof.report.view.Shard;
import dev.wsproof.report.view.Shares;
import dev.wsproof.script.CaseId;
import dev.wsproof.script.TestCase;
import dev.wsproof.wire.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which cases a spec wants run against whom; runs none of them. */
final class Plan {
  private final Selection selection;
  private final List<TestCase> cases;
  private final AgentExclusions exclusions;
  private final boolean dependsOnAgent;
  private final Shard shard;

  private Plan(
      Selection selection,
      List<TestCase> cases,
      AgentExclusions exclusions,
      boolean dependsOnAgent,
      Shard shard) {
    this.selection = selection;
    this.cases = cases;
    this.exclusions = exclusions;
    this.dependsOnAgent = dependsOnAgent;
    this.shard = shard;
  }

  /**
   * What {@code spec} wants, as far as it can be run.
   *
   * @throws CommandFailure when it wants nothing, or its patterns are wrong
   */
  static Plan of(ClientSpec spec) {
    CaseSelector selector = new CaseSelector(spec.suites(), Role.CLIENT);
    return of(selector, spec.cases(), spec.excludeCases(), spec.excludeAgentCases());
  }

  /**
   * What {@code spec} wants, as far as it can be run.
   *
   * @throws CommandFailure when it wants nothing, or its patterns are wrong
   */
  static Plan of(ServerSpec spec) {
    CaseSelector selector = new CaseSelector(spec.suites(), Role.SERVER);
    return of(selector, spec.cases(), spec.excludeCases(), spec.excludeAgentCases());
  }

  private static Plan of(
      CaseSelector selector,
      List<String> cases,
      List<String> excluded,
      Map<String, List<String>> excludedByAgent) {
    try {
      Selection selection = selector.select(cases, excluded);
      return new Plan(
          selection,
          selection.cases(),
          AgentExclusions.of(excludedByAgent),
          !excludedByAgent.isEmpty(),
          null);
    } catch (SelectionException e) {
      throw CommandFailure.usage(e.reasons());
    }
  }

  /**
   * A shard's share of this. What agents are spared does not change who has what.
   *
   * @throws CommandFailure when there are not enough cases for so many shards
   */
  Plan share(Shard which) {
    int size = selection.cases().size();
    if (size < which.count()) {
      throw CommandFailure.usage(
          "--shard: got %s for %d %s, wanted at most as many shards as cases"
              .formatted(which, size, size == 1 ? "case" : "cases"));
    }
    return new Plan(
        selection, Sharing.of(selection.cases(), which), exclusions, dependsOnAgent, which);
  }

  /** Of which selection for {@code agent} this is a part; null when it is all there is. */
  Shares shares(String agent) {
    return shard == null ? null : Shares.of(shard, ids(casesFor(agent, selection.cases())));
  }

  /** The cases that are left to other shards. */
  Set<CaseId> elsewhere() {
    Set<CaseId> elsewhere = new TreeSet<>(ids(selection.cases()));
    elsewhere.removeAll(ids(cases));
    return elsewhere;
  }

  private static List<CaseId> ids(List<TestCase> cases) {
    return cases.stream().map(TestCase::id).toList();
  }

  /**
   * Whether {@code id} is not run with {@code agent}.
   *
   * @throws SelectionException when a pattern cannot be used on this name
   */
  boolean excludes(String agent, CaseId id) {
    return exclusions.excludes(agent, id);
  }

  /** What was asked for and means nothing, a sentence each. */
  List<String> warnings() {
    return selection.warnings();
  }

  /** Whether one must know an agent's name to know its cases. */
  boolean dependsOnAgent() {
    return dependsOnAgent;
  }

  /**
   * The cases for {@code agent}, perhaps none.
   *
   * @throws CommandFailure when a pattern cannot be used on this name
   */
  List<TestCase> casesFor(String agent) {
    return casesFor(agent, cases);
  }

  private List<TestCase> casesFor(String agent, List<TestCase> all) {
    try {
      return all.stream().filter(testCase -> !exclusions.excludes(agent, testCase.id())).toList();
    } catch (SelectionException e) {
      throw CommandFailure.usage(e.reasons());
    }
  }

  /** The cases for everybody whose name does not matter. */
  List<TestCase> cases() {
    return cases;
  }
}
