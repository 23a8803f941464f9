package dev.wsproof.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.engine.EngineOptions;
import dev.wsproof.handshake.AcceptKey;
import dev.wsproof.handshake.AddedFields;
import dev.wsproof.handshake.Credentials;
import dev.wsproof.transport.TlsSettings;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes on the wire before the frames do, and what is said of those who do not play along. */
class ReachTest {
  @TempDir private Path directory;

  @Test
  void aRequestCarriesAllThatWasAskedForAndItsReportNoSecret() throws Exception {
    try (HeadServer server = new HeadServer(head -> accepted(head, "v2.chat"))) {
      Target target =
          new Target(
              "me",
              URI.create("ws://127.0.0.1:%d/chat?a=b".formatted(server.port())),
              null,
              "https://origin.example",
              List.of("chat", "v2.chat"),
              EngineOptions.DEFAULT,
              TlsSettings.PLATFORM,
              AddedFields.NONE
                  .with("Host", "virtual.example", false)
                  .with("Cookie", "sid=SECRET", false)
                  .with("Authorization", Credentials.bearer("SECRET"), true)
                  .with("X-Api-Key", "SECRET", true)
                  .with("X-Tenant", "blue", false),
              Route.DIRECT);

      CaseResult[] result = new CaseResult[1];
      run(target, List.of(SanityEcho.CASE), r -> result[0] = r);

      String wire = server.heads().get(1).replaceAll("-Key: [^\\r]+==\r\n", "-Key: KEY\r\n");
      assertEquals(
          """
          GET /chat?a=b HTTP/1.1
          User-Agent: test
          Host: virtual.example
          Upgrade: WebSocket
          Connection: Upgrade
          Pragma: no-cache
          Cache-Control: no-cache
          Cookie: sid=SECRET
          Authorization: Bearer SECRET
          X-Api-Key: SECRET
          X-Tenant: blue
          Sec-WebSocket-Key: KEY
          Origin: https://origin.example
          Sec-WebSocket-Protocol: chat, v2.chat
          Sec-WebSocket-Version: 13

          """
              .replace("\n", "\r\n"),
          wire);
      String shown = result[0].observation().httpRequest();
      assertEquals(
          wire.replace("sid=SECRET", "***")
              .replace("Bearer SECRET", "***")
              .replace("SECRET", "***"),
          shown.replaceAll("-Key: [^\\r]+==\r\n", "-Key: KEY\r\n"));
      assertTrue(result[0].observation().opened());
    }
  }

  @Test
  void aSubprotocolThatWasNotOfferedFailsTheOpeningHandshake() throws Exception {
    try (HeadServer server = new HeadServer(head -> accepted(head, "CHAT"))) {
      Target target =
          new Target(
              "me",
              url(server),
              null,
              null,
              List.of("chat"),
              EngineOptions.DEFAULT,
              TlsSettings.PLATFORM);

      assertEquals(
          url(server)
              + ": no WebSocket opening handshake: Sec-WebSocket-Protocol of the response: got"
              + " 'CHAT', wanted one that was offered",
          run(target, List.of(), r -> {}).failure());
    }
  }

  @Test
  void aProxyIsAskedForATunnelToTheUrlsHostWhichNobodyHereLooksUp() throws Exception {
    try (HeadServer proxy = new HeadServer(head -> null)) {
      ServerRun run =
          run(
              proxied(
                  "ws://no-such-host.invalid/chat",
                  new Route.Proxy("127.0.0.1", proxy.port(), Credentials.basic("joe:SECRET"))),
              List.of(),
              r -> {});

      assertEquals(
          "CONNECT no-such-host.invalid:80 HTTP/1.1\r\nHost: no-such-host.invalid:80\r\n"
              + "User-Agent: test\r\nProxy-Authorization: Basic am9lOlNFQ1JFVA==\r\n\r\n",
          proxy.heads().get(0));
      assertEquals(
          "ws://no-such-host.invalid/chat: proxy 127.0.0.1:%d: no answer to CONNECT and the connection was closed"
              .formatted(proxy.port()),
          run.failure());
    }
  }

