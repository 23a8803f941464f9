package dev.wsproof.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SizeCountsTest {
  @Test
  void everySizeIsCountedHoweverManyThereAre() {
    SplittableRandom random = new SplittableRandom(64);
    SizeCounts counts = new SizeCounts();
    Map<Long, Long> expected = new TreeMap<>();
    for (int i = 0; i < 100_000; i++) {
      long size = random.nextBoolean() ? random.nextInt(3000) : random.nextLong(1L << 40) & ~0xFFFL;
      counts.add(size);
      expected.merge(size, 1L, Long::sum);
    }
    assertEquals(expected, counts.toMap());
  }

  @Test
  void nothingCountedIsNothing() {
    assertEquals(Map.of(), new SizeCounts().toMap());
  }
}
