package dev.wsproof.cli.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.cases.Suites;
import dev.wsproof.engine.EngineOptions;
import dev.wsproof.handshake.HeaderField;
import dev.wsproof.run.Route;
import dev.wsproof.run.Target;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every key of the classic spec file is read, and every mistake is told with its place. */
class ClientSpecReaderTest {
  private static final String SERVERS = "\"servers\": [{\"url\": \"ws://127.0.0.1:9001\"}]";

  @TempDir private Path directory;

  @Test
  void readsEveryKey() throws Exception {
    ClientSpec spec =
        read(
            """
            {
              "url": "ws://127.0.0.1:9000",
              "outdir": "./out/servers",
              "suite": "all",
              "options": {"failByDrop": true, "openHandshakeTimeout": 7},
              "protocols": ["chat"],
              "cases": ["1.*", "6.4.1"],
              "exclude-cases": ["1.2.*"],
              "exclude-agent-cases": {"Fast*": ["6.*"], "Slow": []},
              "webport": 8080,
              "servers": [
                {"url": "ws://127.0.0.1:9001", "agent": "One", "hostname": "one.example",
                 "origin": "http://origin.example", "protocols": ["a", "b"],
                 "options": {"failByDrop": false, "closeHandshakeTimeout": 2.5}},
                {"url": "wss://[::1]/path?query"}
              ]
            }
            """);

    assertEquals(Path.of("./out/servers"), spec.outdir());
    assertEquals(Suites.ALL, spec.suites());
    assertEquals(List.of("1.*", "6.4.1"), spec.cases());
    assertEquals(List.of("1.2.*"), spec.excludeCases());
    assertEquals(Map.of("Fast*", List.of("6.*"), "Slow", List.of()), spec.excludeAgentCases());
    assertEquals(List.of(), spec.warnings());

    Target one = spec.servers().get(0);
    assertEquals(URI.create("ws://127.0.0.1:9001"), one.uri());
    assertEquals("One", one.agent());
    assertEquals("one.example", one.hostname());
    assertEquals("http://origin.example", one.origin());
    assertEquals(List.of("a", "b"), one.protocols());
    assertEquals(false, one.options().failByDrop());
    assertEquals(Duration.ofSeconds(7), one.options().openHandshakeTimeout());
    assertEquals(Duration.ofMillis(2500), one.options().closeHandshakeTimeout());

    Target two = spec.servers().get(1);
    assertEquals(URI.create("wss://[::1]/path?query"), two.uri());
    assertEquals(null, two.agent());
    assertEquals(null, two.hostname());
    assertEquals(null, two.origin());
    assertEquals(List.of("chat"), two.protocols());
    assertEquals(true, two.options().failByDrop());
    assertEquals(Duration.ofSeconds(1), two.options().closeHandshakeTimeout());
  }

  @Test
  void hasDefaultsForAllButTheServer() throws Exception {
    ClientSpec spec = read("{" + SERVERS + "}");

    assertEquals(Path.of("reports", "servers"), spec.outdir());
    assertEquals(List.of("*"), spec.cases());
    assertEquals(List.of(), spec.excludeCases());
    assertEquals(Map.of(), spec.excludeAgentCases());
    assertEquals(EngineOptions.DEFAULT, spec.servers().get(0).options());
  }

