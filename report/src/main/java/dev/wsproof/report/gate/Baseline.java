package dev.wsproof.report.gate;

import dev.wsproof.report.view.Index;
import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.script.CaseId;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is expected of each agent in each case; knows no file. Immutable.
 *
 * @param agents by name, not safe to print; no agent is without cases
 */
public record Baseline(SortedMap<String, NavigableMap<CaseId, Expected>> agents) {
  /** Nothing is expected of anybody. */
  public static final Baseline EMPTY = new Baseline(new TreeMap<>());

  /** Defensive copies. */
  public Baseline {
    SortedMap<String, NavigableMap<CaseId, Expected>> copy = new TreeMap<>();
    agents.forEach(
        (agent, cases) -> {
          if (!cases.isEmpty()) {
            copy.put(agent, Collections.unmodifiableNavigableMap(new TreeMap<>(cases)));
          }
        });
    agents = Collections.unmodifiableSortedMap(copy);
  }

  /** What is expected of {@code agent}; nothing when it is not known. */
  public NavigableMap<CaseId, Expected> of(String agent) {
    return agents.getOrDefault(agent, Collections.emptyNavigableMap());
  }

  /** How many cases of all agents are in it. */
  public int size() {
    return agents.values().stream().mapToInt(NavigableMap::size).sum();
  }

  /** The same without close codes. */
  public Baseline withoutCodes() {
    SortedMap<String, NavigableMap<CaseId, Expected>> without = new TreeMap<>();
    agents.forEach(
        (agent, cases) -> {
          NavigableMap<CaseId, Expected> plain = new TreeMap<>();
          cases.forEach((id, expected) -> plain.put(id, expected.withoutCodes()));
          without.put(agent, plain);
        });
    return new Baseline(without);
  }

  /** The same for one agent alone. */
  public Baseline only(String agent) {
    return new Baseline(new TreeMap<>(Collections.singletonMap(agent, of(agent))));
  }

  /**
   * The baseline that {@code results} meet: what this one says stays where they meet it, with
   * reasons and all; of agents that they lack all stays.
   *
   * @param codes whether close codes are noted
   */
  public Baseline updated(Index results, boolean codes) {
    Baseline old = codes ? this : withoutCodes();
    SortedMap<String, NavigableMap<CaseId, Expected>> updated = new TreeMap<>(agents);
    for (String agent : results.agents()) {
      NavigableMap<CaseId, Expected> cases = new TreeMap<>();
      for (IndexEntry found : results.of(agent).values()) {
        Expected known = old.of(agent).get(found.id());
        boolean stays = known != null && known.allowsAll(found) && known.saysAll(codes);
        cases.put(found.id(), stays ? known : Expected.of(found, codes));
      }
      updated.put(agent, cases);
    }
    return new Baseline(updated);
  }
}
