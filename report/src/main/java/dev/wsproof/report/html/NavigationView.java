package dev.wsproof.report.html;

import dev.wsproof.report.view.Index;
import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.script.CaseId;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;

/**
 * Links from one result's page to others; each null when there is no such page.
 *
 * @param nextFailure the next case of this agent that failed or ended badly
 * @param others the same case of other agents
 */
record NavigationView(
    String anchor,
    Link previous,
    Link next,
    Link nextFailure,
    boolean hasOthers,
    List<Link> others) {

  /** A link to a page. */
  record Link(String href, String id, String agent, Mark mark) {
    static Link of(IndexEntry entry) {
      return new Link(
          entry.file() + ".html",
          entry.id().toString(),
          DetailView.agent(entry.agent()),
          Mark.of(entry.behavior()));
    }

    static Link of(Map.Entry<CaseId, IndexEntry> entry) {
      return entry == null ? null : of(entry.getValue());
    }
  }

  static NavigationView of(IndexEntry entry, Index index) {
    NavigableMap<CaseId, IndexEntry> results = index.of(entry.agent());
    List<Link> others =
        index.agents().stream()
            .filter(agent -> !agent.equals(entry.agent()))
            .map(agent -> index.get(agent, entry.id()))
            .filter(Objects::nonNull)
            .map(Link::of)
            .toList();
    return new NavigationView(
        DetailView.anchor(entry.id().toString()),
        Link.of(results.lowerEntry(entry.id())),
        Link.of(results.higherEntry(entry.id())),
        nextFailure(entry, results),
        !others.isEmpty(),
        others);
  }

  private static Link nextFailure(IndexEntry from, NavigableMap<CaseId, IndexEntry> results) {
    for (IndexEntry entry : results.tailMap(from.id(), false).values()) {
      if (entry.isFailure()) {
        return Link.of(entry);
      }
    }
    return null;
  }
}
