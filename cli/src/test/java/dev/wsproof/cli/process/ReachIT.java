package dev.wsproof.cli.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.cli.testee.Testee;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers behind credentials, proxies and sockets are reached, and no secret is left behind. */
@Execution(ExecutionMode.CONCURRENT)
class ReachIT {
  private static final String SECRET = "geheim";
  private static final Map<String, String> SECRETS = Map.of("WORD", SECRET);

  private static Testee testee;
  private static InetSocketAddress address;

  @TempDir private Path directory;

  @BeforeAll
  static void startTestee() throws IOException {
    testee = Testee.start("127.0.0.1", 0);
    address = new InetSocketAddress("127.0.0.1", testee.uri().getPort());
  }

  @AfterAll
  static void stopTestee() {
    testee.close();
  }

  @Test
  void aServerThatDemandsThingsGetsThem() throws Exception {
    try (Passage server = demanding("Authorization: Bearer geheim", "Cookie: a=1; sid=geheim")) {
      WsproofProcess run =
          client(
              SECRETS,
              "ws://127.0.0.1:" + server.port(),
              ("--agent It --cases 1.1.1 --bearer @env:WORD --cookie a=1 --cookie sid=@env:WORD"
                      + " --header X-Tenant:blue --header X-Api-Key:@env:WORD --origin http://o"
                      + " --protocol chat")
                  .split(" "));

      run.endsWith(0).saying("");
      String head = server.heads().get(0);
      assertTrue(head.contains("\r\nX-Tenant: blue\r\nX-Api-Key: geheim\r\n"), head);
      assertTrue(head.contains("\r\nOrigin: http://o\r\n"), head);
      assertTrue(head.contains("\r\nSec-WebSocket-Protocol: chat\r\n"), head);
      String detail = Files.readString(directory.resolve("reports/servers/it_case_1_1_1.json"));
      assertTrue(
          detail.contains(
              "X-Tenant: blue\\r\\nX-Api-Key: ***\\r\\nCookie: ***\\r\\nAuthorization: ***\\r\\n"),
          detail);
      nothingTellsTheSecret(run);
    }
  }

  @Test
  void withoutThemItsRefusalIsTheFailure() throws Exception {
    try (Passage server = demanding("Authorization: Basic am9lOmdlaGVpbQ==")) {
      String url = "ws://127.0.0.1:" + server.port();

      client(Map.of(), url)
          .endsWith(3)
          .saying(
              "wsproof: run failed: "
                  + url
                  + ": no WebSocket opening handshake: status of the response: got 401"
                  + " 'Unauthorized', wanted 101");
      client(Map.of(), url, "--cases", "1.1.1", "--user", "joe:geheim").endsWith(0).saying("");
    }
  }

  @Test
  void theCommandToRunACaseAgainHoldsNoSecretEither() throws Exception {
    try (HostilePeer peer = new HostilePeer(HostilePeer::opensAndIsSilent)) {
      WsproofProcess run =
          client(
              SECRETS,
              peer.url(),
              ("--cases 1.1.2 --agent It --user joe:geheim --cookie a=geheim --header X:@env:WORD"
                      + " --timeout-scale 0.5")
                  .split(" "));

      run.endsWith(1);
      assertTrue(
          run.out()
              .contains(
                  "  rerun        ./wsproof fuzzingclient "
                      + peer.url()
                      + " --agent It --header X:@env:WORD --cookie 'a=***' --user 'joe:***'"
                      + " --timeout-scale 0.5 --cases 1.1.2\n"),
          run.out());
      nothingTellsTheSecret(run);
    }
  }

  @Test
  void aSpecSaysTheSame() throws Exception {
    try (Passage server =
            demanding("Authorization: Bearer geheim", "X-A: 2", "Cookie: a=1; b=2", "Host: v");
        Passage proxy = Passage.proxy("Basic am9lOmdlaGVpbQ==")) {
      Files.writeString(
          directory.resolve("spec.json"),
          """
          {"headers": {"X-A": "1", "Host": "v"}, "cookies": ["a=1", "b=2"], "bearer": "@env:WORD",
           "cases": ["1.1.1"], "proxy": "http://127.0.0.1:1",
           "servers": [
             {"url": "ws://127.0.0.1:%1$d", "agent": "A", "headers": {"X-A": "2"}, "proxy": "none"},
             {"url": "ws://127.0.0.1:%1$d", "agent": "B", "headers": {"X-A": "2"},
              "proxy": "http://joe:geheim@127.0.0.1:%2$d"}]}
          """
              .formatted(server.port(), proxy.port()));

      WsproofProcess run = client(SECRETS, "spec.json").endsWith(0).saying("");

      assertTrue(proxy.heads().get(0).startsWith("CONNECT 127.0.0.1:" + server.port() + " "));
      nothingTellsTheSecret(run);
    }
  }

