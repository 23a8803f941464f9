package dev.wsproof.observe;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts how often each size occurs, without an object a count. Confined to one thread. */
final class SizeCounts {
  private static final long FREE = -1;

  private long[] sizes = new long[32];
  private long[] counts = new long[32];
  private int used;

  SizeCounts() {
    Arrays.fill(sizes, FREE);
  }

  /** Counts one more of {@code size}, which is not negative. */
  void add(long size) {
    int at = place(size);
    if (sizes[at] == FREE) {
      if (2 * (used + 1) > sizes.length) {
        grow();
        at = place(size);
      }
      sizes[at] = size;
      used++;
    }
    counts[at]++;
  }

  /** Size to count. */
  SortedMap<Long, Long> toMap() {
    SortedMap<Long, Long> map = new TreeMap<>();
    for (int i = 0; i < sizes.length; i++) {
      if (sizes[i] != FREE) {
        map.put(sizes[i], counts[i]);
      }
    }
    return map;
  }

  /** Where {@code size} is, or has room: found by walking on from where its hash points. */
  private int place(long size) {
    int mask = sizes.length - 1;
    int at = (int) ((size * 0x9E37_79B9_7F4A_7C15L) >>> 40) & mask;
    while (sizes[at] != size && sizes[at] != FREE) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    long[] oldSizes = sizes;
    long[] oldCounts = counts;
    sizes = new long[2 * oldSizes.length];
    counts = new long[sizes.length];
    Arrays.fill(sizes, FREE);
    for (int i = 0; i < oldSizes.length; i++) {
      if (oldSizes[i] != FREE) {
        int at = place(oldSizes[i]);
        sizes[at] = oldSizes[i];
        counts[at] = oldCounts[i];
      }
    }
  }
}
