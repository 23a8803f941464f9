package dev.wsproof.deflate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileDeflateTest {
  private static final int END_OF_BLOCK = 256;

  @ParameterizedTest
  @CsvSource({
    "07, invalid block type", // type 3
    "000100ffff00, invalid stored block lengths", // not each other's complement
    "fdffff, too many length or distance symbols", // HLIT 31
  })
  void whatIsNotDeflateIsTold(String hex, String why) {
    for (int bits : new int[] {8, 15}) {
      try (MessageDecompressor decompressor = new MessageDecompressor(false, bits)) {
        ByteBuffer payload = ByteBuffer.wrap(HexFormat.of().parseHex(hex));
        CorruptDeflate failure =
            assertThrows(CorruptDeflate.class, () -> decompressor.feed(payload, new Plain()));

        assertTrue(failure.getMessage().startsWith("octet "), failure.getMessage());
        assertTrue(failure.getMessage().contains(why), failure.getMessage());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 15})
  void aMessageCutAnywhereIsTold(int bits) {
    byte[] text = Texts.json(5, 700);
    try (MessageCompressor compressor = new MessageCompressor(true, bits)) {
      ByteBuffer payload = compressor.compress(ByteBuffer.wrap(text));
      for (int size = 0; size < payload.remaining() - 1; size++) {
        ByteBuffer cut = payload.slice(0, size);
        try (MessageDecompressor decompressor = new MessageDecompressor(false, bits)) {
          assertThrows(
              CorruptDeflate.class,
              () -> {
                decompressor.feed(cut, new Plain());
                decompressor.endOfMessage(new Plain());
              },
              () -> "cut after " + cut.limit());
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 15})
  void aMessageWithTheFourOctetsThatBelongCutOffIsRightToo(int bits) throws Exception {
    // RFC 7692 §7.2.2 appends them; those that are there already are an empty block of their own.
    byte[] octets = HexFormat.of().parseHex("f248cdc9c907000000ffff" + "00");
    Plain plain = new Plain();
    try (MessageDecompressor decompressor = new MessageDecompressor(false, bits)) {
      decompressor.feed(ByteBuffer.wrap(octets), plain);
      decompressor.endOfMessage(plain);
    }
    assertEquals("Hello", new String(plain.take(), StandardCharsets.US_ASCII));
  }

  @Test
  void nothingIsDeliveredAfterAFailure() throws Exception {
    Plain plain = new Plain();
    try (MessageDecompressor decompressor = new MessageDecompressor(false, 15)) {
      assertThrows(
          CorruptDeflate.class,
          () -> decompressor.feed(ByteBuffer.wrap(new byte[] {7}), new Plain()));

      decompressor.feed(ByteBuffer.wrap(HexFormat.of().parseHex("f248cdc9c90700")), plain);
      decompressor.endOfMessage(plain);
    }
    assertEquals(0, plain.take().length);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 15})
  void aBombComesInBoundedPiecesAndCanBeStopped(int bits) throws Exception {
    byte[] bomb = bomb(bits);
    long[] taken = new long[1];
    try (MessageDecompressor decompressor = new MessageDecompressor(false, bits)) {
      decompressor.feed(
          ByteBuffer.wrap(bomb),
          piece -> {
            assertTrue(piece.remaining() <= 1 << 17);
            taken[0] += piece.remaining();
            if (taken[0] >= 1 << 20) {
              decompressor.stop();
            }
          });
      assertTrue(taken[0] >= 1 << 20 && taken[0] < 2 << 20, "taken: " + taken[0]);

      long before = taken[0];
      decompressor.feed(ByteBuffer.wrap(bomb), piece -> taken[0] += piece.remaining());
      decompressor.endOfMessage(piece -> taken[0] += piece.remaining());
      assertEquals(before, taken[0]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 12, 15})
  void blocksOfAnyTypeWithBfinalInTheMiddleAreReadOn(int bits) throws Exception {
    byte[] text = Texts.json(1, 250);
    for (int strategy :
        new int[] {Deflater.DEFAULT_STRATEGY, Deflater.HUFFMAN_ONLY, Deflater.FILTERED}) {
      for (int level : new int[] {Deflater.NO_COMPRESSION, Deflater.BEST_COMPRESSION}) {
        Deflater deflater = new Deflater(level, true);
        deflater.setStrategy(strategy);
        deflater.setInput(text);
        deflater.finish();
        byte[] last = new byte[1000];
        int size = 0;
        while (!deflater.finished()) {
          size += deflater.deflate(last, size, last.length - size);
        }
        deflater.end();

        ByteBuffer message = ByteBuffer.allocate(4000);
        message.put(last, 0, size).put(last, 0, size).put((byte) 0).flip();
        Plain plain = new Plain();
        try (MessageDecompressor decompressor = new MessageDecompressor(false, bits)) {
          while (message.hasRemaining()) {
            decompressor.feed(message.slice(message.position(), 1), plain);
            message.get();
          }
          decompressor.endOfMessage(plain);
        }
        byte[] twice = Arrays.copyOf(text, 2 * text.length);
        System.arraycopy(text, 0, twice, text.length, text.length);
        assertArrayEquals(twice, plain.take());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 15})
  void aBlockAfterOneWithBfinalCanReachBack(int bits) throws Exception {
    ByteBuffer message =
        new Bits()
            .block(true, 1)
            .fixed('a')
            .fixed('b')
            .fixed('c')
            .fixed(END_OF_BLOCK)
            .align()
            .block(false, 1)
            .matchOfThree(3)
            .fixed(END_OF_BLOCK)
            .flush()
            .buffer();
    Plain plain = new Plain();
    try (MessageDecompressor decompressor = new MessageDecompressor(false, bits)) {
      decompressor.feed(message, plain);
      decompressor.endOfMessage(plain);
    }
    assertArrayEquals(new byte[] {'a', 'b', 'c', 'a', 'b', 'c'}, plain.take());
  }

  @Test
  void emptyLastBlocksAreNotReadForEver() throws Exception {
    byte[] flood = new byte[2 * 2000];
    for (int i = 0; i < flood.length; i += 2) {
      flood[i] = 3; // BFINAL, fixed codes, end of block: no octet
    }
    try (MessageDecompressor decompressor = new MessageDecompressor(false, 15)) {
      CorruptDeflate told =
          assertThrows(
              CorruptDeflate.class,
              () -> decompressor.feed(ByteBuffer.wrap(flood), plain -> fail("an octet")));
      assertTrue(told.getMessage().contains("too many last blocks"), told.getMessage());
    }
  }

  @Test
  void damagedPayloadsNeverDoMoreThanFail() {
    for (long seed = 0; seed < 2000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] octets = damaged(random);
      try (MessageDecompressor decompressor = new MessageDecompressor(false, 8 + (int) seed % 8)) {
        ByteBuffer payload = ByteBuffer.wrap(octets);
        while (payload.hasRemaining()) {
          int size = Math.min(payload.remaining(), 1 + random.nextInt(200));
          decompressor.feed(payload.slice(payload.position(), size), new Plain());
          payload.position(payload.position() + size);
        }
        decompressor.endOfMessage(new Plain());
      } catch (CorruptDeflate told) {
        assertTrue(told.getMessage().startsWith("octet "), told.getMessage());
      }
    }
  }

  @Test
  void theDistanceReaderFindsNoFaultInWhatTheInflaterAccepts() throws Exception {
    for (long seed = 0; seed < 5000; seed++) {
      byte[] octets = damaged(new SplittableRandom(seed));
      Inflater inflater = new Inflater(true);
      inflater.setInput(octets);
      boolean accepted = true;
      byte[] out = new byte[1 << 16];
      try {
        while (inflater.inflate(out) > 0) {
          // goes on
        }
        accepted = !inflater.finished();
      } catch (DataFormatException e) {
        accepted = false;
      } finally {
        inflater.end();
      }
      if (accepted) {
        new DistanceReader(1 << 15).read(ByteBuffer.wrap(octets));
      }
    }
  }

  private static byte[] damaged(SplittableRandom random) {
    if (random.nextInt(4) == 0) {
      return Texts.noise(random.nextLong(), 1 + random.nextInt(300));
    }
    try (MessageCompressor compressor = new MessageCompressor(true, 15)) {
      byte[] text = Texts.json(random.nextLong(), 1 + random.nextInt(2000));
      ByteBuffer payload = compressor.compress(ByteBuffer.wrap(text));
      byte[] octets = new byte[payload.remaining()];
      payload.get(octets);
      for (int i = random.nextInt(4); i > 0; i--) {
        octets[random.nextInt(octets.length)] ^= (byte) (1 << random.nextInt(8));
      }
      return octets;
    }
  }

  /** 16 MiB of zeros. */
  private static byte[] bomb(int bits) {
    try (MessageCompressor compressor = new MessageCompressor(true, bits)) {
      ByteBuffer payload = compressor.compress(ByteBuffer.allocate(1 << 24));
      byte[] octets = new byte[payload.remaining()];
      payload.get(octets);
      return octets;
    }
  }
}
