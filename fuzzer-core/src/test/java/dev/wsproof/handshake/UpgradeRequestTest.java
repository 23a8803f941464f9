package dev.wsproof.handshake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpgradeRequestTest {
  private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ=="; // RFC 6455 §1.3

  @Test
  void fieldsStandInTheOrderOfTheClassicSuite() {
    UpgradeRequest request =
        new UpgradeRequest(
            "127.0.0.1",
            9103,
            false,
            "/",
            "bO/P++hmswWaxw/SZLkq/g==",
            "AutobahnTestSuite/25.10.1-0.10.9",
            null,
            List.of(),
            List.of("permessage-deflate; client_no_context_takeover; client_max_window_bits"),
            List.of());

    assertEquals( // what the classic suite sent in case 12.1.3
        "GET / HTTP/1.1\r\n"
            + "User-Agent: AutobahnTestSuite/25.10.1-0.10.9\r\n"
            + "Host: 127.0.0.1:9103\r\n"
            + "Upgrade: WebSocket\r\n"
            + "Connection: Upgrade\r\n"
            + "Pragma: no-cache\r\n"
            + "Cache-Control: no-cache\r\n"
            + "Sec-WebSocket-Key: bO/P++hmswWaxw/SZLkq/g==\r\n"
            + "Sec-WebSocket-Extensions: "
            + "permessage-deflate; client_no_context_takeover; client_max_window_bits\r\n"
            + "Sec-WebSocket-Version: 13\r\n\r\n",
        request.text());
  }

  @Test
  void optionalFieldsStandBeforeTheVersion() {
    UpgradeRequest request =
        new UpgradeRequest(
            "example.com",
            80,
            false,
            "/chat?a=b",
            KEY,
            "wsproof",
            "http://example.com",
            List.of("chat", "superchat"),
            List.of("foo", "bar; baz=2"),
            List.of(new HeaderField("Cookie", "a=b"), new HeaderField("X", "")));

    assertEquals(
        "GET /chat?a=b HTTP/1.1\r\n"
            + "User-Agent: wsproof\r\n"
            + "Host: example.com\r\n"
            + "Upgrade: WebSocket\r\n"
            + "Connection: Upgrade\r\n"
            + "Pragma: no-cache\r\n"
            + "Cache-Control: no-cache\r\n"
            + "Cookie: a=b\r\n"
            + "X: \r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + "Origin: http://example.com\r\n"
            + "Sec-WebSocket-Protocol: chat, superchat\r\n"
            + "Sec-WebSocket-Extensions: foo, bar; baz=2\r\n"
            + "Sec-WebSocket-Version: 13\r\n\r\n",
        request.text());
  }

  @ParameterizedTest
  @CsvSource({
    "example.com, 80, false, example.com",
    "example.com, 443, true, example.com",
    "example.com, 80, true, example.com:80",
    "example.com, 443, false, example.com:443",
    "127.0.0.1, 9001, false, 127.0.0.1:9001",
    "::1, 9001, false, [::1]:9001",
    "[::1], 9001, false, [::1]:9001",
    "2001:db8::1, 443, true, [2001:db8::1]",
  })
  void hostCarriesThePortUnlessTheSchemeImpliesIt(
      String host, int port, boolean secure, String wanted) throws MalformedHead {
    UpgradeRequest request =
        new UpgradeRequest(
            host, port, secure, "/", KEY, "wsproof", null, List.of(), List.of(), List.of());

    assertEquals(wanted, RequestHead.parse(request.text()).first("Host").orElseThrow());
  }
}