  @Test
  void flagsWinOverASpec() throws Exception {
    try (Passage server = demanding("Authorization: Bearer geheim", "X-A: 1", "Cookie: b=2")) {
      Files.writeString(
          directory.resolve("spec.json"),
          """
          {"servers": [{"url": "ws://127.0.0.1:%d", "user": "a:b", "headers": {"X-A": "1"},
            "cookies": ["a=1"], "proxy": "http://127.0.0.1:1"}]}
          """
              .formatted(server.port()));

      client(
              SECRETS,
              "spec.json",
              "--cases 1.1.1 --bearer @env:WORD --cookie b=2 --no-proxy".split(" "))
          .endsWith(0)
          .saying("");
    }
  }

  @Test
  void aProxyWithAuthenticationIsUsedAndTheEnvironmentsIsNot() throws Exception {
    try (Passage proxy = Passage.proxy("Basic am9lOmdlaGVpbQ==")) { // joe:geheim
      String url = testee.uri().toString();
      Map<String, String> elsewhere =
          Map.of("http_proxy", "http://127.0.0.1:1", "ALL_PROXY", "http://127.0.0.1:1");

      WsproofProcess run =
          client(
              elsewhere,
              url,
              "--cases",
              "1.1.*,5.*,6.1.*,7.1.*",
              "--proxy",
              "http://joe:geheim@127.0.0.1:" + proxy.port());

      run.endsWith(0).saying("");
      assertTrue(proxy.heads().get(0).startsWith("CONNECT " + url.substring(5) + " HTTP/1.1\r\n"));
      nothingTellsTheSecret(run);

      client(elsewhere, url, "--cases", "1.1.1").endsWith(0).saying("");

      client(Map.of(), url, "--proxy", "http://127.0.0.1:" + proxy.port())
          .endsWith(3)
          .saying(
              "wsproof: run failed: "
                  + url
                  + ": proxy 127.0.0.1:"
                  + proxy.port()
                  + ": CONNECT was answered with 407 'Proxy Authentication Required': it wants a"
                  + " user and a password, as in --proxy http://NAME:PASSWORD@HOST:PORT");
    }
  }

  @Test
  void aUnixDomainSocketIsAsGoodAsAnAddress() throws Exception {
    Path socket = directory.resolve("it.sock");
    try (Passage server = Passage.onUnixSocket(socket, address)) {
      WsproofProcess run =
          client(
              Map.of(),
              "ws://virtual.example/chat",
              "--unix-socket",
              socket.toString(),
              "--cases",
              "*",
              "--exclude-cases",
              "9.*,12.*,13.*");

      run.endsWith(0).saying("");
      assertTrue(run.out().contains(" all passed\n  244 OK, 3 INFORMATIONAL\n"), run.out());
      String head = server.heads().get(0);
      assertTrue(head.startsWith("GET /chat HTTP/1.1\r\n"), head);
      assertTrue(head.contains("\r\nHost: virtual.example\r\n"), head);
    }
    client(Map.of(), "ws://h", "--unix-socket", socket.toString())
        .endsWith(3)
        .saying("wsproof: run failed: ws://h: " + socket + ": connection refused");
  }

