package dev.wsproof.handshake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A person may add fields to a request, and break neither it nor the handshake with them. */
class AddedFieldsTest {
  @Test
  void fieldsKeepTheirOrderAndTheirDuplicates() {
    AddedFields fields =
        AddedFields.NONE.with("X-A", " 1 ", false).with("X-B", "", false).with("X-A", "1", false);

    assertEquals(
        List.of(
            new HeaderField("X-A", "1"), new HeaderField("X-B", ""), new HeaderField("X-A", "1")),
        fields.fields());
    assertTrue(request(fields).contains("\r\nX-A: 1\r\nX-B: \r\nX-A: 1\r\n"), request(fields));
  }

  @Test
  void hostAndUserAgentReplaceOursWhereTheyStand() {
    AddedFields fields =
        AddedFields.NONE.with("host", "virtual.example", false).with("User-Agent", "me", false);

    assertTrue(
        request(fields)
            .startsWith(
                "GET /chat HTTP/1.1\r\nUser-Agent: me\r\nhost: virtual.example\r\nUpgrade: "),
        request(fields));
    assertFalse(request(fields).contains("Host:"));
  }

  @Test
  void cookiesShareOneField() {
    AddedFields fields =
        AddedFields.NONE.with("cookie", "a=1", false).with("Cookie", "b=2; c=3", false);

    assertEquals(List.of(new HeaderField("Cookie", "a=1; b=2; c=3")), fields.fields());
  }

  @Test
  void textBeyondAsciiIsSentAsUtf8() {
    assertEquals(
        "\u00c3\u00a9", // é as the octets c3 a9
        AddedFields.NONE.with("X", "é", false).fields().get(0).value());
  }

  @Test
  void laterNamesWinOverEarlierOnes() {
    AddedFields global =
        AddedFields.NONE.with("X-A", "1", false).with("Cookie", "a=1", false).with("Y", "s", true);
    AddedFields own = AddedFields.NONE.with("x-a", "2", false).with("X-A", "3", false);

    assertEquals("[Cookie, Y, x-a, X-A]", global.with(own).toString());
    assertTrue(global.with(own).secrets().has("y"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nX-Evil: 1", "a\nb", "a\rb", "a\0b", "a\u001bb", "a\u0085b"})
  void noValueEndsItsLine(String value) {
    assertEquals(
        "X-A: got a line break or another control character, wanted one line of text",
        refusal("X-A", value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Upgrade                  | Upgrade: the opening handshake writes this field itself",
        "connection               | connection: the opening handshake writes this field itself",
        "Sec-WebSocket-Key        | Sec-WebSocket-Key: the opening handshake writes this field itself",
        "sec-websocket-extensions | sec-websocket-extensions: the opening handshake writes this field"
            + " itself",
        "Sec-WebSocket-Protocol   | Sec-WebSocket-Protocol: offer subprotocols with --protocol or"
            + " \"protocols\"",
        "Origin                   | Origin: say the origin with --origin or \"origin\"",
        "Proxy-Authorization      | Proxy-Authorization: a proxy's user and password are part of its"
            + " URL",
        "Content-Length           | Content-Length: the upgrade request has no body",
        "Transfer-Encoding        | Transfer-Encoding: the upgrade request has no body",
        "X Y                      | got the name 'X Y', wanted a token such as X-Api-Key",
        "''                       | got the name '', wanted a token such as X-Api-Key",
      })
  void whatIsNotAPersonsToSayIsRefused(String name, String sentence) {
    assertEquals(sentence, refusal(name, "secret"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Host", "User-Agent", "Authorization"})
  void someFieldsStandOnce(String name) {
    AddedFields one = AddedFields.NONE.with(name, "a", false);

    assertEquals(
        name.toLowerCase() + ": got it twice, wanted it once",
        assertThrows(IllegalArgumentException.class, () -> one.with(name.toLowerCase(), "b", false))
            .getMessage());
  }

  @Test
  void theFirstOctetsOfARequestWhichWireLogsKeepHoldNoSecret() {
    AddedFields fields =
        AddedFields.NONE.with("Host", "h", true).with("User-Agent", "", true).with("A", "s", true);

    int secret = request(fields).indexOf("A: s");
    assertTrue(secret > dev.wsproof.observe.LogRow.KEPT_OCTETS, request(fields));
  }

  @Test
  void nothingOfAValueIsInItsText() {
    assertEquals("[Authorization]", AddedFields.NONE.with("Authorization", "s", true).toString());
  }

  private static String refusal(String name, String value) {
    return assertThrows(
            IllegalArgumentException.class, () -> AddedFields.NONE.with(name, value, false))
        .getMessage();
  }

  private static String request(AddedFields fields) {
    return new UpgradeRequest(
            "h", 80, false, "/chat", "key", "wsproof", null, List.of(), List.of(), fields.fields())
        .text();
  }
}
