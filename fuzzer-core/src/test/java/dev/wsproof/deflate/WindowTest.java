package dev.wsproof.deflate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7692 §7.1.2: no match reaches back further than the agreed window. */
class WindowTest {
  private static final int END_OF_BLOCK = 256;

  @ParameterizedTest
  @ValueSource(ints = {8, 9, 10, 11, 12, 13, 14})
  void aMatchAsFarAsTheWindowIsRightAndOneFurtherIsNot(int bits) throws Exception {
    int window = 1 << bits;
    byte[] before = Texts.noise(bits, window + 10);

    Plain plain = new Plain();
    try (MessageDecompressor decompressor = new MessageDecompressor(false, bits)) {
      decompressor.feed(reachingBack(before, window), plain);
      decompressor.endOfMessage(plain);
    }
    byte[] wanted = Arrays.copyOf(before, before.length + 3);
    System.arraycopy(before, before.length - window, wanted, before.length, 3);
    assertArrayEquals(wanted, plain.take());

    ByteBuffer further = reachingBack(before, window + 1);
    // before it, a stored block; of it, 3 bits of header, 7 of length, 5 and more of distance
    int lastOctet = 5 + before.length + (3 + 7 + 5 + (bits - 1) - 1) / 8;
    try (MessageDecompressor decompressor = new MessageDecompressor(false, bits)) {
      CorruptDeflate failure =
          assertThrows(CorruptDeflate.class, () -> decompressor.feed(further, plain));
      assertEquals(
          ("octet " + lastOctet + " of the compressed message: a match at distance ")
              + ((window + 1) + " reaches beyond the agreed window of " + window + " octets"),
          failure.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 9, 10, 11, 12, 13, 14})
  void aCompressorWithTheLargestWindowIsCaught(int bits) {
    byte[] message = Texts.periodic(bits, (1 << bits) + 1, 70_000);
    try (MessageCompressor compressor = new MessageCompressor(false, 15);
        MessageDecompressor decompressor = new MessageDecompressor(false, bits)) {
      ByteBuffer payload = compressor.compress(ByteBuffer.wrap(message));

      CorruptDeflate failure =
          assertThrows(CorruptDeflate.class, () -> decompressor.feed(payload, new Plain()));

      assertTrue(failure.getMessage().contains("beyond the agreed window"), failure.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 9, 10, 11, 12, 13, 14})
  void aCompressorWithTheLargestWindowIsCaughtAcrossMessages(int bits) {
    byte[] phrase = Texts.noise(bits, 300);
    try (MessageCompressor compressor = new MessageCompressor(false, 15);
        MessageDecompressor decompressor = new MessageDecompressor(false, bits)) {
      Plain plain = new Plain();
      assertDoesNotThrow(() -> pass(compressor, decompressor, phrase, plain));
      assertDoesNotThrow(() -> pass(compressor, decompressor, Texts.noise(99, 1 << bits), plain));

      assertThrows(CorruptDeflate.class, () -> pass(compressor, decompressor, phrase, plain));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 9, 12, 15})
  void aMatchThatReachesIntoTheLastMessageNeedsContextTakeover(int bits) throws Exception {
    byte[] text = Texts.noise(3, 200);
    Plain plain = new Plain();
    try (MessageCompressor compressor = new MessageCompressor(false, 15);
        MessageDecompressor decompressor = new MessageDecompressor(true, bits)) {
      pass(compressor, decompressor, text, plain);

      assertThrows(CorruptDeflate.class, () -> pass(compressor, decompressor, text, plain));
    }
  }

  @Test
  void aMatchThatReachesBeyondTheBeginningSaysSo() {
    ByteBuffer payload = reachingBack(new byte[] {1, 2, 3, 4}, 5);
    try (MessageDecompressor decompressor = new MessageDecompressor(false, 9)) {
      CorruptDeflate failure =
          assertThrows(CorruptDeflate.class, () -> decompressor.feed(payload, new Plain()));

      assertEquals(
          "octet 10 of the compressed message: a match at distance 5"
              + " reaches back beyond the beginning, 4 octets ago",
          failure.getMessage());
    }
    try (MessageDecompressor decompressor = new MessageDecompressor(false, 15)) {
      payload.rewind();

      assertThrows(CorruptDeflate.class, () -> decompressor.feed(payload, new Plain()));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 9, 10, 11, 12, 13, 14})
  void ourOwnPayloadsNeverReachBeyondTheWindow(int bits) throws Exception {
    int window = 1 << bits;
    DistanceReader reader = new DistanceReader(window);
    try (MessageCompressor compressor = new MessageCompressor(false, bits)) {
      // Periods around the window tempt the compressor most.
      for (int period = window - 300; period <= window + 5; period += 5) {
        if (period > 0) {
          byte[] message = Texts.periodic(period, period, 3 * period);
          reader.read(compressor.compress(ByteBuffer.wrap(message)));
          reader.read(ByteBuffer.wrap(new byte[] {0, 0, -1, -1}));
          reader.endMessage(false);
        }
      }
    }
  }

  @Test
  void aWindowOf256OctetsIsUsed() {
    byte[] message = Texts.periodic(1, 200, 20_000);
    try (MessageCompressor compressor = new MessageCompressor(false, 8)) {
      assertTrue(compressor.compress(ByteBuffer.wrap(message)).remaining() < 1000);
    }
  }

  private static ByteBuffer reachingBack(byte[] before, int distance) {
    return new Bits()
        .stored(before)
        .block(false, 1)
        .matchOfThree(distance)
        .fixed(END_OF_BLOCK)
        .flush()
        .buffer();
  }

  private static void pass(
      MessageCompressor compressor, MessageDecompressor decompressor, byte[] message, Plain plain)
      throws CorruptDeflate {
    decompressor.feed(compressor.compress(ByteBuffer.wrap(message)), plain);
    decompressor.endOfMessage(plain);
  }
}
