package dev.wsproof.cli;

import dev.wsproof.cases.AgentExclusions;
import dev.wsproof.cases.CaseSelector;
import dev.wsproof.cases.Catalogue;
import dev.wsproof.cases.Selection;
import dev.wsproof.cases.SelectionException;
import dev.wsproof.cli.spec.ClientSpec;
import dev.wsproof.cli.spec.ServerSpec;
import dev.wsproof.script.CaseId;
import dev.wsproof.script.TestCase;
import java.util.List;
import java.util.Map;

/** Which cases a spec wants run against whom; runs none of them. */
final class Plan {
  private final Selection selection;
  private final AgentExclusions exclusions;
  private final boolean dependsOnAgent;

  private Plan(Selection selection, AgentExclusions exclusions, boolean dependsOnAgent) {
    this.selection = selection;
    this.exclusions = exclusions;
    this.dependsOnAgent = dependsOnAgent;
  }

  /**
   * What {@code spec} wants.
   *
   * @throws CommandFailure when it wants nothing, or its patterns are wrong
   */
  static Plan of(ClientSpec spec) {
    return of(spec.cases(), spec.excludeCases(), spec.excludeAgentCases());
  }

  /**
   * What {@code spec} wants.
   *
   * @throws CommandFailure when it wants nothing, or its patterns are wrong
   */
  static Plan of(ServerSpec spec) {
    return of(spec.cases(), spec.excludeCases(), spec.excludeAgentCases());
  }

  private static Plan of(
      List<String> cases, List<String> excluded, Map<String, List<String>> excludedByAgent) {
    try {
      return new Plan(
          new CaseSelector(Catalogue.classic()).select(cases, excluded),
          AgentExclusions.of(excludedByAgent),
          !excludedByAgent.isEmpty());
    } catch (SelectionException e) {
      throw CommandFailure.usage(e.reasons());
    }
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
    try {
      return selection.cases().stream()
          .filter(testCase -> !exclusions.excludes(agent, testCase.id()))
          .toList();
    } catch (SelectionException e) {
      throw CommandFailure.usage(e.reasons());
    }
  }

  /** The cases for everybody whose name does not matter. */
  List<TestCase> cases() {
    return selection.cases();
  }
}
