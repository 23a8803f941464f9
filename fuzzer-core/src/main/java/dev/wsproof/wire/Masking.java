package dev.wsproof.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Masks and unmasks payload octets, which is the same operation; neither chooses keys nor asks
 * whether masking is due (RFC 6455 §5.3). Stateless: any thread.
 */
public final class Masking {
  private Masking() {}

  /**
   * XORs the octets from position to limit in place; moves neither.
   *
   * @param key the masking key, first octet on the wire in the most significant byte
   * @param phase how many octets of the payload came before these
   * @param octets a writable buffer of any kind and byte order
   */
  public static void apply(int key, long phase, ByteBuffer octets) {
    if (key == 0) {
      return;
    }
    int turned = Integer.rotateLeft(key, 8 * (int) (phase & 3));
    long pair = ((long) turned << 32) | (turned & 0xFFFF_FFFFL);
    long wide = ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? pair : Long.reverseBytes(pair);

    ByteBuffer view = octets.duplicate().order(ByteOrder.nativeOrder());
    int at = view.position();
    int end = view.limit();
    for (; end - at >= Long.BYTES; at += Long.BYTES) {
      view.putLong(at, view.getLong(at) ^ wide);
    }
    for (; at < end; at++) {
      turned = Integer.rotateLeft(turned, 8);
      view.put(at, (byte) (view.get(at) ^ turned));
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
    apply(key, phase, ByteBuffer.wrap(octets, offset, length));
  }

  /**
   * XORs the octets of one buffer into another, so that nothing is copied twice; moves both
   * positions by as many.
   *
   * @param key the masking key, first octet on the wire in the most significant byte
   * @param phase how many octets of the payload came before these
   * @param source what is read, from position to limit; not written to
   * @param target what is written from its position on, elsewhere
   */
  public static void copy(int key, long phase, ByteBuffer source, ByteBuffer target) {
    int from = target.position();
    int size = source.remaining();
    target.put(source);
    apply(key, phase, target.duplicate().position(from).limit(from + size));
  }
}
