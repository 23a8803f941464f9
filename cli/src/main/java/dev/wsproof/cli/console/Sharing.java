package dev.wsproof.cli.console;

import dev.wsproof.report.view.Shard;
import dev.wsproof.script.CaseId;
import dev.wsproof.script.TestCase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Shares cases out among shards so that each has about the same to do of every kind of work; the
 * shares depend on the cases and on nothing else, so that machines need not talk to each other.
 */
public final class Sharing {
  private static final double MICROS = 1e6;

  private Sharing() {}

  private record Weighed(TestCase testCase, CaseCost.Kind kind, long micros) {}

  /**
   * A shard's share, in the order of {@code cases}.
   *
   * @param cases at least as many as there are shards, so that each has one
   */
  public static List<TestCase> of(List<TestCase> cases, Shard shard) {
    if (cases.size() < shard.count()) {
      throw new IllegalArgumentException("wanted a case for each shard");
    }
    List<Weighed> weighed = new ArrayList<>();
    for (TestCase testCase : cases) {
      CaseCost cost = CaseCost.of(testCase);
      weighed.add(new Weighed(testCase, cost.kind(), Math.round(cost.seconds() * MICROS)));
    }
    weighed.sort(
        Comparator.comparing(Weighed::kind, Comparator.reverseOrder())
            .thenComparing(Weighed::micros, Comparator.reverseOrder())
            .thenComparing(one -> one.testCase().id()));
    Set<CaseId> share = new HashSet<>();
    long[] all = new long[shard.count()];
    long[] ofKind = new long[shard.count()];
    CaseCost.Kind kind = null;
    for (Weighed next : weighed) {
      if (next.kind() != kind) {
        kind = next.kind();
        ofKind = new long[shard.count()];
      }
      int least = least(ofKind, all);
      ofKind[least] += next.micros();
      all[least] += next.micros();
      if (least == shard.number() - 1) {
        share.add(next.testCase().id());
      }
    }
    return cases.stream().filter(testCase -> share.contains(testCase.id())).toList();
  }

  /** Who has least of this kind and, among equals, of all. */
  private static int least(long[] ofKind, long[] all) {
    int least = 0;
    for (int i = 1; i < all.length; i++) {
      if (ofKind[i] < ofKind[least] || (ofKind[i] == ofKind[least] && all[i] < all[least])) {
        least = i;
      }
    }
    return least;
  }
}
