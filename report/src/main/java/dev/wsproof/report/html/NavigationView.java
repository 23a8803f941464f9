package dev.wsproof.report.html;

import dev.wsproof.report.view.Index;
import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.script.CaseId;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.function.Predicate;

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
  }

  static NavigationView of(IndexEntry entry, Index index) {
    NavigableMap<CaseId, IndexEntry> results = index.of(entry.agent());
    List<Link> others =
        index.agents().stream()
            .filter(agent -> !agent.equals(entry.agent()))
            .map(agent -> index.get(agent, entry.id()))
            .filter(other -> other != null && other.page())
            .map(Link::of)
            .toList();
    return new NavigationView(
        DetailView.anchor(entry.id().toString()),
        first(results.headMap(entry.id(), false).descendingMap().values(), any -> true),
        first(results.tailMap(entry.id(), false).values(), any -> true),
        first(results.tailMap(entry.id(), false).values(), IndexEntry::isFailure),
        !others.isEmpty(),
        others);
  }

  /** A link to the first that has a page and is wanted; null when there is none. */
  private static Link first(Collection<IndexEntry> entries, Predicate<IndexEntry> wanted) {
    return entries.stream()
        .filter(entry -> entry.page() && wanted.test(entry))
        .findFirst()
        .map(Link::of)
        .orElse(null);
  }
}
