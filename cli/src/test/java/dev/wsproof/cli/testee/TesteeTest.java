package dev.wsproof.cli.testee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The testee is strict: what RFC 6455 forbids is answered with the right code and TCP dropped. */
class TesteeTest {
  /** The masking key of all frames here, which leaves payloads as they are. */
  private static final String MASK = "00000000";

  private static final String DEFLATE = "Sec-WebSocket-Extensions: permessage-deflate";

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

  @Test
  void echoesTextAndBinary() throws IOException {
    try (RawClient client = RawClient.opened(uri)) {
      client.send("81 82" + MASK + "6869"); // text "hi"
      assertEquals("81026869", client.receive(4));
      client.send("82 80" + MASK); // binary, empty
      assertEquals("8200", client.receive(2));
    }
  }

  @Test
  void joinsFragmentsAndAnswersPingsBetweenThem() throws IOException {
    try (RawClient client = RawClient.opened(uri)) {
      client.send("01 81" + MASK + "61"); // text, not final: "a"
      client.send("89 81" + MASK + "70"); // ping "p"
      client.send("80 81" + MASK + "62"); // continuation, final: "b"
      assertEquals("8a0170" + "81026162", client.receive(7));
    }
  }

  @Test
  void ignoresPongsNobodyAskedFor() throws IOException {
    try (RawClient client = RawClient.opened(uri)) {
      client.send("8a 80" + MASK + "81 81" + MASK + "61");
      assertEquals("810161", client.receive(3));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "88 80 MASK,                       8800, an empty close is answered with an empty one",
    "88 82 MASK 03e8,              880203e8, 1000",
    "88 82 MASK 0bb8,              88020bb8, 3000",
    "88 82 MASK 1387,              88021387, 4999",
    "88 84 MASK 03e8 c3bc,         880203e8, 1000 with a reason",
  })
  void echoesCloseCodes(String sent, String answer, String meaning) throws IOException {
    try (RawClient client = RawClient.opened(uri)) {
      client.send(masked(sent));
      assertEquals(answer, client.receiveToEnd(), meaning);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1002, 91 80 MASK,                       RSV3 on text",
    "1002, c1 80 MASK,                       RSV1 on text",
    "1002, f8 80 MASK,                       all reserved bits on close",
    "1002, 83 80 MASK,                       reserved data opcode",
    "1002, 8b 80 MASK,                       reserved control opcode",
    "1002, 81 00,                            not masked",
    "1002, 09 80 MASK,                       fragmented ping",
    "1002, 89 fe 007e,                       ping longer than 125",
    "1002, 80 80 MASK,                       continuation of nothing",
    "1002, 01 80 MASK 81 80 MASK,            text inside of a fragmented text",
    "1002, 81 fe 007d,                       16-bit length that fits in 7 bits",
    "1002, 81 ff 000000000000ffff,           64-bit length that fits in 16 bits",
    "1002, 81 ff 8000000000000000,           length of 2^63",
    "1009, 81 ff 0000000004000001,           an octet more than 64 MiB",
    "1002, 88 81 MASK 03,                    close with half a code",
    "1002, 88 82 MASK 0000,                  close code 0",
    "1002, 88 82 MASK 03e7,                  close code 999",
    "1002, 88 82 MASK 03ec,                  close code 1004",
    "1002, 88 82 MASK 03ed,                  close code 1005",
    "1002, 88 82 MASK 03ee,                  close code 1006",
    "1002, 88 82 MASK 03f8,                  close code 1016",
    "1002, 88 82 MASK 044c,                  close code 1100",
    "1002, 88 82 MASK 07d0,                  close code 2000",
    "1002, 88 82 MASK 0bb7,                  close code 2999",
    "1002, 88 82 MASK 1388,                  close code 5000",
    "1002, 88 82 MASK ffff,                  close code 65535",
    "1007, 88 83 MASK 03e8 ff,               close reason that is not UTF-8",
    "1007, 88 84 MASK 03e8 e282,             close reason that ends inside of a character",
    "1007, 81 81 MASK ff,                    text that is not UTF-8",
    "1007, 81 82 MASK eda0,                  text that ends inside of a character",
    "1007, 01 82 MASK f490,                  fragment that can't become UTF-8",
    "1007, 81 fe 0fff MASK 61f4 90,          frame that is not over and can't become UTF-8",
    "1007, 01 81 MASK f4 80 8a MASK 90,    continuation not over that can't become UTF-8",
  })
  void failsViolationsWithTheRightCode(int code, String sent, String violation) throws IOException {
    try (RawClient client = RawClient.opened(uri)) {
      client.send(masked(sent));
      String received = client.receiveToEnd();
      assertEquals("88", received.substring(0, 2), violation);
      assertEquals(code, Integer.parseInt(received.substring(4, 8), 16), violation);
    }
  }

