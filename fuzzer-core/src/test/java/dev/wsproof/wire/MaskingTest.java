package dev.wsproof.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MaskingTest {
  private static final int[] KEYS = {0x37FA213D, 0x00000001, 0x80000000, 0, -1};
  private static final long[] PHASES = {0, 1, 2, 3, 4, 7, (1L << 40) + 3, Long.MIN_VALUE + 2, -1};
  private static final int MOST_OCTETS = 40;
  private static final int MOST_OFFSET = 8;

  @Test
  void theSampleOfTheRfcIsUnmasked() {
    byte[] octets = HexFormat.of().parseHex("7f9f4d5158"); // RFC 6455 §5.7

    Masking.apply(0x37FA213D, 0, octets, 0, octets.length);

    assertEquals("48656c6c6f", HexFormat.of().formatHex(octets)); // "Hello"
  }

  @Test
  void everyBufferAlignmentPhaseAndLengthIsMaskedAsOctetByOctet() {
    for (ByteBuffer buffer : kinds()) {
      for (int key : KEYS) {
        for (long phase : PHASES) {
          for (int offset = 0; offset <= MOST_OFFSET; offset++) {
            for (int length = 0; length <= MOST_OCTETS; length++) {
              check(buffer, key, phase, offset, length);
            }
          }
        }
      }
    }
  }

  @Test
  void anyPartOfAnArrayIsMaskedAsOctetByOctet() {
    for (long phase : PHASES) {
      for (int offset = 0; offset <= MOST_OFFSET; offset++) {
        for (int length = 0; length <= MOST_OCTETS; length++) {
          byte[] octets = pattern(MOST_OFFSET + MOST_OCTETS + 8);
          byte[] wanted = octets.clone();
          maskOneByOne(0xA1B2C3D4, phase, wanted, offset, length);

          Masking.apply(0xA1B2C3D4, phase, octets, offset, length);

          assertArrayEquals(wanted, octets);
        }
      }
    }
  }

  @Test
  void maskingTwiceGivesThePlainOctets() {
    byte[] octets = pattern(1000);

    Masking.apply(0x01020304, 5, octets, 0, octets.length);
    Masking.apply(0x01020304, 5, octets, 0, octets.length);

    assertArrayEquals(pattern(1000), octets);
  }

  @Test
  void copyingMasksAsOctetByOctetAndLeavesTheSourceAlone() {
    int size = MOST_OFFSET + MOST_OCTETS + 8;
    ByteBuffer readOnly = ByteBuffer.wrap(pattern(size)).asReadOnlyBuffer();
    for (ByteBuffer target : kinds()) {
      for (ByteBuffer source :
          List.of(readOnly, ByteBuffer.wrap(pattern(size)), direct(pattern(size)))) {
        for (int key : KEYS) {
          for (int offset = 0; offset <= MOST_OFFSET; offset++) {
            for (int length = 0; length <= MOST_OCTETS; length += 3) {
              checkCopy(source, target, key, offset, length);
            }
          }
        }
      }
    }
  }

  @Test
  void longPayloadsAreCopiedInPiecesThatFitTogether() {
    byte[] wanted = pattern(100_001);
    ByteBuffer target = ByteBuffer.allocateDirect(wanted.length);

    Masking.copy(0xA1B2C3D4, 3, ByteBuffer.wrap(wanted), target);

    maskOneByOne(0xA1B2C3D4, 3, wanted, 0, wanted.length);
    assertEquals(ByteBuffer.wrap(wanted), target.flip());
  }

  @Test
  void aTargetThatIsTooSmallIsRefused() {
    for (ByteBuffer target : List.of(ByteBuffer.allocate(4), ByteBuffer.allocateDirect(4))) {
      ByteBuffer source = ByteBuffer.allocate(5);

      assertThrows(IndexOutOfBoundsException.class, () -> Masking.copy(1, 0, source, target));
      assertEquals(5, source.remaining());
    }
  }

  @Test
  void octetsOutsideTheArrayAreRefused() {
    assertThrows(IndexOutOfBoundsException.class, () -> Masking.apply(1, 0, new byte[4], 2, 3));
  }

  private static void check(ByteBuffer buffer, int key, long phase, int offset, int length) {
    byte[] wanted = pattern(buffer.capacity());
    buffer.clear().put(wanted).position(offset).limit(offset + length);
    maskOneByOne(key, phase, wanted, offset, length);
    ByteOrder order = buffer.order();

    Masking.apply(key, phase, buffer);

    assertEquals(offset, buffer.position());
    assertEquals(offset + length, buffer.limit());
    assertEquals(order, buffer.order());
    byte[] all = new byte[buffer.capacity()];
    buffer.clear().get(all);
    assertArrayEquals(wanted, all);
  }

  private static void checkCopy(
      ByteBuffer source, ByteBuffer target, int key, int offset, int length) {
    byte[] masked = pattern(source.capacity());
    maskOneByOne(key, offset, masked, offset, length);
    source.clear().position(offset).limit(offset + length);
    target.clear().put(new byte[target.capacity()]).position(1);

    Masking.copy(key, offset, source, target);

    assertEquals(0, source.remaining());
    assertEquals(1 + length, target.position());
    assertEquals(target.capacity(), target.limit());
    byte[] wanted = new byte[target.capacity()];
    System.arraycopy(masked, offset, wanted, 1, length);
    assertEquals(ByteBuffer.wrap(wanted), target.clear());
    assertEquals(ByteBuffer.wrap(pattern(source.capacity())), source.clear());
  }

  private static ByteBuffer direct(byte[] octets) {
    return ByteBuffer.allocateDirect(octets.length).put(octets).flip();
  }

  private static List<ByteBuffer> kinds() {
    int size = MOST_OFFSET + MOST_OCTETS + 8;
    return List.of(
        ByteBuffer.allocate(size),
        ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN),
        ByteBuffer.allocateDirect(size),
        ByteBuffer.allocateDirect(size).order(ByteOrder.LITTLE_ENDIAN),
        ByteBuffer.allocate(size + 3).slice(3, size),
        ByteBuffer.allocate(size + 3).slice(3, size).order(ByteOrder.LITTLE_ENDIAN),
        ByteBuffer.allocateDirect(size + 3).slice(3, size),
        ByteBuffer.allocateDirect(size + 3).slice(3, size).order(ByteOrder.LITTLE_ENDIAN));
  }

  /** RFC 6455 §5.3: octet i of the payload is XORed with octet i MOD 4 of the key. */
  private static void maskOneByOne(int key, long phase, byte[] octets, int offset, int length) {
    for (int i = 0; i < length; i++) {
      int ofKey = (int) Long.remainderUnsigned(phase + i, 4);
      octets[offset + i] ^= (byte) (key >>> (24 - 8 * ofKey));
    }
  }

  private static byte[] pattern(int size) {
    byte[] octets = new byte[size];
    new SplittableRandom(size).nextBytes(octets);
    return octets;
  }
}
