package dev.wsproof.handshake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadTest {
  @Test
  void aHeadIsReadAsItStands() throws MalformedHead {
    RequestHead head =
        RequestHead.parse("GET /a?b=c HTTP/1.1\r\nhOST: \t x:1 \t\r\nEmpty:\r\nA:b:c\r\n\r\n");

    assertEquals("GET", head.method());
    assertEquals("/a?b=c", head.target());
    assertEquals("HTTP/1.1", head.version());
    assertEquals(
        List.of(
            new HeaderField("hOST", "x:1"),
            new HeaderField("Empty", ""),
            new HeaderField("A", "b:c")),
        head.fields());
  }

  @Test
  void oneEmptyLineBeforeTheRequestIsIgnored() throws MalformedHead {
    assertEquals("GET", RequestHead.parse("\r\nGET / HTTP/1.1\r\n\r\n").method());
    assertThrows(MalformedHead.class, () -> RequestHead.parse("\r\n\r\nGET / HTTP/1.1\r\n\r\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\r\n\r\n",
        "GET / HTTP/1.1", // no end
        "GET / HTTP/1.1\r\n", // no empty line
        "GET / HTTP/1.1\r\n\r\nrest",
        "GET  / HTTP/1.1\r\n\r\n", // two spaces
        "GET / HTTP/1.1 \r\n\r\n", // a space at the end
        "GET /\r\n\r\n", // no version
        "GET / HTTP/1.x\r\n\r\n",
        "GET / HTTP/1.10\r\n\r\n",
        "GET / http/1.1\r\n\r\n",
        "G@T / HTTP/1.1\r\n\r\n",
        " GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nno colon\r\n\r\n",
        "GET / HTTP/1.1\r\n: no name\r\n\r\n",
        "GET / HTTP/1.1\r\nHost : a\r\n\r\n", // a space before the colon
        "GET / HTTP/1.1\r\nA: b\r\n folded\r\n\r\n",
        "GET / HTTP/1.1\r\nA: b\rc\r\n\r\n",
        "GET / HTTP/1.1\r\nA: b\nc: d\r\n\r\n",
        "GET / HTTP/1.1\r\nA: b\u0000c\r\n\r\n",
        "GET / HTTP/1.1\r\nN\u00E4me: b\r\n\r\n",
      })
  void whatBreaksTheGrammarIsMalformed(String text) {
    MalformedHead malformed = assertThrows(MalformedHead.class, () -> RequestHead.parse(text));

    assertTrue(malformed.getMessage().matches("[a-z ]+: got '[ -~]*', wanted [ -~]+"));
  }

  @Test
  void theSentenceQuotesThePeerEscapedAndCut() {
    String line = "'\t\\\u00FF" + "x".repeat(200);

    MalformedHead malformed =
        assertThrows(MalformedHead.class, () -> RequestHead.parse(line + "\r\n\r\n"));

    assertEquals(
        "request line: got '\\'\\t\\\\\\xff"
            + "x".repeat(96)
            + "' and 104 more characters, wanted a method, a target and an HTTP version, "
            + "one space between them",
        malformed.getMessage());
  }

  @Test
  void fieldsAreFoundWhateverTheCaseOfTheirNames() throws MalformedHead {
    RequestHead head = withFields("A: 1", "B: 2", "a:  3 ");

    assertEquals(Optional.of("1"), head.first("a"));
    assertEquals(List.of("1", "3"), head.all("A"));
    assertEquals(Optional.empty(), head.first("C"));
    assertEquals(List.of(), head.all("C"));
  }

  @Test
  void onlySpacesAndTabsAroundAValueAreTrimmed() throws MalformedHead {
    assertEquals(Optional.of("\u000Bx\u00A0"), withFields("A: \t \u000Bx\u00A0 \t").first("a"));
  }

  @Test
  void tokensAreFoundInListsOverAllLines() throws MalformedHead {
    RequestHead head = withFields("Connection: keep-alive ,\t uPgrade", "Connection: ,x", "X: y");

    assertTrue(head.hasToken("connection", "Upgrade"));
    assertTrue(head.hasToken("connection", "X"));
    assertFalse(head.hasToken("connection", "keep"));
    assertFalse(head.hasToken("connection", ""));
    assertFalse(head.hasToken("connection", "y"));
    assertEquals(List.of("keep-alive", "uPgrade", "x"), head.elements("Connection"));
  }

  @ParameterizedTest
  @CsvSource({
    "/, /",
    "/a/b?c=/d, /a/b",
    "/a%20b, /a%20b",
    "/a#b?c, /a",
    "http://host:1/a?b, /a",
    "WSS://host, /",
    "http://host?b=/c, /",
    "?a=b, /",
    "*, *",
  })
  void thePathIsWhatIsLeftWithoutAuthorityQueryAndFragment(String target, String path) {
    assertEquals(path, request(target).path());
  }

  @Test
  void theQueryIsDecodedAndKeepsItsOrder() {
    Map<String, List<String>> query = request("/r?z=1&agent=a%20b+c%2B%26%3D&a=2&z=3&x&=y").query();

    assertEquals(List.of("z", "agent", "a", "x", ""), new ArrayList<>(query.keySet()));
    assertEquals(List.of("1", "3"), query.get("z"));
    assertEquals(List.of("a b c+&="), query.get("agent"));
    assertEquals(List.of(""), query.get("x"));
    assertEquals(List.of("y"), query.get(""));
  }

  @Test
  void aTargetWithoutQueryHasNoParameters() {
    assertEquals(Map.of(), request("/a=b&c=d").query());
    assertEquals(Map.of(), request("/?").query());
    assertEquals(Map.of(), request("/?&&&").query());
    assertEquals(Map.of(), request("/#?a=b").query());
  }

  @ParameterizedTest
  @CsvSource({
    "%, %",
    "a%4, a%4",
    "%zz, %zz",
    "%%41, %A",
    "%+1, '% 1'",
    "%e2%82%ac, \u20AC", // euro sign
    "\u00E2\u0082\u00AC, \u20AC", // the same, its octets not encoded
    "%E2%82, \uFFFD", // cut
    "a=b=c, a=b=c",
  })
  void oddEncodingsAreDecodedWithoutFailing(String encoded, String decoded) {
    assertEquals(List.of(decoded), request("/?agent=" + encoded).query().get("agent"));
  }

  @Test
  void parametersBeyondTheHundredthAreLeftOut() {
    StringBuilder target = new StringBuilder("/?");
    for (int i = 0; i < 1000; i++) {
      target.append("p").append(i).append("=").append(i).append('&');
    }

    Map<String, List<String>> query = request(target.toString()).query();

    assertEquals(100, query.size());
    assertEquals(List.of("99"), query.get("p99"));
  }

  private static RequestHead request(String target) {
    return new RequestHead("GET", target, "HTTP/1.1", List.of());
  }

  private static RequestHead withFields(String... lines) throws MalformedHead {
    return RequestHead.parse("GET / HTTP/1.1\r\n" + String.join("\r\n", lines) + "\r\n\r\n");
  }
}
