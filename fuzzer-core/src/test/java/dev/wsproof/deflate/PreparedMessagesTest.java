package dev.wsproof.deflate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.deflate.PreparedMessages.Cursor;
import dev.wsproof.script.Corpus;
import dev.wsproof.script.MessageSource;
import dev.wsproof.script.Payload;
import dev.wsproof.wire.RingOctets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreparedMessagesTest {
  private static final Corpus JSON = new Corpus("json", Texts.json(1, 10_007), true);
  private static final Corpus NOISE = new Corpus("noise", Texts.noise(2, 10_007), false);
  private static final MessageSource RING = new MessageSource.Ring(JSON, 300);
  private static final long ROOM = 10_000_000;

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 16, 5000, 10_006, 10_007, 10_008, 35_000})
  void binaryMessagesAreTheNextOctetsOfTheRing(int length) {
    byte[] ring = Texts.noise(2, 10_007);
    try (Cursor cursor = new PreparedMessages().plain(new MessageSource.Ring(NOISE, length))) {
      long at = 0;
      for (int i = 0; i < 50; i++) {
        byte[] wanted = new byte[length];
        for (int k = 0; k < length; k++) {
          wanted[k] = ring[(int) (at++ % ring.length)];
        }
        check(wanted, cursor.next());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 16, 255, 256, 257, 999, 3000, 20_000})
  void textMessagesAreTheNextCharactersOfTheRingAndSplitNone(int length) {
    String text = text(5, 2777);
    int[] characters = text.codePoints().toArray();
    Corpus corpus = new Corpus("text", text.getBytes(StandardCharsets.UTF_8), true);
    try (Cursor cursor = new PreparedMessages().plain(new MessageSource.Ring(corpus, length))) {
      long at = 0;
      for (int i = 0; i < 20; i++) {
        StringBuilder wanted = new StringBuilder();
        for (int k = 0; k < length; k++) {
          wanted.appendCodePoint(characters[(int) (at++ % characters.length)]);
        }
        check(wanted.toString().getBytes(StandardCharsets.UTF_8), cursor.next());
      }
    }
  }

  @Test
  void textThatBeginsInsideACharacterIsRefused() {
    for (byte[] octets : new byte[][] {{(byte) 0x80, 'a'}, {(byte) 0xBF}}) {
      MessageSource source = new MessageSource.Ring(new Corpus("broken", octets, true), 1);

      assertThrows(IllegalArgumentException.class, () -> new PreparedMessages().plain(source));
    }
  }

  @Test
  void theSamePayloadIsMadeOnce() {
    MessageSource source = new MessageSource.Same(Payload.repeat(Payload.text("ab"), 1 << 20));
    try (Cursor cursor = new PreparedMessages().plain(source)) {
      PreparedMessage first = cursor.next();

      assertSame(first.carried(), cursor.next().carried());
      check(Payload.repeat(Payload.text("ab"), 1 << 20).octets(), first);
    }
    try (Cursor cursor = new PreparedMessages().plain(new MessageSource.Same(Payload.EMPTY))) {
      check(new byte[0], cursor.next());
    }
  }

  @ParameterizedTest
  @CsvSource({"false, 15", "true, 15", "false, 9", "true, 9"})
  void compressedMessagesComeBackAsTheyAre(boolean noTakeover, int bits) throws Exception {
    PreparedMessages prepared = new PreparedMessages();
    try (Cursor cursor = prepared.compressed(RING, noTakeover, bits)) {
      checkCompressed(cursor, noTakeover, bits, 60);
    }
    try (Cursor cursor = prepared.compressed(new MessageSource.Same(Payload.EMPTY), false, bits)) {
      checkCompressed(cursor, false, bits, 0);
      assertEquals(ByteBuffer.wrap(new byte[] {0}), cursor.next().payload());
    }
  }

  @Test
  void conversationsThatSendTheSameShareItAndOthersDoNot() {
    PreparedMessages prepared = new PreparedMessages(ROOM);
    List<PreparedMessage> first = take(prepared.compressed(RING, false, 15), 20);
    long kept = prepared.keptOctets();

    List<PreparedMessage> again =
        take(prepared.compressed(new MessageSource.Ring(JSON, 300), false, 15), 20);
    assertEquals(
        first.stream().map(PreparedMessage::payload).toList(),
        again.stream().map(PreparedMessage::payload).toList());
    assertEquals(kept, prepared.keptOctets());

    take(prepared.compressed(RING, true, 15), 20);
    take(prepared.compressed(RING, false, 14), 20);
    take(prepared.compressed(new MessageSource.Ring(JSON, 301), false, 15), 20);
    Corpus twin = new Corpus("json", Texts.json(1, 10_007), true);
    take(prepared.compressed(new MessageSource.Ring(twin, 300), false, 15), 20);
    assertTrue(prepared.keptOctets() > 4 * kept);
  }

  @Test
  void aPayloadIsNobodysToMove() {
    PreparedMessages prepared = new PreparedMessages(ROOM);
    PreparedMessage message = take(prepared.compressed(RING, false, 15), 1).get(0);

    message.payload().get();

    assertEquals(0, message.payload().position());
    assertTrue(message.payload().isReadOnly());
  }

  @Test
  void preparingAheadChangesNothing() {
    PreparedMessages prepared = new PreparedMessages(ROOM);
    try (Cursor ahead = prepared.compressed(RING, false, 15);
        Cursor lazy = new PreparedMessages(0).compressed(RING, false, 15)) {
      for (int i = 0; i < 10; i++) {
        ahead.prepare();
        ahead.prepare();
        assertEquals(lazy.next().payload(), ahead.next().payload());
      }
    }
  }

  @Test
  void whatNobodyUsesIsGivenUpForOthersTheLeastRecentlyOpenedFirst() {
    int each = PreparedSequence.COMPRESSOR + 100_000;
    PreparedMessages prepared = new PreparedMessages(2 * each);
    MessageSource other = new MessageSource.Ring(JSON, 301);
    MessageSource third = new MessageSource.Ring(JSON, 302);
    take(prepared.compressed(RING, false, 15), 5);
    take(prepared.compressed(other, false, 15), 5);
    take(prepared.compressed(RING, false, 15), 5);

    take(prepared.compressed(third, false, 15), 5);
    long kept = prepared.keptOctets();
    assertTrue(kept <= 2 * each);

    take(prepared.compressed(RING, false, 15), 5); // was kept
    assertEquals(kept, prepared.keptOctets());
    take(prepared.compressed(other, false, 15), 5); // was not
    assertNotEquals(kept, prepared.keptOctets());
  }

  @ParameterizedTest
  @CsvSource({"false, 0", "true, 0", "false, 310000", "true, 310000"})
  void conversationsGoOnRightWhenThereIsNoRoom(boolean noTakeover, long budget) throws Exception {
    PreparedMessages prepared = new PreparedMessages(budget);
    MessageSource noise = new MessageSource.Ring(NOISE, 700);
    SplittableRandom random = new SplittableRandom(1);
    List<Cursor> cursors = new ArrayList<>();
    List<MessageDecompressor> peers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      cursors.add(prepared.compressed(noise, noTakeover, 15));
      peers.add(new MessageDecompressor(noTakeover, 15));
    }
    for (int i = 0; i < 300; i++) { // no two go at the same pace
      int who = Math.min(random.nextInt(4), random.nextInt(4));
      PreparedMessage message = cursors.get(who).next();
      Plain plain = new Plain();
      peers.get(who).feed(message.payload(), plain);
      peers.get(who).endOfMessage(plain);
      assertArrayEquals(octets(message.plain()), plain.take());
      assertTrue(prepared.keptOctets() <= budget);
    }
    cursors.forEach(Cursor::close);
    cursors.forEach(Cursor::close); // twice does no harm
    peers.forEach(MessageDecompressor::close);
    assertEquals(0, prepared.keptOctets());
  }

  @Test
  void aClosedCursorIsRefused() {
    Cursor cursor = new PreparedMessages(ROOM).compressed(RING, false, 15);
    cursor.close();

    assertThrows(IllegalStateException.class, cursor::next);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1_000_000, ROOM})
  void threadsShareMessagesInAnyOrder(long budget) throws Exception {
    PreparedMessages prepared = new PreparedMessages(budget);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> done = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        int kind = i % 5;
        done.add(
            threads.submit(
                () -> {
                  MessageSource source = new MessageSource.Ring(JSON, 400 + kind);
                  try (Cursor cursor = prepared.compressed(source, false, 15)) {
                    checkCompressed(cursor, false, 15, 200);
                  }
                  return null;
                }));
      }
      for (Future<?> each : done) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertTrue(prepared.keptOctets() <= budget);
  }

  private static void checkCompressed(Cursor cursor, boolean noTakeover, int bits, int messages)
      throws CorruptDeflate {
    try (MessageDecompressor peer = new MessageDecompressor(noTakeover, bits)) {
      Plain plain = new Plain();
      for (int i = 0; i < messages; i++) {
        PreparedMessage message = cursor.next();
        peer.feed(message.payload(), plain);
        peer.endOfMessage(plain);
        assertArrayEquals(octets(message.plain()), plain.take());
      }
    }
  }

  private static List<PreparedMessage> take(Cursor cursor, int messages) {
    List<PreparedMessage> taken = new ArrayList<>();
    try (cursor) {
      for (int i = 0; i < messages; i++) {
        taken.add(cursor.next());
      }
    }
    return taken;
  }

  private static void check(byte[] wanted, PreparedMessage message) {
    byte[] payload = new byte[message.payload().remaining()];
    message.payload().get(payload);
    assertArrayEquals(wanted, payload);
    assertArrayEquals(wanted, octets(message.plain()));
  }

  private static byte[] octets(RingOctets octets) {
    ByteBuffer all = ByteBuffer.allocate((int) octets.length());
    octets.copyTo(0, all);
    return all.array();
  }

  /** Characters of one to four octets. */
  private static String text(long seed, int characters) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] kinds = {'a', 0xE9, 0x20AC, 0x1F600};
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < characters; i++) {
      text.appendCodePoint(kinds[random.nextInt(4)] + random.nextInt(20));
    }
    return text.toString();
  }
}