  @ParameterizedTest
  @CsvSource({
    "failByDrop,                  true",
    "echoCloseCodeReason,         true",
    "utf8validateIncoming,        false",
    "acceptMaskedServerFrames,    true",
    "requireMaskedClientFrames,   false",
    "maskClientFrames,            false",
    "maskServerFrames,            true",
    "applyMask,                   false",
    "maxFramePayloadSize,         100000",
    "maxMessagePayloadSize,       200000",
    "autoFragmentSize,            300",
    "openHandshakeTimeout,        PT20S",
    "closeHandshakeTimeout,       PT30S",
    "serverConnectionDropTimeout, PT40S",
    "tcpNoDelay,                  false",
  })
  void readsEveryOption(String option, String value) throws Exception {
    String json = value.replaceAll("[PTS]", "");
    EngineOptions options =
        read("{\"options\": {\"" + option + "\": " + json + "}, " + SERVERS + "}")
            .servers()
            .get(0)
            .options();

    Object read = EngineOptions.class.getMethod(option).invoke(options);
    assertEquals(value, read.toString());
    Object usual = EngineOptions.class.getMethod(option).invoke(EngineOptions.DEFAULT);
    assertTrue(!read.equals(usual), "a default proves nothing");
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 17, 18})
  void takesEveryNameOfRfc6455(int version) throws Exception {
    ClientSpec spec = read("{\"options\": {\"version\": " + version + "}, " + SERVERS + "}");

    assertEquals(List.of(), spec.warnings());
  }

  @Test
  void readsNullAsAbsent() throws Exception {
    ClientSpec spec =
        read(
            """
            {"outdir": null, "cases": null, "exclude-cases": null, "exclude-agent-cases": null,
             "options": {"failByDrop": null}, "protocols": null,
             "servers": [{"url": "ws://h", "agent": null, "hostname": null, "origin": null,
                          "protocols": null, "options": null}]}
            """);

    assertEquals(List.of("*"), spec.cases());
    assertEquals(EngineOptions.DEFAULT, spec.servers().get(0).options());
  }

  @Test
  void readsThroughAByteOrderMark() throws Exception {
    assertEquals(1, read("\uFEFF{" + SERVERS + "}").servers().size());
  }

  @Test
  void warnsOfOptionsItDoesNotKnow() throws Exception {
    ClientSpec spec = read("{\"options\":\n{\"tcpNoDelai\": true}, " + SERVERS + "}");

    assertEquals(
        List.of("FILE:2:16: options.tcpNoDelai: no such option, ignored"),
        spec.warnings().stream().map(this::withoutDirectory).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "outdir              | 17      | outdir: got 17, wanted a string",
        "outdir              | `\"\\u0000\"` | outdir: got \"\u0000\", wanted the name of a directory",
        "cases               | \"1.*\" | cases: got \"1.*\", wanted an array of strings",
        "cases               | [1.1]   | cases[0]: got 1.1, wanted a string",
        "exclude-cases       | {}      | exclude-cases: got an object, wanted an array of strings",
        "exclude-cases       | [\"1.1.1\", true] | exclude-cases[1]: got true, wanted a string",
        "exclude-agent-cases | []      | exclude-agent-cases: got an array, wanted an object",
        "exclude-agent-cases | {\"A*\": \"6.*\"} | exclude-agent-cases[\"A*\"]: got \"6.*\", wanted"
            + " an array of strings",
        "exclude-agent-cases | {\"A*\": [null]} | exclude-agent-cases[\"A*\"][0]: got null, wanted"
            + " a string",
        "options             | []      | options: got an array, wanted an object",
        "options             | {\"failByDrop\": 0} | options.failByDrop: got 0, wanted true or false",
        "options             | {\"autoFragmentSize\": -1} | options.autoFragmentSize: got -1, wanted"
            + " a whole number of octets from 0 to 2147483647",
        "options             | {\"maxFramePayloadSize\": 0.5} | options.maxFramePayloadSize: got"
            + " 0.5, wanted a whole number of octets from 0 to 2147483647",
        "options             | {\"openHandshakeTimeout\": \"5\"} | options.openHandshakeTimeout: got"
            + " \"5\", wanted a number of seconds from 0 to 86400",
        "options             | {\"version\": 8} | options.version: got 8, wanted 13, 17 or 18 (all"
            + " mean RFC 6455)",
        "protocols           | \"chat\" | protocols: got \"chat\", wanted an array of strings",
        "servers             | {}      | servers: got an object, wanted an array of objects",
        "servers             | [17]    | servers[0]: got 17, wanted an object",
        "servers             | []      | servers: got none, wanted at least one, such as {\"url\":"
            + " \"ws://127.0.0.1:9001\"}",
        "servers             | [{}]    | servers[0].url: missing, wanted a ws: or wss: URL",
        "servers             | [{\"url\": 17}] | servers[0].url: got 17, wanted a ws: or wss: URL",
        "servers             | [{\"url\": \"http://h\"}] | servers[0].url: got \"http://h\", wanted"
            + " a ws: or wss: URL",
        "servers             | [{\"url\": \"ws://a b\"}] | servers[0].url: got \"ws://a b\", wanted"
            + " a URL such as ws://127.0.0.1:9001/path",
        "servers             | [{\"url\": \"ws:///path\"}] | servers[0].url: got \"ws:///path\","
            + " wanted a URL with a host, such as ws://127.0.0.1:9001",
        "servers             | [{\"url\": \"ws://h:65536\"}] | servers[0].url: got \"ws://h:65536\","
            + " wanted a port from 1 to 65535",
        "servers             | [{\"url\": \"ws://h/#x\"}] | servers[0].url: got \"ws://h/#x\","
            + " wanted a URL without a fragment (RFC 6455 §3)",
        "suite               | \"\" | suite: got \"\", wanted classic, extended or all",
        "suite               | [] | suite: got an array, wanted a string",
        "servers             | [{\"url\": \"ws://h\", \"agent\": 1}] | servers[0].agent: got 1,"
            + " wanted a string",
        "servers             | [{\"url\": \"ws://h\", \"hostname\": []}] | servers[0].hostname: got"
            + " an array, wanted a string",
        "servers             | [{\"url\": \"ws://h\", \"origin\": true}] | servers[0].origin: got"
            + " true, wanted a string",
        "servers             | [{\"url\": \"ws://h\", \"protocols\": {}}] | servers[0].protocols: got"
            + " an object, wanted an array of strings",
        "servers             | [{\"url\": \"ws://h\", \"options\": 1}] | servers[0].options: got 1,"
            + " wanted an object",
        "servers             | [{\"url\": \"ws://h\", \"options\": {\"applyMask\": 1}}] |"
            + " servers[0].options.applyMask: got 1, wanted true or false",
      })
  void tellsWrongValues(String key, String value, String problem) throws IOException {
    String other = key.equals("servers") ? "" : ", " + SERVERS;
    List<String> problems = problemsOf("{\"" + key + "\": " + value + other + "}");

    assertEquals(1, problems.size(), problems.toString());
    assertEquals(problem, problems.get(0).replaceFirst("^FILE:\\d+:\\d+: ", ""));
  }

  @Test
  void tellsAllMistakesAtOnceEachWithItsPlace() throws IOException {
    assertEquals(
        List.of(
            "FILE:2:13: outdir: got true, wanted a string",
            "FILE:4:13: servers[0].url: got 17, wanted a ws: or wss: URL",
            "FILE:5:5: servers[1].url: missing, wanted a ws: or wss: URL"),
        problemsOf(
            """
            {
              "outdir": true,
              "servers": [
                {"url": 17},
                {}
              ]
            }
            """));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``             | FILE:1:1: not JSON: the file is empty",
        "[]             | FILE:1:1: got an array, wanted an object with the key \"servers\"",
        "{}             | FILE:1:1: servers: got none, wanted at least one, such as {\"url\":"
            + " \"ws://127.0.0.1:9001\"}",
        "{} {}          | FILE:1:4: not JSON: something follows after the end",
        "{\"a\": 1,}    | FILE:1:9: not JSON: ",
        "{\"a\": nope}  | FILE:1:7: not JSON: ",
        "{\"a\": \"b    | FILE:1:9: not JSON: ",
        "{'a': 1}       | FILE:1:2: not JSON: ",
      })
  void tellsWhereJsonEnds(String json, String problem) throws IOException {
    List<String> problems = problemsOf(json);

    assertEquals(1, problems.size());
    assertTrue(problems.get(0).startsWith(problem), problems.get(0));
  }

  @Test
  void tellsOctetsThatAreNotUtf8() throws IOException {
    Path file = directory.resolve("FILE");
    Files.write(file, new byte[] {'{', '"', (byte) 0xFF, '"', ':', '1', '}'});

    assertTrue(problemsOf(file).get(0).startsWith("FILE:1:"), problemsOf(file).get(0));
  }

  @Test
  void survivesDeepNesting() throws IOException {
    List<String> problems = problemsOf("[".repeat(100_000));

    assertEquals(1, problems.size());
    assertTrue(problems.get(0).contains("not JSON: "), problems.get(0));
  }

  @Test
  void tellsFilesThatCannotBeRead() throws IOException {
    assertEquals(List.of("FILE: no such file"), problemsOf(directory.resolve("FILE")));
    Files.createDirectory(directory.resolve("FILE"));
    assertEquals(
        List.of("FILE: a directory, wanted a file"), problemsOf(directory.resolve("FILE")));
  }

  @Test
  void readsHowToReachServersOverWhatHoldsForAll() throws Exception {
    List<Target> servers =
        read("""
                {"headers": {"X-A": "1", "X-B": "2"}, "cookies": ["a=1", "b=2"], "user": "joe:pw",
                 "proxy": "http://joe:p%40w@proxy.example:3128",
                 "servers": [
                   {"url": "ws://h"},
                   {"url": "ws://h", "headers": {"x-b": "3"}, "cookies": ["c=3"], "bearer": "T",
                    "proxy": "none"},
                   {"url": "ws://h", "unix-socket": "/run/s"}]}
                """)
            .servers();

    assertEquals(
        List.of(
            new HeaderField("X-A", "1"),
            new HeaderField("X-B", "2"),
            new HeaderField("Cookie", "a=1; b=2"),
            new HeaderField("Authorization", "Basic am9lOnB3")), // joe:pw
        servers.get(0).fields().fields());
    assertEquals(
        new Route.Proxy("proxy.example", 3128, "Basic am9lOnBAdw=="), // joe:p@w
        servers.get(0).route());
    assertEquals(
        List.of(
            new HeaderField("X-A", "1"),
            new HeaderField("x-b", "3"),
            new HeaderField("Cookie", "c=3"),
            new HeaderField("Authorization", "Bearer T")),
        servers.get(1).fields().fields());
    assertEquals(Route.DIRECT, servers.get(1).route());
    assertEquals(new Route.UnixSocket(Path.of("/run/s")), servers.get(2).route());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"headers\": {\"X\": \"geheim\\nY\"} | headers.X: X: got a line break or another control"
            + " character, wanted one line of text",
        "\"headers\": {\"Upgrade\": \"x\"} | headers.Upgrade: Upgrade: the opening handshake writes"
            + " this field itself",
        "\"headers\": {\"X\": 4711}        | headers.X: wanted a string",
        "\"headers\": \"X: geheim\"        | headers: wanted an object such as {\"X-Tenant\":"
            + " \"blue\"}",
        "\"cookies\": \"a=geheim\"         | cookies: wanted an array such as [\"sid=1\"]",
        "\"cookies\": [\"geheim\"]         | cookies: wanted NAME=VALUE",
        "\"bearer\": 4711                  | bearer: wanted a string",
        "\"bearer\": \"@env:NOT_THERE\"    | bearer: no environment variable is called NOT_THERE",
        "\"user\": \"geheim\"              | user: wanted NAME:PASSWORD",
        "\"proxy\": \"socks5://a:geheim@h:1\" | proxy: wanted http://HOST:PORT or"
            + " http://NAME:PASSWORD@HOST:PORT",
        "\"proxy\": \"http://h:1\", \"unix-socket\": \"s\" | proxy: wanted a proxy or a Unix"
            + " domain socket, not both",
        "\"protocols\": [\"a\", \"b c\"]   | protocols: got 'b c', wanted a token such as chat.v2"
            + " (RFC 6455 §4.1)",
        "\"origin\": \"http://é\"             | origin: got \"http://é\", wanted one line of visible ASCII,"
            + " such as https://example.org or null",
      })
  void tellsWhatCannotReachAServerAndNoSecret(String member, String problem) throws IOException {
    List<String> problems =
        problemsOf("{\"servers\": [{\"url\": \"ws://h\", " + member + "}], \"x\": 1}");

    assertEquals(1, problems.size(), problems::toString);
    String told = problems.get(0).replaceFirst("^FILE:1:\\d+: servers\\[0\\]\\.", "");
    assertEquals(problem, told);
    assertFalse(told.contains("geheim") || told.contains("4711"), told);
  }

  private ClientSpec read(String json) throws Exception {
    return ClientSpecReader.read(file(json));
  }

  private List<String> problemsOf(String json) throws IOException {
    return problemsOf(file(json));
  }

  private List<String> problemsOf(Path file) {
    return assertThrows(SpecException.class, () -> ClientSpecReader.read(file)).problems().stream()
        .map(this::withoutDirectory)
        .toList();
  }

  private Path file(String json) throws IOException {
    return Files.write(directory.resolve("FILE"), json.getBytes(StandardCharsets.UTF_8));
  }

  private String withoutDirectory(String sentence) {
    return sentence.replace(directory + "/", "");
  }
}
