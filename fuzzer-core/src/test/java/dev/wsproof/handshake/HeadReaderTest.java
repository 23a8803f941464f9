package dev.wsproof.handshake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HeadReaderTest {
  private static final int PLENTY = 1000;

  @Test
  void octetsBehindTheHeadAreLeft() {
    HeadReader reader = new HeadReader(PLENTY);
    ByteBuffer in = octets("GET / HTTP/1.1\r\nHost: a\r\n\r\n\u0081\u0000");

    assertTrue(reader.read(in));

    assertEquals("GET / HTTP/1.1\r\nHost: a\r\n\r\n", reader.text());
    assertEquals(2, in.remaining());
    assertTrue(reader.read(in), "complete stays complete");
    assertEquals(2, in.remaining());
  }

  @Test
  void everyPartitionIntoReadsGivesTheSameHeadAndRest() {
    String stream = "G x\r\nA:b\r\n\r\n\r\nr"; // the head has 12 octets
    for (int cuts = 0; cuts < 1 << (stream.length() - 1); cuts++) {
      HeadReader reader = new HeadReader(PLENTY);
      int taken = 0;
      int begin = 0;
      for (int i = 0; i < stream.length(); i++) {
        if (i == stream.length() - 1 || (cuts >> i & 1) != 0) {
          ByteBuffer piece = octets(stream.substring(begin, i + 1));
          assertEquals(i >= 11, reader.read(piece));
          taken += piece.position();
          begin = i + 1;
        }
      }
      assertEquals(12, taken);
      assertEquals("G x\r\nA:b\r\n\r\n", reader.text());
    }
  }

  @Test
  void theEndIsFoundInEveryMixtureOfCrLfAndOthers() {
    char[] letters = {'\r', '\n', 'x'};
    int length = 9;
    for (int number = 0; number < Math.pow(3, length); number++) {
      StringBuilder text = new StringBuilder();
      for (int digits = number, i = 0; i < length; i++, digits /= 3) {
        text.append(letters[digits % 3]);
      }
      int end = text.indexOf("\r\n\r\n");
      HeadReader reader = new HeadReader(PLENTY);

      boolean complete = reader.read(octets(text.toString()));

      assertEquals(end >= 0, complete);
      assertEquals(end < 0 ? text.toString() : text.substring(0, end + 4), reader.text());
    }
  }

  @Test
  void aHeadOfTheMostOctetsIsComplete() {
    HeadReader reader = new HeadReader(7);

    assertTrue(reader.read(octets("A:b\r\n\r\nrest")));

    assertFalse(reader.isTooLong());
  }

  @Test
  void beyondTheMostOctetsNothingMoreIsTaken() {
    HeadReader reader = new HeadReader(6);
    ByteBuffer in = octets("A:b\r\n\r\nrest");

    assertFalse(reader.read(in));
    assertTrue(reader.isTooLong());
    assertEquals("A:b\r\n\r", reader.text());
    assertFalse(reader.read(in));
    assertEquals(6, in.position());
  }

  @Test
  void octetsAreCharactersOfTheSameNumber() {
    byte[] octets = new byte[256];
    for (int i = 0; i < 256; i++) {
      octets[i] = (byte) i;
    }
    HeadReader reader = new HeadReader(PLENTY);

    reader.read(ByteBuffer.wrap(octets));

    String text = reader.text();
    for (int i = 0; i < 256; i++) {
      assertEquals(i, text.charAt(i));
    }
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS) // quadratic time would take hours
  void manyOctetsOneByOneTakeLinearTime() {
    HeadReader reader = new HeadReader(Integer.MAX_VALUE);
    ByteBuffer in = ByteBuffer.wrap(new byte[] {'\r'});

    for (int i = 0; i < 1 << 24; i++) {
      reader.read(in.clear());
    }

    assertEquals(1 << 24, reader.text().length());
  }

  private static ByteBuffer octets(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
