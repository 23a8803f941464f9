package dev.wsproof.handshake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientHandshakeTest {
  private static final String STATUS = "HTTP/1.1 101 Switching Protocols";
  private static final String UPGRADE = "Upgrade: websocket";
  private static final String CONNECTION = "Connection: Upgrade";
  private static final String ACCEPT = "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

  @Test
  void aRightResponseHasNoProblem() throws MalformedHead {
    assertEquals("", problem(STATUS, UPGRADE, CONNECTION, ACCEPT));
    assertEquals(
        "",
        problem(
            "HTTP/1.1 101",
            "sec-websocket-accept: \t s3pPLMBiTxaQ9kYGzzhZRbK+xOo= \t",
            "Set-Cookie: a=b",
            "Set-Cookie: c=d",
            "CONNECTION: keep-alive, upgrade",
            "upgrade: WebSocket"));
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP/1.1 200 OK, status of the response: got 200 'OK'",
    "HTTP/1.1 404, status of the response: got 404 ''",
    "HTTP/1.0 101 Switching Protocols, HTTP version of the response: got 'HTTP/1.0'",
  })
  void onlyStatus101OfHttp11Opens(String statusLine, String wanted) throws MalformedHead {
    assertBegins(wanted, problem(statusLine, UPGRADE, CONNECTION, ACCEPT));
  }

  @Test
  void upgradeMustBeThere() throws MalformedHead {
    assertEquals(
        "Upgrade of the response: got none, wanted 'websocket'",
        problem(STATUS, CONNECTION, ACCEPT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2c", "websockets", "", "websocket, foo", "websocket/13"})
  void upgradeMustBeWebsocketAndNothingElse(String value) throws MalformedHead {
    assertEquals(
        "Upgrade of the response: got '" + value + "', wanted 'websocket'",
        problem(STATUS, "Upgrade: " + value, CONNECTION, ACCEPT));
  }

  @Test
  void connectionMustContainUpgrade() throws MalformedHead {
    assertEquals(
        "Connection of the response: got none, wanted 'Upgrade' in it",
        problem(STATUS, UPGRADE, ACCEPT));
    assertEquals(
        "Connection of the response: got 'keep-alive, upgraded', wanted 'Upgrade' in it",
        problem(STATUS, UPGRADE, "Connection: keep-alive", "Connection: upgraded", ACCEPT));
  }

  @Test
  void acceptMustBeThereOnce() throws MalformedHead {
    assertEquals(
        "Sec-WebSocket-Accept of the response: got none, "
            + "wanted 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=' in one field",
        problem(STATUS, UPGRADE, CONNECTION));
    assertBegins(
        "Sec-WebSocket-Accept of the response: got 2 fields, 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=, s3pP",
        problem(STATUS, UPGRADE, CONNECTION, ACCEPT, ACCEPT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "dGhlIHNhbXBsZSBub25jZQ==", // the key itself
        "S3pPLMBiTxaQ9kYGzzhZRbK+xOo=", // other letter case
        "s3pPLMBiTxaQ9kYGzzhZRbK+xOo", // cut
        "jvQtwXXQR7UylG5yxoqhqRr3fX4=", // of another key
        "b37a4f2cc0624f1690f64606cf385945b2bec4ea", // hex
      })
  void acceptMustBeExactlyRight(String value) throws MalformedHead {
    assertBegins(
        "Sec-WebSocket-Accept of the response: got '" + value + "'",
        problem(STATUS, UPGRADE, CONNECTION, "Sec-WebSocket-Accept: " + value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"chat", "superchat"})
  void aSubprotocolThatWasOfferedIsAgreed(String name) throws MalformedHead {
    ResponseHead response = response("Sec-WebSocket-Protocol: " + name);

    assertEquals(Optional.empty(), ClientHandshake.problem(offering(), response));
    assertEquals(Optional.of(name), ClientHandshake.protocol(response));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Chat", "other", "chat, superchat"})
  void aSubprotocolThatWasNotOfferedIsAProblem(String name) throws MalformedHead {
    assertEquals(
        Optional.of(
            "Sec-WebSocket-Protocol of the response: got '"
                + name
                + "', wanted one that was offered"),
        ClientHandshake.problem(offering(), response("Sec-WebSocket-Protocol: " + name)));
  }

  @Test
  void aSubprotocolNobodyAskedForIsAProblem() throws MalformedHead {
    assertEquals(
        Optional.of(
            "Sec-WebSocket-Protocol of the response: got 'chat', wanted none, as none was offered"),
        ClientHandshake.problem(plain(), response("Sec-WebSocket-Protocol: chat")));
  }

  @Test
  void twoSubprotocolFieldsAreAProblem() throws MalformedHead {
    assertEquals(
        Optional.of(
            "Sec-WebSocket-Protocol of the response: got 2 fields, 'chat, chat', "
                + "wanted at most one field"),
        ClientHandshake.problem(
            offering(), response("Sec-WebSocket-Protocol: chat", "Sec-WebSocket-Protocol: chat")));
  }

  @Test
  void anEmptySubprotocolIsNone() throws MalformedHead {
    ResponseHead response = response("Sec-WebSocket-Protocol:");

    assertEquals(Optional.empty(), ClientHandshake.problem(plain(), response));
    assertEquals(Optional.empty(), ClientHandshake.protocol(response));
  }

  @Test
  void extensionsThatWereOfferedAreAgreed() throws MalformedHead {
    assertEquals(
        Optional.empty(),
        ClientHandshake.problem(
            offering(), response("Sec-WebSocket-Extensions: x-b; any=1, permessage-deflate")));
  }

  @ParameterizedTest
  @CsvSource({
    "permessage-deflat, 'got ''permessage-deflat'', wanted only what was offered'",
    "'x-b, x-unasked; a', 'got ''x-unasked'', wanted only what was offered'",
    "a b, 'got ''a b'', wanted a comma, a semicolon or the end at character 3'",
  })
  void otherExtensionsAreAProblem(String value, String wanted) throws MalformedHead {
    String problem =
        ClientHandshake.problem(offering(), response("Sec-WebSocket-Extensions: " + value))
            .orElse("");

    assertEquals(wanted, problem.substring(problem.indexOf("got")));
  }

  @Test
  void extensionsNobodyAskedForAreAProblem() throws MalformedHead {
    assertEquals(
        Optional.of(
            "Sec-WebSocket-Extensions of the response: got 'permessage-deflate', "
                + "wanted none, as none was offered"),
        ClientHandshake.problem(plain(), response("Sec-WebSocket-Extensions: permessage-deflate")));
  }

  @Test
  void twoExtensionFieldsAreAProblem() throws MalformedHead {
    assertEquals( // RFC 6455 §11.3.2
        Optional.of(
            "Sec-WebSocket-Extensions of the response: got 2 fields, 'x-a, x-b', "
                + "wanted at most one field"),
        ClientHandshake.problem(
            offering(),
            response("Sec-WebSocket-Extensions: x-a", "Sec-WebSocket-Extensions: x-b")));
  }

  @Test
  void anOfferThatBreaksTheGrammarIsNotTheServersProblem() throws MalformedHead {
    UpgradeRequest request = asking(List.of(), List.of("x-a; =;\"", ";;"));

    assertEquals(
        Optional.empty(),
        ClientHandshake.problem(request, response("Sec-WebSocket-Extensions: x-a")));
  }

  private static String problem(String... lines) throws MalformedHead {
    ResponseHead response = ResponseHead.parse(String.join("\r\n", lines) + "\r\n\r\n");
    return ClientHandshake.problem(plain(), response).orElse("");
  }

  private static void assertBegins(String wanted, String got) {
    assertEquals(wanted, got.substring(0, Math.min(got.length(), wanted.length())));
  }

  private static ResponseHead response(String... more) throws MalformedHead {
    return ResponseHead.parse(
        String.join("\r\n", STATUS, UPGRADE, CONNECTION, ACCEPT, String.join("\r\n", more))
            + "\r\n\r\n");
  }

  private static UpgradeRequest plain() {
    return asking(List.of(), List.of());
  }

  private static UpgradeRequest offering() {
    return asking(
        List.of("chat", "superchat"), List.of("permessage-deflate; a=\"b\"", "x-a, x-b ; c"));
  }

  private static UpgradeRequest asking(List<String> protocols, List<String> extensions) {
    return new UpgradeRequest(
        "127.0.0.1",
        9001,
        false,
        "/",
        "dGhlIHNhbXBsZSBub25jZQ==", // RFC 6455 §1.3
        "wsproof",
        null,
        protocols,
        extensions,
        List.of());
  }
}
