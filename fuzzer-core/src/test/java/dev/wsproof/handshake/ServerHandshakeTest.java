package dev.wsproof.handshake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerHandshakeTest {
  private static final List<String> GOOD =
      List.of(
          "GET /chat HTTP/1.1",
          "Host: server.example.com",
          "Upgrade: websocket",
          "Connection: Upgrade",
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", // RFC 6455 §1.3
          "Sec-WebSocket-Version: 13");

  @Test
  void aRightRequestIsNotRefused() throws MalformedHead {
    assertEquals(Optional.empty(), refusal(GOOD));
  }

  @Test
  void orderAndLetterCaseOfFieldsDoNotMatter() throws MalformedHead {
    assertEquals(
        Optional.empty(),
        refusal(
            List.of(
                "GET http://a/b?c HTTP/1.1",
                "sec-websocket-version:13",
                "SEC-WEBSOCKET-KEY: \t AQIDBAUGBwgJCgsMDQ4PEC== ", // pad bits are not zero
                "connection: keep-alive,\t UPGRADE",
                "x-unknown: a",
                "sec-websocket-unknown: b",
                "upgrade: h2c, WebSocket",
                "origin: null",
                "host: somewhere.else:1"))); // the port is never checked
  }

  @ParameterizedTest
  @CsvSource({
    "POST / HTTP/1.1, 405, method of the request: got 'POST'",
    "get / HTTP/1.1, 405, method of the request: got 'get'",
    "GET / HTTP/1.0, 505, HTTP version of the request: got 'HTTP/1.0'",
    "GET * HTTP/1.1, 400, request target of the request: got '*'",
    "GET a/b HTTP/1.1, 400, request target of the request: got 'a/b'",
    "GET /a#b HTTP/1.1, 400, request target of the request: got '/a#b'",
  })
  void theRequestLineMustBeRight(String line, int status, String sentence) throws MalformedHead {
    assertRefused(status, sentence, with(0, line));
  }

  @Test
  void hostMustNameTheServerOnce() throws MalformedHead {
    assertRefused(400, "Host of the request: got none, wanted one field", with(1));
    assertRefused(400, "Host of the request: got '', wanted one field", with(1, "Host:"));
    assertRefused(
        400, "Host of the request: got 2 fields, 'a, a', wanted", with(1, "Host: a", "Host: a"));
  }

  @Test
  void upgradeMustContainWebsocket() throws MalformedHead {
    assertRefused(400, "Upgrade of the request: got none, wanted 'websocket' in it", with(2));
    for (String value : List.of("h2c", "websockets", "xwebsocket")) {
      assertRefused(
          400, "Upgrade of the request: got '" + value + "'", with(2, "Upgrade: " + value));
    }
  }

  @Test
  void connectionMustContainUpgrade() throws MalformedHead {
    assertRefused(400, "Connection of the request: got none, wanted 'Upgrade' in it", with(3));
    for (String value : List.of("keep-alive", "upgraded", "Upgrade-Insecure-Requests")) {
      assertRefused(
          400, "Connection of the request: got '" + value + "'", with(3, "Connection: " + value));
    }
    assertEquals(
        Optional.empty(), refusal(with(3, "Connection: keep-alive", "Connection: upgrade")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "AQIDBAUGBwgJCgsMDQ4P", // 15 octets
        "AQIDBAUGBwgJCgsMDQ4PEBE=", // 17 octets
        "AQIDBAUGBwgJCgsMDQ4PEA", // no padding
        "-_IDBAUGBwgJCgsMDQ4PEA==", // letters of another base64
        "AQIDBAUGBwgJ CgsMDQ4PEA=",
        "AQIDBAUGBwgJCgsMDQ4P====",
      })
  void theKeyMustBeSixteenOctets(String key) throws MalformedHead {
    assertRefused(
        400,
        "Sec-WebSocket-Key of the request: got '" + key + "', wanted one field, 16 octets",
        with(4, "Sec-WebSocket-Key: " + key));
  }

  @Test
  void theKeyMustBeThereOnce() throws MalformedHead {
    assertRefused(400, "Sec-WebSocket-Key of the request: got none", with(4));
    assertRefused(
        400, "Sec-WebSocket-Key of the request: got 2 fields", with(4, GOOD.get(4), GOOD.get(4)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "8", "14", "013", "13.0", "-13", "abc", "13, 8", "256"})
  void otherVersionsAreToldTheRightOne(String version) throws MalformedHead {
    Refusal refusal =
        assertRefused(
            426,
            "Sec-WebSocket-Version of the request: got '" + version + "', wanted '13'",
            with(5, "Sec-WebSocket-Version: " + version));

    assertTrue(refusal.fields().contains(new HeaderField("Sec-WebSocket-Version", "13")));
  }

  @Test
  void theVersionMustBeThereOnce() throws MalformedHead {
    assertRefused(426, "Sec-WebSocket-Version of the request: got none", with(5));
    assertRefused(
        426,
        "Sec-WebSocket-Version of the request: got 2 fields, '13, 13'",
        with(5, GOOD.get(5), GOOD.get(5)));
  }

  @ParameterizedTest
  @CsvSource({
    "a b, 'a b'",
    "a@b, 'a@b'",
    "'\"a\"', '\"a\"'",
    "a/b, 'a/b'",
    "'a, b, a', 'a'",
  })
  void subprotocolsMustBeTokensEachOfThemOnce(String value, String got) throws MalformedHead {
    List<String> lines = new ArrayList<>(GOOD);
    lines.add("Sec-WebSocket-Protocol: " + value);

    assertRefused(
        400,
        "Sec-WebSocket-Protocol of the request: got '"
            + got
            + "', wanted tokens, each of them once",
        lines);
  }

  @Test
  void rightSubprotocolsAndExtensionsAreNotRefused() throws MalformedHead {
    List<String> lines = new ArrayList<>(GOOD);
    lines.add("Sec-WebSocket-Protocol: chat, Chat");
    lines.add("Sec-WebSocket-Protocol: superchat,");
    lines.add("Sec-WebSocket-Extensions: x-a; b=\"c\", permessage-deflate");
    lines.add("Sec-WebSocket-Extensions: x-a");

    assertEquals(Optional.empty(), refusal(lines));
  }

  @Test
  void extensionsMustFollowTheGrammar() throws MalformedHead {
    List<String> lines = new ArrayList<>(GOOD);
    lines.add("Sec-WebSocket-Extensions: x; y=");

    assertRefused(400, "Sec-WebSocket-Extensions: got 'x; y=', wanted a token", lines);
  }

  @Test
  void theSentenceQuotesThePeerEscapedAndCut() throws MalformedHead {
    assertRefused(
        400,
        "Upgrade of the request: got '\\x1b[31m"
            + "<b>".repeat(31)
            + "<b' and 208 more characters, wanted 'websocket' in it",
        with(2, "Upgrade: \u001b[31m" + "<b>".repeat(101)));
  }

  @Test
  void acceptanceStandsAsInTheClassicSuite() throws MalformedHead {
    assertEquals(
        "HTTP/1.1 101 Switching Protocols\r\n"
            + "Server: wsproof\r\n"
            + "Upgrade: WebSocket\r\n"
            + "Connection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n",
        ServerHandshake.acceptance(head(GOOD), "wsproof", null, List.of()));
    assertEquals(
        "HTTP/1.1 101 Switching Protocols\r\n"
            + "Server: wsproof\r\n"
            + "Upgrade: WebSocket\r\n"
            + "Connection: Upgrade\r\n"
            + "Sec-WebSocket-Protocol: chat\r\n"
            + "Sec-WebSocket-Extensions: permessage-deflate\r\n"
            + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n",
        ServerHandshake.acceptance(head(GOOD), "wsproof", "chat", List.of("permessage-deflate")));
  }

  @Test
  void whatWeAskAndWhatWeAnswerFitTogether() throws MalformedHead {
    UpgradeRequest request =
        new UpgradeRequest(
            "::1",
            9001,
            true,
            "/runCase?case=1&agent=x",
            AcceptKey.newKey(),
            "wsproof",
            "http://localhost",
            List.of("chat"),
            List.of("permessage-deflate; client_max_window_bits"),
            List.of());
    RequestHead head = RequestHead.parse(request.text());
    String answer =
        ServerHandshake.acceptance(head, "wsproof", "chat", List.of("permessage-deflate"));

    assertEquals(Optional.empty(), ServerHandshake.refusal(head));
    assertEquals(Optional.empty(), ClientHandshake.problem(request, ResponseHead.parse(answer)));
  }

  @Test
  void aRefusalIsAWholeResponse() {
    Refusal refusal = new Refusal(404, "case: got '518', wanted 1 to 517 \u20AC", List.of());

    assertEquals(
        "HTTP/1.1 404 Not Found\r\n"
            + "Content-Type: text/plain; charset=utf-8\r\n"
            + "Content-Length: 36\r\n"
            + "Connection: close\r\n\r\n"
            + "case: got '518', wanted 1 to 517 \u00E2\u0082\u00AC", // UTF-8, a character an octet
        ServerHandshake.response(refusal));
  }

  @Test
  void aRefusalCarriesItsFields() throws MalformedHead {
    String text = ServerHandshake.response(refusal(with(5)).orElseThrow());
    int body = text.indexOf("\r\n\r\n") + 4;
    ResponseHead head = ResponseHead.parse(text.substring(0, body));

    assertEquals(426, head.status());
    assertEquals("Upgrade Required", head.reason());
    assertEquals(Optional.of("13"), head.first("Sec-WebSocket-Version"));
    assertTrue(head.hasToken("Upgrade", "websocket")); // RFC 9110 §15.5.22
    assertTrue(head.hasToken("Connection", "Upgrade"));
    assertTrue(head.hasToken("Connection", "close"));
    assertEquals(
        Optional.of(String.valueOf(text.getBytes(StandardCharsets.ISO_8859_1).length - body)),
        head.first("Content-Length"));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 405, 426, 500, 503, 505, 418})
  void everyStatusHasAReason(int status) {
    String line = ServerHandshake.response(new Refusal(status, "", List.of())).split("\r\n")[0];

    assertTrue(line.matches("HTTP/1\\.1 " + status + " [A-Z][A-Za-z ]+"), line);
  }

  /** The good request with other lines in place of line {@code index}. */
  private static List<String> with(int index, String... instead) {
    List<String> lines = new ArrayList<>(GOOD);
    lines.remove(index);
    lines.addAll(index, List.of(instead));
    return lines;
  }

  private static Refusal assertRefused(int status, String begin, List<String> lines)
      throws MalformedHead {
    Refusal refusal = refusal(lines).orElseThrow();
    assertEquals(status, refusal.status());
    String sentence = refusal.sentence();
    assertEquals(begin, sentence.substring(0, Math.min(begin.length(), sentence.length())));
    return refusal;
  }

  private static Optional<Refusal> refusal(List<String> lines) throws MalformedHead {
    return ServerHandshake.refusal(head(lines));
  }

  private static RequestHead head(List<String> lines) throws MalformedHead {
    return RequestHead.parse(String.join("\r\n", lines) + "\r\n\r\n");
  }
}
