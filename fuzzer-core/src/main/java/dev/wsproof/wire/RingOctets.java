package dev.wsproof.wire;

import java.nio.ByteBuffer;

/**
 * Octets that stand for many: a ring, read from a place on, over its end to its beginning again;
 * never makes the whole. Immutable, so long as nobody writes to the ring: any thread.
 */
public final class RingOctets {
  private static final int LEAST_RING = 1 << 14;

  private final ByteBuffer ring;
  private final int start;
  private final long length;

  /**
   * Octets of a ring.
   *
   * @param ring its octets are those from position to limit, at least one; never changed from now
   *     on
   * @param start index in the ring of the first octet
   * @param length how many octets are read
   */
  public RingOctets(ByteBuffer ring, int start, long length) {
    if (start < 0 || start >= ring.remaining() || length < 0) {
      throw new IllegalArgumentException(
          "wanted a start inside the ring and a length, got " + start + " and " + length);
    }
    this.ring = ring.slice();
    this.start = start;
    this.length = length;
  }

  /** {@code unit} over and over, cut at {@code length} octets; the unit is copied. */
  public static RingOctets repeat(byte[] unit, long length) {
    if (length == 0) {
      return new RingOctets(ByteBuffer.allocate(1), 0, 0);
    }
    // A short unit is written down many times, so that octets are moved and compared in bulk.
    int times = Math.max(1, LEAST_RING / Math.max(1, unit.length));
    ByteBuffer ring = ByteBuffer.allocate(Math.multiplyExact(times, unit.length));
    while (ring.hasRemaining()) {
      ring.put(unit);
    }
    return new RingOctets(ring.flip(), 0, length);
  }

  /** How many octets. */
  public long length() {
    return length;
  }

  /** After how many octets they begin again, if there are so many. */
  public int period() {
    return ring.capacity();
  }

  /**
   * As many octets as there are in one piece; not copied.
   *
   * @param offset of the first octet wanted, less than the length
   * @return at least one octet, read-only
   */
  public ByteBuffer from(long offset) {
    int at = at(offset);
    int size = (int) Math.min(ring.capacity() - at, length - offset);
    return ring.slice(at, size).asReadOnlyBuffer();
  }

  /**
   * Fills {@code target} from its position to its limit.
   *
   * @param offset of the first octet wanted
   * @throws IndexOutOfBoundsException when there are not that many
   */
  public void copyTo(long offset, ByteBuffer target) {
    checkRange(offset, target.remaining());
    int at = target.hasRemaining() ? at(offset) : 0;
    while (target.hasRemaining()) {
      int size = Math.min(ring.capacity() - at, target.remaining());
      target.put(target.position(), ring, at, size);
      target.position(target.position() + size);
      at = 0;
    }
  }

  /**
   * Compares in bulk; moves nothing.
   *
   * @param offset where {@code octets} should stand
   * @param octets no more than are left from there
   * @return how many of them are the same before the first that differs; -1 when all are
   */
  public int mismatch(long offset, ByteBuffer octets) {
    int size = octets.remaining();
    checkRange(offset, size);
    int at = size == 0 ? 0 : at(offset);
    for (int done = 0; done < size; ) {
      int piece = Math.min(ring.capacity() - at, size - done);
      int differs = ring.slice(at, piece).mismatch(octets.slice(octets.position() + done, piece));
      if (differs >= 0) {
        return done + differs;
      }
      done += piece;
      at = 0;
    }
    return -1;
  }

  private int at(long offset) {
    return (int) ((start + offset) % ring.capacity());
  }

  private void checkRange(long offset, int size) {
    if (offset < 0 || size > length - offset) {
      throw new IndexOutOfBoundsException(size + " octets from " + offset + " on, of " + length);
    }
  }
}
