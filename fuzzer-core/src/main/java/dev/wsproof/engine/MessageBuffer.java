package dev.wsproof.engine;

import dev.wsproof.observe.LogRow;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Collects octets that arrive piece by piece; keeps a bounded number of them and counts them all.
 * Once more than that came, only the first few are kept.
 */
final class MessageBuffer {
  private static final byte[] NONE = {};

  private final int most;
  private byte[] octets = NONE;
  private int kept;
  private long length;

  MessageBuffer(int most) {
    this.most = most;
  }

  /** Forgets everything. */
  void reset() {
    octets = NONE;
    kept = 0;
    length = 0;
  }

  /** Adds position to limit; moves neither. */
  void add(ByteBuffer more) {
    int size = more.remaining();
    length += size;
    if (length > most) {
      kept = Math.min(kept, LogRow.KEPT_OCTETS);
      octets = Arrays.copyOf(octets, LogRow.KEPT_OCTETS);
      size = Math.min(size, LogRow.KEPT_OCTETS - kept);
    } else if (kept + size > octets.length) {
      octets = Arrays.copyOf(octets, Math.min(most, Math.max(kept + size, 2 * octets.length)));
    }
    more.get(more.position(), octets, kept, size);
    kept += size;
  }

  /** How many octets came, kept or not. */
  long length() {
    return length;
  }

  /** The octets that are kept: all of them, or the first few. */
  byte[] kept() {
    return Arrays.copyOf(octets, kept);
  }

  /** The first octets, {@link LogRow#KEPT_OCTETS} at the most. */
  byte[] head() {
    return Arrays.copyOf(octets, Math.min(kept, LogRow.KEPT_OCTETS));
  }
}