  @Test
  void aProxyThatRefusesIsNamedWithItsReason() throws Exception {
    try (HeadServer proxy = new HeadServer(head -> "HTTP/1.1 502 Bad Gateway\r\n\r\n")) {
      Route route = new Route.Proxy("127.0.0.1", proxy.port(), null);

      assertEquals(
          "ws://h:9: proxy 127.0.0.1:%d: CONNECT was answered with 502 'Bad Gateway'"
              .formatted(proxy.port()),
          run(proxied("ws://h:9", route), List.of(), r -> {}).failure());
    }
  }

  @Test
  void whatComesWithTheProxysAnswerIsTheServers() throws Exception {
    UnaryOperator<String> both = head -> "HTTP/1.1 299 Fine\r\nX: y\r\n\r\nHTTP/1.1 403 No\r\n\r\n";
    try (HeadServer proxy = new HeadServer(both)) {
      Route route = new Route.Proxy("127.0.0.1", proxy.port(), null);
      String failure = run(proxied("ws://h:9", route), List.of(), r -> {}).failure();

      assertEquals(
          "ws://h:9: no WebSocket opening handshake: status of the response: got 403 'No', wanted"
              + " 101",
          failure);
    }
  }

  @Test
  void aProxyThatIsNotThereIsNamed() throws Exception {
    int port;
    try (HeadServer gone = new HeadServer(head -> null)) {
      port = gone.port();
    }
    assertEquals(
        "ws://h:9: proxy 127.0.0.1:" + port + ": connection refused",
        run(proxied("ws://h:9", new Route.Proxy("127.0.0.1", port, null)), List.of(), r -> {})
            .failure());
    assertEquals(
        "ws://h:9: no such proxy host: no-such-host.invalid",
        run(
                proxied("ws://h:9", new Route.Proxy("no-such-host.invalid", 1, null)),
                List.of(),
                r -> {})
            .failure());
  }

  @Test
  void socketsThatAreNoneAreNamed() throws Exception {
    Path missing = directory.resolve("missing");
    String failure =
        run(proxied("ws://h", new Route.UnixSocket(missing)), List.of(), r -> {}).failure();
    assertTrue(failure.startsWith("ws://h: " + missing + ": "), failure);
    assertTrue(failure.contains("No such file or directory"), failure);

    Path file = Files.createFile(directory.resolve("file"));
    assertEquals(
        "ws://h: " + file + ": connection refused",
        run(proxied("ws://h", new Route.UnixSocket(file)), List.of(), r -> {}).failure());
  }

  private static Target proxied(String url, Route route) {
    return new Target(
        "me",
        URI.create(url),
        null,
        null,
        List.of(),
        EngineOptions.DEFAULT,
        TlsSettings.PLATFORM,
        AddedFields.NONE,
        route);
  }

  /** A run that is not patient: half a second to connect. */
  private static ServerRun run(
      Target target, List<dev.wsproof.script.TestCase> cases, ResultSink sink) {
    TimeoutScale tenth = new TimeoutScale(new BigDecimal("0.1"));
    try (FuzzingClient client = new FuzzingClient(Lanes.upTo(1), "test", tenth)) {
      return client.run(target, cases, sink, new RunProgress() {});
    }
  }

  private static URI url(HeadServer server) {
    return URI.create("ws://127.0.0.1:" + server.port());
  }

  private static String accepted(String head, String protocol) {
    String key = head.split("Sec-WebSocket-Key: ")[1].split("\r\n")[0];
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Accept: "
        + AcceptKey.acceptFor(key)
        + "\r\nSec-WebSocket-Protocol: "
        + protocol
        + "\r\n\r\n";
  }
}
