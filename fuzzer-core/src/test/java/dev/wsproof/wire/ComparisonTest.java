package dev.wsproof.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final int[] UNITS = {1, 2, 3, 7, 1000, 16_383, 16_384, 16_385, 40_000};

  @Test
  void repeatedOctetsAreTheUnitOverAndOver() {
    for (int size : UNITS) {
      byte[] unit = noise(size);
      for (int length : new int[] {0, 1, size, size + 1, 50_000}) {
        RingOctets octets = RingOctets.repeat(unit, length);
        byte[] wanted = repeated(unit, 0, length);

        ByteBuffer all = ByteBuffer.allocate(length);
        octets.copyTo(0, all);
        assertArrayEquals(wanted, all.array());
        assertEquals(length, octets.length());
        assertEquals(-1, octets.mismatch(0, ByteBuffer.wrap(wanted)));
      }
    }
  }

  @Test
  void aRingIsReadFromAnyPlaceOverItsEnd() {
    for (long seed = 0; seed < 500; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] unit = noise(1 + random.nextInt(50));
      int start = random.nextInt(unit.length);
      int length = random.nextInt(200);
      RingOctets octets = new RingOctets(ByteBuffer.wrap(unit).asReadOnlyBuffer(), start, length);
      byte[] wanted = repeated(unit, start, length);

      int offset = random.nextInt(length + 1);
      ByteBuffer part = ByteBuffer.allocateDirect(random.nextInt(length - offset + 1));
      octets.copyTo(offset, part);
      assertEquals(ByteBuffer.wrap(wanted, offset, part.capacity()), part.flip());
      if (offset < length) {
        ByteBuffer piece = octets.from(offset);
        assertTrue(piece.hasRemaining());
        assertEquals(ByteBuffer.wrap(wanted, offset, piece.remaining()), piece);
      }
    }
  }

  @Test
  void theFirstDifferenceIsFoundWhereverItIsAndHoweverTheOctetsArrive() {
    for (long seed = 0; seed < 2000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] unit = noise(1 + random.nextInt(300));
      int start = random.nextInt(unit.length);
      byte[] octets = repeated(unit, start, 1 + random.nextInt(2000));
      Comparison comparison =
          new Comparison(new RingOctets(ByteBuffer.wrap(unit), start, octets.length));
      int wanted = -1;
      if (random.nextBoolean()) {
        wanted = random.nextInt(octets.length);
        octets[wanted] ^= 0x10;
        octets[random.nextInt(wanted, octets.length)] ^= 0x20; // a later one counts for nothing
      }
      for (int at = 0; at < octets.length; ) {
        int size = Math.min(octets.length - at, 1 + random.nextInt(500));
        ByteBuffer piece = ByteBuffer.wrap(octets, at, size);
        comparison.feed(piece);
        assertEquals(size, piece.remaining());
        at += size;
      }
      assertEquals(wanted, comparison.firstDifference(), "seed " + seed);
      assertEquals(octets.length, comparison.length());
      assertEquals(wanted < 0, comparison.isEqual());
    }
  }

  @Test
  void tooFewOctetsAreNotEqualAndTooManyDifferAtTheEnd() {
    Comparison comparison = new Comparison(RingOctets.repeat(new byte[] {'x'}, 3));
    comparison.feed(ByteBuffer.wrap(new byte[] {'x', 'x'}));
    assertEquals(-1, comparison.firstDifference());
    assertEquals(false, comparison.isEqual());

    comparison.feed(ByteBuffer.wrap(new byte[] {'x'}));
    assertTrue(comparison.isEqual());

    comparison.feed(ByteBuffer.allocate(0));
    assertTrue(comparison.isEqual());

    comparison.feed(ByteBuffer.wrap(new byte[] {'x', 'x'}));
    assertEquals(3, comparison.firstDifference());
    assertEquals(5, comparison.length());
    comparison.feed(ByteBuffer.wrap(new byte[] {'x'}));
    assertEquals(3, comparison.firstDifference());
    assertEquals(6, comparison.length());
  }

  @Test
  void octetsThatAreNotThereAreRefused() {
    RingOctets octets = RingOctets.repeat(new byte[] {1, 2, 3}, 10);

    assertThrows(IndexOutOfBoundsException.class, () -> octets.copyTo(8, ByteBuffer.allocate(3)));
    assertThrows(
        IndexOutOfBoundsException.class, () -> octets.mismatch(-1, ByteBuffer.allocate(1)));
    assertThrows(
        IllegalArgumentException.class, () -> new RingOctets(ByteBuffer.allocate(3), 3, 1));
    assertThrows(
        IllegalArgumentException.class, () -> new RingOctets(ByteBuffer.allocate(0), 0, 0));
  }

  private static byte[] repeated(byte[] unit, int start, int length) {
    byte[] octets = new byte[length];
    for (int i = 0; i < length; i++) {
      octets[i] = unit[(start + i) % unit.length];
    }
    return octets;
  }

  private static byte[] noise(int size) {
    byte[] octets = new byte[size];
    new SplittableRandom(size).nextBytes(octets);
    return octets;
  }
}
