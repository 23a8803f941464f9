package dev.wsproof.handshake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseHeadTest {
  @ParameterizedTest
  @CsvSource({
    "HTTP/1.1 101 Switching Protocols, HTTP/1.1, 101, Switching Protocols",
    "HTTP/1.0 404 , HTTP/1.0, 404, ''",
    "HTTP/1.1 101, HTTP/1.1, 101, ''",
    "HTTP/1.1 000 \u00FF  x, HTTP/1.1, 0, \u00FF  x",
  })
  void theStatusLineIsReadAsItStands(String line, String version, int status, String reason)
      throws MalformedHead {
    assertEquals(
        new ResponseHead(version, status, reason, List.of()),
        ResponseHead.parse((line.endsWith("404") ? line + " " : line) + "\r\n\r\n"));
  }

  @Test
  void fieldsAreReadInOrder() throws MalformedHead {
    ResponseHead head = ResponseHead.parse("HTTP/1.1 200 OK\r\nB: 1\r\nA: 2\r\n\r\n");

    assertEquals(List.of(new HeaderField("B", "1"), new HeaderField("A", "2")), head.fields());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1  101 x",
        "HTTP/1.1 10 x",
        "HTTP/1.1 1010",
        "HTTP/1.1 101x",
        "HTTP/1.1 +10 x",
        "HTTP/11 101 x",
        "http/1.1 101 x",
        "SSH-2.0-OpenSSH_9.2",
        "HTTP/1.1 101 a\nb",
        "HTTP/1.1 101 a\rb",
      })
  void whatBreaksTheGrammarIsMalformed(String line) {
    assertThrows(MalformedHead.class, () -> ResponseHead.parse(line + "\r\n\r\n"));
  }
}
