package dev.wsproof.cli.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies at which path, and what does not. */
@Timeout(60)
class WebSiteTest {
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
  @CsvSource({
    "/,                    text/html,        <title>Test this browser</title>",
    "/?agent=a&autorun=1,  text/html,        <title>Test this browser</title>",
    "/page.js,             text/javascript,  import",
    "/cases.js,            text/javascript,  export",
    "/progress.js,         text/javascript,  export",
    "/run.js,              text/javascript,  export",
    "/server.js,           text/javascript,  export",
    "/style.css,           text/css,         .cells",
    "/cases.json,          application/json, '\"port\":9001,\"secure\":true'",
    "/favicon.svg,         image/svg+xml,    <svg",
    "/favicon.ico,         image/svg+xml,    <svg",
    "/reports/,            text/html,        <p>",
    "/reports/index.html,  text/html,        <p>",
    "/reports/index.json,  application/json, {}",
    "/reports/index.json?, application/json, {}",
    "/reports/empty.css,   text/css,         ''",
  })
  void servesThePageAndTheReports(String target, String type, String part) throws IOException {
    String answer = site.get(target);
    assertTrue(answer.startsWith("HTTP/1.1 200 OK\r\n"), answer);
    assertTrue(answer.contains("\r\ncontent-type: " + type + "; charset=utf-8\r\n"), answer);
    assertTrue(answer.contains("\r\ncache-control: no-store\r\n"), answer);
    assertTrue(answer.contains("\r\nX-Content-Type-Options: nosniff\r\n"), answer);
    assertTrue(answer.contains("\r\nReferrer-Policy: no-referrer\r\n"), answer);
    assertTrue(answer.contains("\r\ncontent-security-policy: default-src 'none';"), answer);
    assertTrue(answer.substring(answer.indexOf("\r\n\r\n")).contains(part), answer);
  }

  @Test
  void tellsThePageWhichCasesThereAre() throws IOException {
    String answer = site.get("/cases.json");
    assertTrue(
        answer.contains(
            "{\"number\":1,\"id\":\"1.1.1\",\"chapter\":1,\"suite\":\"classic\",\"about\":\""),
        answer);
    assertTrue(
        answer.contains(
            "{\"number\":2,\"id\":\"7.1.3\",\"chapter\":7,\"suite\":\"classic\",\"about\":\""),
        answer);
    assertTrue(answer.contains("\"level\":\"must\",\"clause\":\"RFC 6455 "), answer);
    assertTrue(answer.contains("\"chapters\":{\"1\":\"Framing\"}"), answer);
    assertTrue(answer.contains("\"version\":\"1.2.3\""), answer);
  }

  @Test
  void letsThePageRunNoScriptButItsOwn() throws IOException {
    String answer = site.get("/");
    assertTrue(answer.contains("; script-src 'self'; style-src 'self';"), answer);
    assertFalse(answer.contains("unsafe"), answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nothing",
        "/index.html",
        "/reports",
        "/reports/nothing.html",
        "/reports/.hidden.html",
        "/reports/journal.jsonl",
        "/reports/key.pem",
        "/reports/name",
        "/reports/name.",
        "/reports/folder.html",
        "/reports/folder.html/",
        "/reports/folder.html/in.html",
        "/reports/folder.html%2fin.html",
        "/reports/../secret.html",
        "/reports/..%2fsecret.html",
        "/reports/%2e%2e/secret.html",
        "/reports/%2e%2e%2fsecret.html",
        "/reports/%252e%252e%252fsecret.html",
        "/reports/..%c0%afsecret.html",
        "/reports/..%5csecret.html",
        "/reports/..\\secret.html",
        "/reports/./index.html",
        "/reports//index.html",
        "/reports//etc/passwd",
        "/reports/index%2ehtml",
        "/reports/index.html%00.txt",
        "/reports/index.html\u0000.txt",
        "/reports/index.html#.txt",
        "/reports/index.HTML",
        "/reports/..",
        "/reports/.",
        "/reports/...html",
        "//reports/index.html",
        "/./reports/index.html",
        "/Reports/index.html",
        "/../secret.html",
        "/secret.html",
        "/pom.xml",
        "/page.css",
        "/WebSite.class",
        "reports/index.html",
        "http://here/",
        "*",
      })
  void hasNothingElse(String target) throws IOException {
    String answer = site.get(target);
    assertTrue(answer.matches("(?s)HTTP/1.1 (404 Not Found|400 Bad Request)\r\n.*"), answer);
    assertFalse(answer.contains(SmallSite.SECRET), answer);
    assertFalse(answer.contains("berblick"), answer);
  }

  @Test
  void followsNoLinkAndOpensNoPipe(@TempDir Path reports) throws IOException, InterruptedException {
    try {
      Files.createSymbolicLink(reports.resolve("link.html"), folder.resolve("secret.html"));
      Files.createSymbolicLink(reports.resolve("inside.html"), Path.of("real.html"));
    } catch (UnsupportedOperationException | IOException e) {
      Assumptions.abort("no symbolic links here");
    }
    Files.writeString(reports.resolve("real.html"), SmallSite.SECRET);
    Process pipe = new ProcessBuilder("mkfifo", reports.resolve("pipe.html").toString()).start();
    assertEquals(0, pipe.waitFor());
    ReportFiles files = new ReportFiles(reports);
    assertTrue(files.open("link.html").isEmpty());
    assertTrue(files.open("inside.html").isEmpty());
    Files.delete(reports.resolve("link.html"));
    assertTrue(files.open("pipe.html").isEmpty());
    Answer real = files.open("real.html").orElseThrow();
    ((Answer.OpenFile) real).channel().close();
    assertEquals(SmallSite.SECRET.length(), real.size());
  }

  @Test
  void saysInASentenceThatThereIsNothing() throws IOException {
    String answer = site.get("/runCase?case=1");
    assertTrue(answer.contains("\r\ncontent-type: text/plain; charset=utf-8\r\n"), answer);
    assertTrue(answer.endsWith("WebSocket clients are tested on port 9001.\n"), answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/reports/index.html", "/reports/long.txt", "/nothing"})
  void answersHeadWithTheHeadAlone(String target) throws IOException {
    String head = site.answer("HEAD " + target + SmallSite.FIELDS);
    String whole = site.get(target);
    assertTrue(head.endsWith("\r\n\r\n"), head);
    int end = whole.indexOf("\r\n\r\n") + 4;
    assertEquals(withoutDate(head), withoutDate(whole.substring(0, end)));
    assertTrue(head.contains("\r\ncontent-length: " + (whole.length() - end) + "\r\n"), head);
  }

  private static String withoutDate(String head) {
    return head.replaceFirst("\r\ndate: [^\r]+", "");
  }

  @Test
  void sendsLongFilesWhole() throws IOException {
    String answer = site.get("/reports/long.txt");
    assertEquals(3 << 20, answer.length() - answer.indexOf("\r\n\r\n") - 4);
  }

  @Test
  void saysWhyItCannotListen() {
    try (WebSite second = new WebSite(SmallSite.settings(folder, site.port()))) {
      IOException taken = assertThrows(IOException.class, second::start);
      assertTrue(
          taken.getMessage().matches("cannot listen on .*:" + site.port() + ": .*"),
          taken::toString);
    }
  }
}
