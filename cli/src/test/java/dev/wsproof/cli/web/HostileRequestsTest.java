package dev.wsproof.cli.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the site does with clients that are no browsers. */
@Timeout(60)
class HostileRequestsTest {
  @TempDir private static Path folder;
  private static SmallSite site;

  @BeforeAll
  static void start() throws IOException {
    site = new SmallSite(folder);
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "get", "X"})
  void refusesOtherMethods(String method) throws IOException {
    String answer = site.answer(method + " /" + SmallSite.FIELDS);
    assertTrue(answer.startsWith("HTTP/1.1 405 Method Not Allowed\r\n"), answer);
    assertTrue(answer.contains("\r\nallow: GET, HEAD\r\n"), answer);
    assertTrue(answer.contains("\r\nconnection: close\r\n"), answer);
  }

  @ParameterizedTest
  @CsvSource({
    "413, 'GET / HTTP/1.1\nHost: a\nContent-Length: 4\n\nbody'",
    "413, 'GET / HTTP/1.1\nHost: a\nTransfer-Encoding: chunked\n\n0\n\nGET /reports/ HTTP/1.1\n\n'",
    "400, 'GET / HTTP/1.1\n\n'",
    "400, 'GET / HTTP/1.1\nHost: a\nHost: b\n\n'",
    "400, 'GET / HTTP/1.1\nHost: a\nContent-Length: four\n\n'",
    "400, 'GET / HTTP/1.1\nHost: a\nContent-Length: -1\n\n'",
    "400, 'GET / HTTP/1.1\nHost: a\nContent-Length: 1\nContent-Length: 2\n\n'",
    "400, 'GET / HTTP/1.1\nHost: a\nwithout a colon\n\n'",
    "400, 'GET / HTTP/1.1\nHost: a\nNa me: value\n\n'",
    "400, 'GET / HTTZ/1.1\nHost: a\n\n'",
    "405, 'PRI * HTTP/2.0\n\nSM\n\n'",
  })
  void refusesWhatIsNoSimpleRequestAndEnds(int status, String request) throws IOException {
    String answer = site.answer(request.replace("\n", "\r\n"));
    assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
    assertTrue(answer.contains("\r\nconnection: close\r\n"), answer);
    assertEquals(1, answer.split("HTTP/1.1 ", -1).length - 1, answer);
    assertTrue(answer.endsWith(".\n"), answer);
  }

  @Test
  void refusesWhatIsTooLong() throws IOException {
    String line = site.answer("GET /" + "a".repeat(17 << 10) + SmallSite.FIELDS);
    assertTrue(line.startsWith("HTTP/1.1 414 "), line);
    String field =
        site.answer("GET / HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(17 << 10) + "\r\n\r\n");
    assertTrue(field.startsWith("HTTP/1.1 431 "), field);
    String fields = site.answer("GET / HTTP/1.1\r\nHost: a\r\n" + "X: a\r\n".repeat(5000) + "\r\n");
    assertTrue(fields.startsWith("HTTP/1.1 431 "), fields);
  }

  @Test
  void putsUpWithGarbage() throws IOException {
    StringBuilder garbage = new StringBuilder();
    for (int i = 0; i < 4096; i++) {
      garbage.append((char) (i * 7 % 256));
    }
    try (HttpClientOctets client = new HttpClientOctets(site.port())) {
      client.send(garbage.toString());
      client.end();
      String answer = client.rest();
      assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 400 "), answer);
    }
    assertTrue(site.get("/").startsWith("HTTP/1.1 200 "));
  }

  @Test
  void answersPipelinedRequestsInTheirOrder() throws IOException {
    String one = "GET /reports/index.json HTTP/1.1\r\nHost: a\r\n\r\n";
    String other = "HEAD /reports/long.txt HTTP/1.1\r\nHost: a\r\n\r\n";
    String answer = site.answer((one + other).repeat(60) + "GET /nothing" + SmallSite.FIELDS);
    List<String> statuses = new ArrayList<>();
    for (String part : answer.split("HTTP/1.1 ", -1)) {
      statuses.add(part.length() < 3 ? "" : part.substring(0, 3) + part.contains("\r\n\r\n{}"));
    }
    assertEquals(122, statuses.size());
    assertEquals("200true", statuses.get(1));
    assertEquals("200false", statuses.get(2));
    assertEquals("200true", statuses.get(119));
    assertEquals("404false", statuses.get(121));
  }

  @Test
  void endsAConnectionOnWhichMoreIsPipelinedThanAnybodyDoes() throws IOException {
    try (HttpClientOctets client = new HttpClientOctets(site.port())) {
      client.send("GET /cases.json HTTP/1.1\r\nHost: a\r\n\r\n".repeat(1500));
      String answers = client.rest();
      assertTrue(answers.split("HTTP/1.1 200 ", -1).length < 1500);
    } catch (SocketException reset) {
      assertNotNull(reset.getMessage());
    }
    assertTrue(site.get("/").startsWith("HTTP/1.1 200 "));
  }

  @Test
  void keepsNoAnswersForAClientThatDoesNotRead() throws IOException {
    try (HttpClientOctets client = new HttpClientOctets(site.port())) {
      client.send("GET /reports/long.txt HTTP/1.1\r\nHost: a\r\n\r\n".repeat(50));
      assertTrue(site.get("/").startsWith("HTTP/1.1 200 "));
      assertEquals('H', client.octet());
    }
  }

  @Test
  void speaksHttp10() throws IOException {
    String answer = site.answer("GET /reports/index.json HTTP/1.0\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 200 OK\r\n"), answer);
    assertTrue(answer.endsWith("\r\n\r\n{}"), answer);
  }

  @Test
  void dropsConnectionsBeyondTheMostItTakes(@TempDir Path reports) throws IOException {
    List<HttpClientOctets> clients = new ArrayList<>();
    try (WebSite full = new WebSite(SmallSite.settings(reports, 0))) {
      int at = full.start();
      for (int i = 0; i < 256; i++) {
        clients.add(new HttpClientOctets(at));
      }
      clients.get(255).send("HEAD /" + SmallSite.FIELDS);
      assertEquals('H', clients.get(255).octet());
      try (HttpClientOctets last = new HttpClientOctets(at)) {
        assertEquals(-1, last.octet());
      }
    } finally {
      for (HttpClientOctets client : clients) {
        client.close();
      }
    }
  }
}
