package dev.wsproof.cases;

import dev.wsproof.script.CaseId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which cases are not run against which agents; knows nothing of the cases there are. Immutable.
 */
public final class AgentExclusions {
  /** None. */
  public static final AgentExclusions NONE = new AgentExclusions(Map.of());

  private final Map<CasePattern, List<CasePattern>> patterns;

  private AgentExclusions(Map<CasePattern, List<CasePattern>> patterns) {
    this.patterns = patterns;
  }

  /**
   * What {@code exclude-agent-cases} of a spec file says.
   *
   * @param excluded patterns of case ids by pattern of agent names
   * @throws SelectionException when a pattern is none
   */
  public static AgentExclusions of(Map<String, List<String>> excluded) {
    Map<CasePattern, List<CasePattern>> patterns = new LinkedHashMap<>();
    List<String> faults = new ArrayList<>();
    excluded.forEach(
        (agent, cases) -> {
          List<CasePattern> compiled = new ArrayList<>();
          try {
            patterns.put(CasePattern.forAgents(agent), compiled);
          } catch (IllegalArgumentException e) {
            faults.add("exclude-agent-cases: " + e.getMessage());
          }
          for (String pattern : cases) {
            try {
              compiled.add(CasePattern.forCases(pattern));
            } catch (IllegalArgumentException e) {
              faults.add("exclude-agent-cases: " + e.getMessage());
            }
          }
        });
    if (!faults.isEmpty()) {
      throw new SelectionException(faults);
    }
    return new AgentExclusions(patterns);
  }

  /**
   * Whether {@code id} is not run against {@code agent}.
   *
   * @throws SelectionException when a pattern would take for ever on this name
   */
  public boolean excludes(String agent, CaseId id) {
    try {
      for (Map.Entry<CasePattern, List<CasePattern>> entry : patterns.entrySet()) {
        if (entry.getKey().matches(agent)
            && entry.getValue().stream().anyMatch(cases -> cases.matches(id.toString()))) {
          return true;
        }
      }
      return false;
    } catch (IllegalArgumentException e) {
      throw new SelectionException(List.of("exclude-agent-cases: " + e.getMessage()));
    }
  }
}
