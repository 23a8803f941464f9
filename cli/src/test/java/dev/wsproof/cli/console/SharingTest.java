package dev.wsproof.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.cases.Catalogue;
import dev.wsproof.report.view.Shard;
import dev.wsproof.script.CaseId;
import dev.wsproof.script.TestCase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every case is in one shard, and no shard has much more to do than another. */
class SharingTest {
  private static final List<TestCase> ALL = Catalogue.classic().cases();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7, 16, 50, 300, 517})
  void everyCaseIsInOneShardAndEveryShardHasOne(int count) {
    Set<CaseId> seen = new HashSet<>();
    for (List<TestCase> share : shares(ALL, count)) {
      assertFalse(share.isEmpty());
      share.forEach(testCase -> assertTrue(seen.add(testCase.id())));
      assertEquals(share, ALL.stream().filter(share::contains).toList(), "in their order");
    }
    assertEquals(ALL.size(), seen.size());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 8})
  void noShardHasMuchMoreOfAKindThanAnother(int count) {
    for (CaseCost.Kind kind : CaseCost.Kind.values()) {
      double longest =
          ALL.stream().mapToDouble(testCase -> seconds(testCase, kind)).max().orElseThrow();
      double[] sums =
          shares(ALL, count).stream()
              .mapToDouble(share -> share.stream().mapToDouble(one -> seconds(one, kind)).sum())
              .toArray();
      double least = Arrays.stream(sums).min().orElseThrow();
      double most = Arrays.stream(sums).max().orElseThrow();
      assertTrue(most - least <= longest + 1e-3, kind + ": " + Arrays.toString(sums));
    }
  }

  @Test
  void theSharesDoNotDependOnTheOrderOfCases() {
    List<TestCase> shuffled = new ArrayList<>(ALL);
    Collections.shuffle(shuffled, new Random(1));
    for (int i = 0; i < 5; i++) {
      assertEquals(
          Set.copyOf(shares(ALL, 5).get(i)), Set.copyOf(shares(shuffled, 5).get(i)), "shard " + i);
    }
  }

  @Test
  void asManyCasesAsShardsAreWanted() {
    assertThrows(
        IllegalArgumentException.class, () -> Sharing.of(ALL.subList(0, 2), new Shard(1, 3)));
  }

  private static List<List<TestCase>> shares(List<TestCase> cases, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> Sharing.of(cases, new Shard(number, count)))
        .toList();
  }

  private static double seconds(TestCase testCase, CaseCost.Kind kind) {
    CaseCost cost = CaseCost.of(testCase);
    return cost.kind() == kind ? cost.seconds() : 0;
  }
}
