package dev.wsproof.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.Objects;

/**
 * Masks and unmasks payload octets, which is the same operation; neither chooses keys nor asks
 * whether masking is due (RFC 6455 §5.3). Stateless: any thread.
 */
public final class Masking {
  // Both this and views of direct buffers are loops that the compiler turns into vector code.
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  /** Octets that are copied before they are masked: they stay in the cache meanwhile. */
  private static final int PIECE = 1 << 14;

  private Masking() {}

  /**
   * XORs the octets from position to limit in place; moves neither.
   *
   * @param key the masking key, first octet on the wire in the most significant byte
   * @param phase how many octets of the payload came before these
   * @param octets a writable buffer of any kind and byte order
   */
  public static void apply(int key, long phase, ByteBuffer octets) {
    if (octets.hasArray()) {
      int offset = octets.arrayOffset() + octets.position();
      apply(key, phase, octets.array(), offset, octets.remaining());
      return;
    }
    if (key == 0) {
      return;
    }
    int turned = turned(key, phase);
    long wide = wide(turned);
    LongBuffer longs = octets.slice().order(ByteOrder.nativeOrder()).asLongBuffer();
    for (int i = 0; i < longs.limit(); i++) {
      longs.put(i, longs.get(i) ^ wide);
    }
    for (int at = octets.position() + longs.limit() * Long.BYTES; at < octets.limit(); at++) {
      turned = Integer.rotateLeft(turned, 8);
      octets.put(at, (byte) (octets.get(at) ^ turned));
    }
  }

  /**
   * XORs {@code length} octets in place.
   *
   * @param key the masking key, first octet on the wire in the most significant byte
   * @param phase how many octets of the payload came before these
   * @param octets the array they are in
   * @param offset where they begin
   * @param length how many they are
   */
  public static void apply(int key, long phase, byte[] octets, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, octets.length);
    if (key != 0) {
      copy(turned(key, phase), octets, offset, octets, offset, length);
    }
  }

  /**
   * XORs the octets of one buffer into another; moves both positions by as many.
   *
   * @param key the masking key, first octet on the wire in the most significant byte
   * @param phase how many octets of the payload came before these
   * @param source what is read, from position to limit; not written to
   * @param target what is written from its position on, no part of the source
   */
  public static void copy(int key, long phase, ByteBuffer source, ByteBuffer target) {
    Objects.checkFromIndexSize(target.position(), source.remaining(), target.limit());
    if (source.hasArray() && target.hasArray()) {
      int size = source.remaining();
      int from = source.arrayOffset() + source.position();
      int to = target.arrayOffset() + target.position();
      copy(turned(key, phase), source.array(), from, target.array(), to, size);
      source.position(source.limit());
      target.position(target.position() + size);
      return;
    }
    for (long done = phase; source.hasRemaining(); ) {
      int size = Math.min(PIECE, source.remaining());
      int to = target.position();
      target.put(to, source, source.position(), size);
      source.position(source.position() + size);
      apply(key, done, target.slice(to, size));
      target.position(to + size);
      done += size;
    }
  }

  private static void copy(int turned, byte[] from, int at, byte[] to, int toAt, int length) {
    long wide = wide(turned);
    int inLongs = length & -Long.BYTES;
    for (int i = 0; i < inLongs; i += Long.BYTES) {
      LONGS.set(to, toAt + i, (long) LONGS.get(from, at + i) ^ wide);
    }
    int key = turned;
    for (int i = inLongs; i < length; i++) {
      key = Integer.rotateLeft(key, 8);
      to[toAt + i] = (byte) (from[at + i] ^ key);
    }
  }

  /** The key as it is for an octet of that phase. */
  private static int turned(int key, long phase) {
    return Integer.rotateLeft(key, 8 * (int) (phase & 3));
  }

  /** The key twice, in the order of the machine. */
  private static long wide(int key) {
    long pair = ((long) key << 32) | (key & 0xFFFF_FFFFL);
    return ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? pair : Long.reverseBytes(pair);
  }
}
