package dev.wsproof.report.view;

import dev.wsproof.script.CaseId;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which shards of a selection of cases a plan is made of. Immutable.
 *
 * @param shards those that are there; never empty
 * @param selection the cases that all of them share
 */
public record Shares(SortedSet<Shard> shards, SortedSet<CaseId> selection) {
  /** Defensive copies. */
  public Shares {
    if (shards.isEmpty()) {
      throw new IllegalArgumentException("wanted a shard");
    }
    shards = Collections.unmodifiableSortedSet(new TreeSet<>(shards));
    selection = Collections.unmodifiableSortedSet(new TreeSet<>(selection));
  }

  /** The only shard that is there. */
  public static Shares of(Shard shard, Collection<CaseId> selection) {
    return new Shares(new TreeSet<>(Collections.singleton(shard)), new TreeSet<>(selection));
  }

  /** These and others. */
  Shares and(Shares other) {
    SortedSet<Shard> allShards = new TreeSet<>(shards);
    allShards.addAll(other.shards);
    SortedSet<CaseId> all = new TreeSet<>(selection);
    all.addAll(other.selection);
    return new Shares(allShards, all);
  }

  /** The shards that are not there. */
  SortedSet<Shard> missing() {
    SortedSet<Shard> missing = new TreeSet<>();
    SortedSet<Integer> counts = new TreeSet<>();
    shards.forEach(shard -> counts.add(shard.count()));
    for (int count : counts) {
      for (int number = 1; number <= count; number++) {
        missing.add(new Shard(number, count));
      }
    }
    missing.removeAll(shards);
    return missing;
  }
}
