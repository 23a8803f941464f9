package dev.wsproof.cli.testee;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The testee negotiates permessage-deflate as RFC 7692 §7.1 says, and does as it negotiated. */
class TesteeDeflateTest {
  private static final String FIELD = "Sec-WebSocket-Extensions: ";
  private static final String OURS =
      "permessage-deflate; client_no_context_takeover; client_max_window_bits";
  private static final HexFormat HEX = HexFormat.of();
  private static final int TEXT = 1;
  private static final int BINARY = 2;

  private static Testee testee;
  private static URI uri;

  @BeforeAll
  static void start() throws IOException {
    testee = Testee.start("127.0.0.1", 0);
    uri = testee.uri();
  }

  @AfterAll
  static void stop() {
    testee.close();
  }

  private static String agreed(String offers) throws IOException {
    try (RawClient client = new RawClient(uri)) {
      String response = client.request(RawClient.request(new String[] {FIELD + offers}));
      assertTrue(response.startsWith("HTTP/1.1 101 "), response);
      return response
          .lines()
          .filter(line -> line.toLowerCase().startsWith(FIELD.strip().toLowerCase()))
          .map(line -> line.substring(FIELD.length()).replace(" ", ""))
          .findFirst()
          .orElse("");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'',                                                         permessage-deflate",
    "; server_no_context_takeover,       permessage-deflate;server_no_context_takeover",
    "; server_max_window_bits=9,          permessage-deflate;server_max_window_bits=9",
    "; server_max_window_bits=8,          permessage-deflate;server_max_window_bits=8",
    "; server_max_window_bits=15,         permessage-deflate;server_max_window_bits=15",
    "; server_no_context_takeover; server_max_window_bits=9,"
        + " permessage-deflate;server_no_context_takeover;server_max_window_bits=9",
    "; server_no_context_takeover; server_max_window_bits=15,"
        + " permessage-deflate;server_no_context_takeover;server_max_window_bits=15",
  })
  void agreesToWhatTheClassicCasesAskFor(String more, String response) throws IOException {
    assertEquals(response, agreed(OURS + more));
  }