  @Test
  void stretchedLimitsAreToldWithTheVerdicts() throws Exception {
    WsproofProcess.run(directory, "demo", "--cases", "1.1.1", "--timeout-scale", "2.50")
        .endsWith(0)
        .saying(
            "wsproof: warning: --timeout-scale: our time limits are 2.5 times the usual, and"
                + " verdicts depend on it");

    Path detail = directory.resolve("reports/demo/wsproof_testee_case_1_1_1.json");
    assertTrue(Files.readString(detail).contains("Time limits were 2.5 times the usual ones."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--header geheim             | --header: wanted 'NAME: VALUE'",
        "--header a~b:geheim         | --header: got the name 'a\\nb', wanted a token such as"
            + " X-Api-Key",
        "--header X:geheim~Y:1       | --header: X: got a line break or another control character,"
            + " wanted one line of text",
        "--header Upgrade:h2c        | --header: Upgrade: the opening handshake writes this field"
            + " itself",
        "--header X:@env:NOT_THERE   | --header: no environment variable is called NOT_THERE",
        "--cookie geheim             | --cookie: wanted NAME=VALUE",
        "--cookie a=geheim~b         | --cookie: Cookie: got a line break or another control"
            + " character, wanted one line of text",
        "--origin http://a~b         | --origin: wanted one line of visible ASCII, such as"
            + " https://example.org or null",
        "--protocol a,b              | --protocol: got 'a,b', wanted a token such as chat.v2 (RFC"
            + " 6455 §4.1)",
        "--protocol a --protocol a   | --protocol: got 'a' twice, wanted each subprotocol once",
        "--user geheim               | --user: wanted NAME:PASSWORD",
        "--bearer geheim~            | --bearer: wanted a token of letters, digits and -._~+/, then"
            + " any =",
        "--user a:b --bearer geheim  | --bearer: Authorization: got it twice, wanted it once",
        "--proxy https://geheim@h:1  | --proxy: wanted http://HOST:PORT or"
            + " http://NAME:PASSWORD@HOST:PORT",
        "--proxy http://h            | --proxy: wanted http://HOST:PORT or"
            + " http://NAME:PASSWORD@HOST:PORT",
        "--proxy http://geheim@h:1   | --proxy: wanted NAME:PASSWORD",
        "--proxy http://h:1 --no-proxy | --proxy, --no-proxy and --unix-socket: wanted one of them",
        "--unix-socket ''            | --unix-socket: wanted the path of a Unix domain socket",
        "--timeout-scale 0           | Invalid value for option '--timeout-scale': got '0', wanted a"
            + " number from 0.1 to 100",
      })
  void tellsWrongUse(String words, String sentence) throws Exception {
    String[] flags = words.replace("''", "").split(" ", -1);
    for (int i = 0; i < flags.length; i++) {
      flags[i] = flags[i].replace("~", "\n");
    }
    WsproofProcess run = client(Map.of(), "ws://127.0.0.1:9", flags).endsWith(2);

    assertEquals("wsproof: " + sentence, run.err().lines().findFirst().orElse(""));
    assertFalse((run.out() + run.err()).contains(SECRET), run::toString);
    assertFalse(Files.exists(directory.resolve("reports")));
  }

  @Test
  void aUrlHoldsNoPassword() throws Exception {
    client(Map.of(), "ws://joe:geheim@127.0.0.1:9")
        .endsWith(2)
        .saying(
            "wsproof: ws://joe:***@127.0.0.1:9: wanted a URL without user and password (RFC 6455"
                + " §3)");
  }

  /** A server that lets in who sends all of these lines. */
  private static Passage demanding(String... lines) throws IOException {
    return Passage.onTcp(
        head ->
            Stream.of(lines).allMatch(line -> head.contains("\r\n" + line + "\r\n"))
                ? new Passage.Decision(null, address, true)
                : new Passage.Decision("HTTP/1.1 401 Unauthorized\r\n\r\n", null, false));
  }

  private WsproofProcess client(Map<String, String> environment, String source, String... words)
      throws Exception {
    List<String> all = Stream.concat(Stream.of("fuzzingclient", source), Stream.of(words)).toList();
    return WsproofProcess.run(directory, environment, all.toArray(String[]::new));
  }

  /** Neither what was printed nor any file of the reports holds it, nor its Basic form. */
  private void nothingTellsTheSecret(WsproofProcess run) throws IOException {
    assertFalse((run.out() + run.err()).contains(SECRET), run::toString);
    try (Stream<Path> files = Files.walk(directory.resolve("reports"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file);
        assertFalse(text.contains(SECRET) || text.contains("am9lOmdlaGVpbQ"), file::toString);
      }
    }
  }
}
