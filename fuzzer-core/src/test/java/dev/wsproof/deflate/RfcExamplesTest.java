package dev.wsproof.deflate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The octets that RFC 7692 §7.2.3 shows. */
class RfcExamplesTest {
  private static final ByteBuffer HELLO =
      ByteBuffer.wrap("Hello".getBytes(StandardCharsets.US_ASCII)).asReadOnlyBuffer();

  @ParameterizedTest
  @ValueSource(ints = {8, 9, 12, 15})
  void oneMessage(int windowBits) throws Exception {
    check(windowBits, "Hello", "f248cdc9c90700"); // §7.2.3.1
    assertEquals("f248cdc9c90700", compressed(windowBits, true, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 9, 12, 15})
  void twoMessagesThatShareAWindow(int windowBits) throws Exception {
    check(windowBits, "Hello", "f248cdc9c90700", "f200110000"); // §7.2.3.2
    assertEquals("f200110000", compressed(windowBits, false, 2));
    assertEquals("f248cdc9c90700", compressed(windowBits, true, 2));
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 15})
  void aBlockWithNoCompression(int windowBits) throws Exception {
    check(windowBits, "Hello", "000500faff48656c6c6f00"); // §7.2.3.3
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 15})
  void aBlockWithBfinalSet(int windowBits) throws Exception {
    check(windowBits, "Hello", "f348cdc9c9070000"); // §7.2.3.4
    check(
        windowBits, "Hello", "f348cdc9c9070000", "f200110000", "f348cdc9c9070000"); // reaches back
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 15})
  void twoBlocksInOneMessage(int windowBits) throws Exception {
    check(windowBits, "Hello", "f248050000" + "00ffff" + "cac9c90700"); // §7.2.3.5
  }

  @Test
  void anEmptyMessageIsOneOctet() throws Exception {
    check(15, "", "00", "00"); // §7.2.3.6
    try (MessageCompressor compressor = new MessageCompressor(false, 15)) {
      assertEquals("00", hex(compressor.compress(ByteBuffer.allocate(0))));
      assertEquals("f248cdc9c90700", hex(compressor.compress(HELLO.duplicate())));
      assertEquals("00", hex(compressor.compress(ByteBuffer.allocate(0))));
    }
  }

  /** All messages say the same, one octet at a time and at once. */
  private static void check(int windowBits, String text, String... messages) throws Exception {
    try (MessageDecompressor atOnce = new MessageDecompressor(false, windowBits);
        MessageDecompressor byOctet = new MessageDecompressor(false, windowBits)) {
      for (String message : messages) {
        byte[] octets = HexFormat.of().parseHex(message);
        Plain plain = new Plain();
        atOnce.feed(ByteBuffer.wrap(octets), plain);
        atOnce.endOfMessage(plain);
        assertEquals(text, new String(plain.take(), StandardCharsets.US_ASCII));

        for (byte octet : octets) {
          byOctet.feed(ByteBuffer.wrap(new byte[] {octet}), plain);
        }
        byOctet.endOfMessage(plain);
        assertEquals(text, new String(plain.take(), StandardCharsets.US_ASCII));
      }
    }
  }

  private static String compressed(int windowBits, boolean noContextTakeover, int messages) {
    try (MessageCompressor compressor = new MessageCompressor(noContextTakeover, windowBits)) {
      String last = "";
      for (int i = 0; i < messages; i++) {
        last = hex(compressor.compress(HELLO.duplicate()));
      }
      return last;
    }
  }

  private static String hex(ByteBuffer octets) {
    byte[] all = new byte[octets.remaining()];
    octets.get(all);
    return HexFormat.of().formatHex(all);
  }
}