  @Test
  void answersWhatCameBeforeAViolation() throws IOException {
    try (RawClient client = RawClient.opened(uri)) {
      client.send("81 81" + MASK + "61" + "91 81" + MASK + "62" + "89 80" + MASK);
      String received = client.receiveToEnd();
      assertTrue(received.startsWith("810161" + "88"), received);
      assertTrue(received.startsWith("03ea", 10), received);
    }
  }

  @Test
  void takesCharactersInPieces() throws IOException {
    try (RawClient client = RawClient.opened(uri)) {
      client.send("01 82 01020304 f1 9d"); // text, not final, masked: the first half of U+1F600
      client.send("80 82 01020304"); // continuation: the other half, an octet at a time
      client.send("99");
      client.send("82");
      assertEquals("8104f09f9880", client.receive(6));
    }
  }

  @Test
  void answersNothingAfterAClose() throws IOException {
    try (RawClient client = RawClient.opened(uri)) {
      client.send("88 82" + MASK + "03e8" + "81 81" + MASK + "61" + "89 80" + MASK);
      assertEquals("880203e8", client.receiveToEnd());
    }
  }

  @Test
  void inflatesWhatWasDeflatedAndDeflatesTheEcho() throws IOException {
    try (RawClient client = RawClient.opened(uri, DEFLATE)) {
      client.send("c1 87" + MASK + "f248cdc9c90700"); // "Hello" (RFC 7692 §7.2.3.1)
      assertEquals("c1", client.receive(1));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1002, 41 84 MASK f248cdc9 c0 80 MASK, RSV1 on a continuation",
    "1002, c9 80 MASK,                RSV1 on a ping",
    "1002, e1 80 MASK,                RSV2 although an extension is in use",
    "1007, c1 83 MASK ffffff,         what cannot be inflated",
  })
  void failsWrongUseOfDeflate(int code, String sent, String violation) throws IOException {
    try (RawClient client = RawClient.opened(uri, DEFLATE)) {
      client.send(masked(sent));
      String received = client.receiveToEnd();
      assertEquals(code, Integer.parseInt(received.substring(4, 8), 16), violation);
    }
  }

  @Test
  void saysWhoItIs() throws IOException {
    try (RawClient client = new RawClient(uri)) {
      String response = client.request(RawClient.request());
      assertTrue(response.contains("\r\nserver: wsproof-testee\r\n"), response);
      assertTrue(
          response.contains(": s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"), response); // RFC 6455 §1.3
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET,       POST,            400",
    "HTTP/1.1,  HTTP/1.0,        400",
    "Host:,     Guest:,          400",
    "websocket, quake,           400",
    "'keep-alive, Upgrade', close, 400",
    "dGhl,      dGhl!,           400",
    "dGhl,      dGhldGhl,        400",
    "Upgrade:,  Downgrade:,      426",
    "13,        12,              426",
  })
  void refusesWrongRequests(String right, String wrong, String status) throws IOException {
    try (RawClient client = new RawClient(uri)) {
      String response = client.request(RawClient.request().replace(right, wrong));
      assertTrue(response.startsWith("HTTP/1.1 " + status + " "), response);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Sec-WebSocket-Key: AQIDBAUGBwgJCgsMDQ4PEA==", "Sec-WebSocket-Version: 8"})
  void refusesAFieldThatComesTwice(String second) throws IOException {
    try (RawClient client = new RawClient(uri)) {
      String response = client.request(RawClient.request(new String[] {second}));
      assertTrue(response.startsWith("HTTP/1.1 400 "), response);
    }
  }

  @Test
  void saysWhyItCannotListen() {
    IOException taken =
        assertThrows(IOException.class, () -> Testee.start("127.0.0.1", uri.getPort()));
    assertTrue(
        taken.getMessage().startsWith("cannot listen on 127.0.0.1 port " + uri.getPort() + ": "),
        taken.getMessage());
  }

  private static String masked(String frames) {
    return frames.replace("MASK", MASK);
  }
}
