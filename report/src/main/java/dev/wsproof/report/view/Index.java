package dev.wsproof.report.view;

import dev.wsproof.script.CaseId;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All results of a run in the order of the catalogue, agents in the order of appearance; keeps the
 * last result when a case ran twice. Confined to one thread.
 */
public final class Index {
  private final Map<String, NavigableMap<CaseId, IndexEntry>> byAgent = new LinkedHashMap<>();

  /** Adds a result, in place of an older one of the same agent and case. */
  public void put(IndexEntry entry) {
    byAgent.computeIfAbsent(entry.agent(), agent -> new TreeMap<>()).put(entry.id(), entry);
  }

  /** The agents, in the order of appearance. */
  public List<String> agents() {
    return List.copyOf(byAgent.keySet());
  }

  /** The results of one agent in the order of the catalogue; empty when it has none. */
  public NavigableMap<CaseId, IndexEntry> of(String agent) {
    return byAgent.getOrDefault(agent, Collections.emptyNavigableMap());
  }

  /** The result of one agent in one case; null when there is none. */
  public IndexEntry get(String agent, CaseId id) {
    return of(agent).get(id);
  }

  /** Every case that some agent has a result for, in the order of the catalogue. */
  public SortedSet<CaseId> ids() {
    SortedSet<CaseId> ids = new TreeSet<>();
    byAgent.values().forEach(results -> ids.addAll(results.keySet()));
    return ids;
  }

  /** Every result, agent by agent. */
  public List<IndexEntry> entries() {
    return byAgent.values().stream().map(NavigableMap::values).flatMap(Collection::stream).toList();
  }
}
