package dev.wsproof.report.diff;

import dev.wsproof.report.gate.Direction;
import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.script.CaseId;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What changed for one agent; every list is in the order of the catalogue.
 *
 * @param before the agent's name in the first run, not safe to print
 * @param after its name in the second
 * @param changes cases that both runs have and that changed in some way
 * @param vanished cases that only the first run has
 * @param added cases that only the second run has
 * @param same how many cases did not change
 */
public record AgentComparison(
    String before,
    String after,
    List<Change> changes,
    List<IndexEntry> vanished,
    List<IndexEntry> added,
    int same) {
  /** Defensive copies. */
  public AgentComparison {
    changes = List.copyOf(changes);
    vanished = List.copyOf(vanished);
    added = List.copyOf(added);
  }

  static AgentComparison of(
      String before,
      NavigableMap<CaseId, IndexEntry> first,
      String after,
      NavigableMap<CaseId, IndexEntry> second) {
    List<Change> changes = new ArrayList<>();
    List<IndexEntry> vanished = new ArrayList<>();
    int same = 0;
    for (IndexEntry entry : first.values()) {
      IndexEntry now = second.get(entry.id());
      if (now == null) {
        vanished.add(entry);
      } else if (Change.of(entry, now).isNone()) {
        same++;
      } else {
        changes.add(Change.of(entry, now));
      }
    }
    NavigableMap<CaseId, IndexEntry> added = new TreeMap<>(second);
    added.keySet().removeAll(first.keySet());
    return new AgentComparison(before, after, changes, vanished, List.copyOf(added.values()), same);
  }

  /** Cases whose behaviour went this way. */
  public List<Change> behavior(Direction direction) {
    return changes.stream().filter(change -> change.behavior() == direction).toList();
  }

  /** Cases whose connections ended in a way that went this way, whatever the behaviour did. */
  public List<Change> close(Direction direction) {
    return changes.stream().filter(change -> change.close() == direction).toList();
  }

  /** Whether nothing changed, vanished or came. */
  public boolean isSame() {
    return changes.isEmpty() && vanished.isEmpty() && added.isEmpty();
  }

  /** Whether some case got worse in behaviour or end, or vanished. */
  public boolean isWorse() {
    return !vanished.isEmpty()
        || !behavior(Direction.WORSE).isEmpty()
        || !close(Direction.WORSE).isEmpty();
  }
}
