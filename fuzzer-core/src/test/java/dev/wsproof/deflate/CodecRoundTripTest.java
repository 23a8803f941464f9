package dev.wsproof.deflate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodecRoundTripTest {
  private static final int[] SIZES = {
    0, 1, 2, 16, 255, 256, 257, 1024, 0, 4096, 8191, 32768, 32769, 70_000, 131_072, 300_000, 5
  };

  @ParameterizedTest
  @CsvSource({
    "8, false", "9, false", "10, false", "11, false", "12, false", "13, false", "14, false",
    "15, false", "8, true", "9, true", "10, true", "11, true", "12, true", "13, true",
    "14, true", "15, true"
  })
  void messagesOfAnySizeInAnyPiecesComeBackAndKeepToTheWindow(int bits, boolean noTakeover)
      throws Exception {
    for (long seed = 1; seed <= 3; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      try (MessageCompressor compressor = new MessageCompressor(noTakeover, bits);
          MessageDecompressor decompressor = new MessageDecompressor(noTakeover, bits)) {
        for (int size : SIZES) {
          byte[] message = message(seed, size);
          ByteBuffer payload = compressor.compress(ByteBuffer.wrap(message).asReadOnlyBuffer());
          Plain plain = new Plain();
          feedInPieces(decompressor, payload, random, plain);
          decompressor.endOfMessage(plain);
          assertArrayEquals(message, plain.take(), "seed " + seed + ", " + size + " octets");
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 15})
  void aMessageIsConsumedAndThePayloadIsNotWritable(int bits) {
    try (MessageCompressor compressor = new MessageCompressor(false, bits)) {
      ByteBuffer message = ByteBuffer.allocateDirect(100_000).put(Texts.json(1, 100_000)).flip();

      ByteBuffer payload = compressor.compress(message);

      assertFalse(message.hasRemaining());
      assertTrue(payload.isReadOnly() && payload.hasRemaining());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 9, 15})
  void messagesByThemselvesAreTheSameEachTime(int bits) {
    byte[] text = Texts.json(7, 5000);
    try (MessageCompressor compressor = new MessageCompressor(true, bits)) {
      byte[] first = octets(compressor.compress(ByteBuffer.wrap(text)));
      compressor.compress(ByteBuffer.wrap(Texts.noise(7, 5000)));

      assertArrayEquals(first, octets(compressor.compress(ByteBuffer.wrap(text))));
    }
  }

  private static byte[] message(long seed, int size) {
    return switch ((int) (seed + size) % 3) {
      case 0 -> Texts.json(size + seed, size);
      case 1 -> Texts.noise(size + seed, size);
      default -> Texts.periodic(seed, 200 + size % 4000, size);
    };
  }

  private static void feedInPieces(
      MessageDecompressor decompressor, ByteBuffer payload, SplittableRandom random, Plain plain)
      throws CorruptDeflate {
    while (payload.hasRemaining()) {
      int most = 1 << random.nextInt(17);
      int size = Math.min(payload.remaining(), 1 + random.nextInt(most));
      ByteBuffer slice = payload.slice(payload.position(), size);
      payload.position(payload.position() + size);
      ByteBuffer piece = random.nextBoolean() ? slice : direct(slice);
      decompressor.feed(piece, plain);
      assertFalse(piece.hasRemaining());
    }
  }

  private static ByteBuffer direct(ByteBuffer octets) {
    return ByteBuffer.allocateDirect(octets.remaining()).put(octets).flip();
  }

  private static byte[] octets(ByteBuffer buffer) {
    byte[] all = new byte[buffer.remaining()];
    buffer.get(all);
    return all;
  }
}