  @Test
  void takesTheFirstOfferThatIsValid() throws IOException {
    assertEquals(
        "permessage-deflate;server_no_context_takeover;server_max_window_bits=9",
        agreed(
            OURS
                + "; server_no_context_takeover; server_max_window_bits=9, "
                + OURS
                + "; server_no_context_takeover, "
                + OURS));
    assertEquals(
        "permessage-deflate;server_max_window_bits=10",
        agreed(OURS + "; server_max_window_bits=7, " + OURS + "; server_max_window_bits=10"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "permessage-deflate; server_max_window_bits=7",
        "permessage-deflate; server_max_window_bits=16",
        "permessage-deflate; server_max_window_bits=09",
        "permessage-deflate; server_max_window_bits",
        "permessage-deflate; server_max_window_bits=x",
        "permessage-deflate; client_max_window_bits=7",
        "permessage-deflate; client_max_window_bits=x",
        "permessage-deflate; server_no_context_takeover=1",
        "permessage-deflate; client_no_context_takeover=true",
        "permessage-deflate; unheard_of",
        "permessage-inflate",
        "permessage-deflate; client_max_window_bits; client_max_window_bits",
        "permessage-deflate; server_max_window_bits=10; server_max_window_bits=10",
      })
  void declinesOffersThatAreNotValid(String offer) throws IOException {
    assertEquals("", agreed(offer));
  }

  /**
   * Sends messages that repeat what was said 700 octets before, and inflates each echo knowing the
   * last {@code window} octets and no more.
   */
  @ParameterizedTest
  @CsvSource({
    "'',                                            32768",
    "; server_max_window_bits=15,                   32768",
    "; server_max_window_bits=9,                      512",
    "; server_max_window_bits=8,                      256",
    "; server_no_context_takeover,                      0",
    "; server_no_context_takeover; server_max_window_bits=9, 0",
    "; server_no_context_takeover; server_max_window_bits=15, 0",
  })
  void compressesWithTheWindowItAgreedTo(String more, int window) throws Exception {
    SplittableRandom random = new SplittableRandom(1);
    byte[] all = new byte[20_000];
    for (int i = 0; i < all.length; i++) {
      all[i] = i < 700 ? (byte) ('a' + random.nextInt(26)) : all[i - 700];
    }
    Deflater deflater = new Deflater(6, true);
    try (RawClient client = RawClient.opened(uri, FIELD + OURS + more)) {
      int received = 0;
      for (int at = 0; at < all.length; at += 100) {
        int opcode = at % 200 == 0 ? TEXT : BINARY;
        byte[] message = Arrays.copyOfRange(all, at, at + 100);
        client.send(frame(0xC0 | opcode, deflated(deflater, message)));
        byte[] echo = payload(client, 0xC0 | opcode);
        byte[] known = Arrays.copyOfRange(all, Math.max(0, at - window), at);
        assertArrayEquals(message, SmallWindowDeflaterTest.inflate(echo, known, 100));
        received += echo.length;
      }
      assertTrue(window < 700 || received < all.length / 4, "compressed to " + received);
    }
    deflater.end();
  }

  @Test
  void echoesEmptyMessages() throws Exception {
    for (String more : new String[] {"", "; server_max_window_bits=9"}) {
      try (RawClient client = RawClient.opened(uri, FIELD + OURS + more)) {
        for (int i = 0; i < 3; i++) {
          client.send(frame(0xC1, new byte[] {0}));
          assertArrayEquals(new byte[] {0}, payload(client, 0xC1));
        }
      }
    }
  }

  @Test
  void inflatesMessagesInFragmentsWithPingsBetween() throws Exception {
    byte[] message = "κόσμε, over and over: κόσμε".getBytes(StandardCharsets.UTF_8);
    byte[] compressed = deflated(new Deflater(6, true), message);
    try (RawClient client = RawClient.opened(uri, FIELD + OURS)) {
      client.send(frame(0x41, Arrays.copyOf(compressed, 3)));
      client.send(frame(0x89, new byte[] {'p'}));
      client.send(frame(0x00, Arrays.copyOfRange(compressed, 3, compressed.length)));
      client.send(frame(0x80, new byte[0]));
      assertEquals("8a0170", client.receive(3));
      byte[] echo = payload(client, 0xC1);
      assertArrayEquals(message, SmallWindowDeflaterTest.inflate(echo, new byte[0], 100));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "permessage-deflate;",
        "permessage-deflate; =1",
        "x; y=\",permessage-deflate,\"",
        "permessage-deflate permessage-deflate"
      })
  void refusesOffersThatBreakTheGrammar(String offer) throws IOException {
    try (RawClient client = new RawClient(uri)) {
      String response = client.request(RawClient.request(new String[] {FIELD + offer}));
      assertTrue(response.startsWith("HTTP/1.1 400 "), response);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "f348cdc9c9070000, Hello", // a last block (RFC 7692 §7.2.3.4)
    "f348cdc9c90700f248cdc9c90700, HelloHello", // and another behind it
    "000500faff48656c6c6f00, Hello", // a stored block
    "0200, ''", // an empty block with the fixed code
    "010000ffff00, ''", // an empty last block
  })
  void inflatesBlocksOfAllKindsAndGoesOn(String compressed, String text) throws Exception {
    try (RawClient client = RawClient.opened(uri, FIELD + OURS)) {
      for (int i = 0; i < 2; i++) {
        client.send(frame(0xC1, HEX.parseHex(compressed)));
      }
      byte[] first = SmallWindowDeflaterTest.inflate(payload(client, 0xC1), new byte[0], 99);
      assertEquals(text, new String(first, StandardCharsets.UTF_8));
      assertArrayEquals(first, SmallWindowDeflaterTest.inflate(payload(client, 0xC1), first, 99));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0600", // a block of a kind that there is not
        "f200110000", // a match before the beginning
        "f248cdc9c907", // no end
        "f248cdc9c907000000ffff", // too much of an end
        "" // nothing at all
      })
  void refusesWhatIsNotDeflate(String compressed) throws Exception {
    try (RawClient client = RawClient.opened(uri, FIELD + OURS)) {
      client.send(frame(0xC1, HEX.parseHex(compressed)));
      assertEquals("03ef", client.receiveToEnd().substring(4, 8)); // 1007
    }
  }

  @Test
  void takesMessagesThatAreNotCompressedToo() throws Exception {
    try (RawClient client = RawClient.opened(uri, FIELD + OURS)) {
      client.send(frame(0x81, new byte[] {'a'}));
      byte[] echo = payload(client, 0xC1);
      assertEquals("a", new String(SmallWindowDeflaterTest.inflate(echo, new byte[0], 9)));
    }
  }

  @Test
  void refusesTextThatIsNoUtf8WhenItIsInflated() throws Exception {
    byte[] compressed = deflated(new Deflater(6, true), new byte[] {'a', (byte) 0xFF});
    try (RawClient client = RawClient.opened(uri, FIELD + OURS)) {
      client.send(frame(0xC1, compressed));
      assertEquals("03ef", client.receiveToEnd().substring(4, 8)); // 1007
    }
  }

  @Test
  void refusesPlainTextThatIsNoUtf8BeforeItsFrameIsWhole() throws Exception {
    try (RawClient client = RawClient.opened(uri, FIELD + OURS)) {
      client.send("81fe0fff" + "00000000" + "61f490");
      assertEquals("03ef", client.receiveToEnd().substring(4, 8)); // 1007
    }
  }

  @Test
  void compressedOctetsNeedNotBeUtf8() throws Exception {
    byte[] message = "Zażółć gęślą jaźń".getBytes(StandardCharsets.UTF_8);
    byte[] compressed = deflated(new Deflater(6, true), message);
    assertFalse(
        Arrays.equals(
            compressed,
            new String(compressed, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8)));
    try (RawClient client = RawClient.opened(uri, FIELD + OURS)) {
      client.send(frame(0xC1, compressed));
      payload(client, 0xC1);
    }
  }

  private static byte[] deflated(Deflater deflater, byte[] message) {
    deflater.setInput(message);
    byte[] out = new byte[2 * message.length + 64];
    int size = deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH);
    return Arrays.copyOf(out, size - 4);
  }

  /** A frame of at most 125 octets, masked with a key of zeros. */
  private static String frame(int first, byte[] payload) {
    String head = "%02x%02x00000000".formatted(first, 0x80 | payload.length);
    return head + HEX.formatHex(payload);
  }

  private static byte[] payload(RawClient client, int first) throws IOException {
    byte[] head = HEX.parseHex(client.receive(2));
    assertEquals("%02x".formatted(first), "%02x".formatted(head[0]));
    boolean isLong = head[1] == 126;
    int length = isLong ? Integer.parseInt(client.receive(2), 16) : head[1];
    return HEX.parseHex(client.receive(length));
  }
}
