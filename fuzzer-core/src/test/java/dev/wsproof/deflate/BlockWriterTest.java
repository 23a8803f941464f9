package dev.wsproof.deflate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockWriterTest {
  private static final byte[] HELLO = "Hello".getBytes(StandardCharsets.UTF_8);

  private static String hex(byte[] octets) {
    return HexFormat.of().formatHex(octets);
  }

  private static byte[] noise(int length) {
    byte[] noise = new byte[length];
    new SplittableRandom(11).nextBytes(noise);
    return noise;
  }

  /** What zlib makes of a message without last block. */
  private static byte[] inflated(byte[] message) throws DataFormatException {
    byte[] whole = Arrays.copyOf(message, message.length + 4);
    whole[message.length + 2] = (byte) 0xFF;
    whole[message.length + 3] = (byte) 0xFF;
    Inflater inflater = new Inflater(true);
    inflater.setInput(whole);
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    byte[] piece = new byte[1 << 16];
    for (int made = inflater.inflate(piece); made > 0; made = inflater.inflate(piece)) {
      plain.write(piece, 0, made);
    }
    assertEquals(0, inflater.getRemaining());
    inflater.end();
    return plain.toByteArray();
  }

  @Test
  void theExamplesOfTheRfcComeOut() {
    BlockWriter fixed = new BlockWriter().begin(false, false).literals(HELLO).end();
    assertEquals("f248cdc9c90700", hex(fixed.message())); // RFC 7692 §7.2.3.1
    BlockWriter again = new BlockWriter().begin(false, false);
    again.literals(new byte[] {'H'}).match(4, 5).end();
    assertEquals("f200110000", hex(again.message())); // §7.2.3.2
    assertEquals(
        "000500faff48656c6c6f00",
        hex(new BlockWriter().stored(HELLO, false).message())); // §7.2.3.3
    BlockWriter last = new BlockWriter().begin(false, true).literals(HELLO).end();
    assertEquals("f348cdc9c9070000", hex(last.message())); // §7.2.3.4
    assertEquals("00", hex(new BlockWriter().message())); // §7.2.3.6
  }

  @Test
  void longDataAreSeveralStoredBlocks() throws DataFormatException {
    byte[] noise = noise(3 * 65535 + 1);
    assertArrayEquals(noise, inflated(new BlockWriter().stored(noise, false).message()));
    assertArrayEquals(
        noise(65535), inflated(new BlockWriter().stored(noise(65535), false).message()));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyOctetCanBeALiteral(boolean dynamic) throws DataFormatException {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    BlockWriter writer = new BlockWriter().begin(dynamic, false).literals(all).end();
    writer.begin(!dynamic, false).literals(all).end();
    byte[] twice = Arrays.copyOf(all, 512);
    System.arraycopy(all, 0, twice, 256, 256);
    assertArrayEquals(twice, inflated(writer.message()));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 3",
    "2, 4",
    "4, 258",
    "5, 259",
    "257, 260",
    "16385, 600",
    "32507, 30",
    "32768, 518"
  })
  void matchesReachAsFarBackAsTheySay(int distance, int length) throws DataFormatException {
    for (boolean dynamic : new boolean[] {false, true}) {
      byte[] noise = noise(distance);
      BlockWriter writer = new BlockWriter().stored(noise, false);
      writer.begin(dynamic, false).match(length, distance).end();
      byte[] expected = new byte[distance + length];
      for (int i = 0; i < expected.length; i++) {
        expected[i] = noise[i % distance];
      }
      assertArrayEquals(expected, inflated(writer.message()));
    }
  }

  @Test
  void everyLengthCanBeWritten() throws DataFormatException {
    for (int length = 3; length <= 1000; length++) {
      BlockWriter writer = new BlockWriter().begin(false, false).literals(new byte[] {'x'});
      assertEquals(1 + length, inflated(writer.match(length, 1).end().message()).length);
    }
  }
}
