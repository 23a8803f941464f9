package dev.wsproof.handshake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever a peer sends as a head, nothing but {@link MalformedHead} comes of it. */
class HostileHeadTest {
  private static final int SEEDS = 20_000;
  private static final int LONGEST_SENTENCE = 700; // 100 characters, escaped, and our words
  private static final UpgradeRequest ASKED =
      new UpgradeRequest(
          "localhost",
          9001,
          false,
          "/?agent=a%20b",
          "dGhlIHNhbXBsZSBub25jZQ==",
          "wsproof",
          "http://localhost",
          List.of("chat"),
          List.of("permessage-deflate; client_max_window_bits"),
          List.of());
  private static final String ANSWER =
      "HTTP/1.1 101 Switching Protocols\r\nServer: x\r\nUpgrade: WebSocket\r\n"
          + "Connection: Upgrade\r\nSec-WebSocket-Protocol: chat\r\n"
          + "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits=\"10\"\r\n"
          + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";
  private static final List<String> PIECES =
      List.of(
          "\r\n",
          "\r",
          "\n",
          ":",
          ";",
          ",",
          "=",
          "\"",
          "\\",
          " ",
          "\t",
          "\0",
          "%",
          "%e2",
          "&",
          "?",
          "#",
          "//",
          "\u00FF",
          "\u007F",
          "HTTP/1.1",
          "Host: a\r\n",
          "x".repeat(300));

  @Test
  void alteredRequestsFailInNoOtherWay() {
    for (long seed = 0; seed < SEEDS; seed++) {
      String text = altered(ASKED.text(), new SplittableRandom(seed));
      try {
        readRequest(text);
      } catch (MalformedHead malformed) {
        requireSentence(malformed.getMessage(), seed);
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  @Test
  void alteredResponsesFailInNoOtherWay() {
    for (long seed = 0; seed < SEEDS; seed++) {
      String text = altered(ANSWER, new SplittableRandom(seed));
      try {
        ResponseHead head = ResponseHead.parse(text);
        String problem = ClientHandshake.problem(ASKED, head).orElse("none: all right");
        requireSentence(problem, seed);
        ClientHandshake.protocol(head);
        ExtensionsHeader.parse(head.all("Sec-WebSocket-Extensions"));
      } catch (MalformedHead malformed) {
        requireSentence(malformed.getMessage(), seed);
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  @Test
  void randomOctetsAreTakenWithoutFailing() {
    for (long seed = 0; seed < SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] octets = new byte[random.nextInt(300)];
      random.nextBytes(octets);
      HeadReader reader = new HeadReader(random.nextInt(400));
      ByteBuffer in = ByteBuffer.wrap(octets);
      reader.read(in);
      assertEquals(in.position(), reader.text().length(), "seed " + seed);
      try {
        readRequest(reader.text() + "\r\n\r\n");
      } catch (MalformedHead malformed) {
        requireSentence(malformed.getMessage(), seed);
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS) // quadratic time would take hours
  void floodsTakeLinearTime() throws MalformedHead {
    int many = 2_000_000;
    String text =
        "GET /?"
            + "&a%".repeat(many)
            + " HTTP/1.1\r\nHost: a\r\nUpgrade: "
            + ",".repeat(many)
            + "websocket\r\nConnection: Upgrade"
            + "\r\nSec-WebSocket-Version: 13"
            + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
            + "\r\nSec-WebSocket-Protocol: p"
            + "\r\nSec-WebSocket-Extensions: x"
            + ";y=\"\\z\"".repeat(many / 8)
            + ", x".repeat(many / 8)
            + "\r\nA: b".repeat(many / 8)
            + "\r\n\r\n";

    readRequest(text);
  }

  private static void readRequest(String text) throws MalformedHead {
    RequestHead head = RequestHead.parse(text);
    head.path();
    head.query();
    head.elements("Connection");
    ServerHandshake.refusal(head).ifPresent(ServerHandshake::response);
    ServerHandshake.acceptance(head, "wsproof", null, List.of())
        .getBytes(StandardCharsets.ISO_8859_1);
    ServerHandshake.refusal(head).ifPresent(refusal -> requireSentence(refusal.sentence(), -1));
  }

  private static String altered(String text, SplittableRandom random) {
    StringBuilder altered = new StringBuilder(text);
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(altered.length());
      switch (random.nextInt(4)) {
        case 0 -> altered.setCharAt(at, (char) random.nextInt(256));
        case 1 -> altered.delete(at, Math.min(altered.length() - 1, at + random.nextInt(20)));
        case 2 -> altered.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        default -> {
          int end = Math.min(altered.length(), at + random.nextInt(60));
          altered.insert(random.nextInt(altered.length()), altered.substring(at, end));
        }
      }
    }
    return altered.toString();
  }

  private static void requireSentence(String sentence, long seed) {
    assertTrue(
        sentence.length() <= LONGEST_SENTENCE && sentence.matches("[ -~]+"),
        () -> "seed " + seed + ": " + sentence);
  }
}
