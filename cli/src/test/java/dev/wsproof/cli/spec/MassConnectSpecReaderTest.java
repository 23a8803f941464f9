package dev.wsproof.cli.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spec files of mass connect, and of a fuzzing client whose server stands elsewhere. */
class MassConnectSpecReaderTest {
  private static final int MOST = 5000;

  @TempDir private Path directory;

  @Test
  void readsEveryKey() throws Exception {
    MassConnectSpec spec =
        read(
            """
            {"options": {"connections": 2000, "batchsize": 500, "batchdelay": 1000,
                         "retrydelay": 200, "unknown": true},
             "servers": [{"name": "one", "uri": "ws://127.0.0.1:9000", "desc": "ignored"},
                         {"uri": "wss://h/path"}]}
            """);

    assertEquals(2000, spec.connections());
    assertEquals(500, spec.batchSize());
    assertEquals(Duration.ofSeconds(1), spec.batchDelay());
    assertEquals(Duration.ofMillis(200), spec.retryDelay());
    assertEquals(
        List.of(
            new MassConnectSpec.Server("one", URI.create("ws://127.0.0.1:9000")),
            new MassConnectSpec.Server("wss://h/path", URI.create("wss://h/path"))),
        spec.servers());
  }

  @Test
  void optionsHaveDefaults() throws Exception {
    MassConnectSpec spec = read("{\"servers\": [{\"uri\": \"ws://h\"}]}");

    assertEquals(1000, spec.connections());
    assertEquals(100, spec.batchSize());
  }

  @Test
  void tellsAllMistakes() {
    SpecException wrong =
        assertThrows(
            SpecException.class,
            () ->
                read(
                    """
                    {"options": {"connections": 5001, "batchsize": 0, "batchdelay": 0.5},
                     "servers": [{"name": "one"}, {"uri": "http://h"}]}
                    """));

    List<String> sentences =
        wrong.problems().stream().map(problem -> problem.replaceFirst("^.*json:", "")).toList();
    assertEquals(
        List.of(
            "1:29: options.connections: got 5001, wanted a whole number from 1 to 5000",
            "1:48: options.batchsize: got 0, wanted a whole number from 1 to 5000",
            "1:65: options.batchdelay: got 0.5, wanted a whole number from 0 to 3600000",
            "2:14: servers[0].uri: missing, wanted a ws: or wss: URL",
            "2:39: servers[1].uri: got \"http://h\", wanted a ws: or wss: URL"),
        sentences);
    assertTrue(
        assertThrows(SpecException.class, () -> read("{}"))
            .getMessage()
            .contains("servers: got none, wanted at least one"));
  }

  @Test
  void aClientSpecWithoutServersTakesTheOneThatIsGiven() throws Exception {
    URI server = URI.create("ws://h:1");
    Path without = write("{\"servers\": [], \"cases\": [\"1.*\"], \"outdir\": \"out\"}");

    ClientSpec spec = ServerlessSpecReader.read(without, server);

    assertFalse(ServerlessSpecReader.namesServers(without));
    assertEquals(server, spec.servers().get(0).uri());
    assertEquals(List.of("1.*"), spec.cases());
    assertEquals(Path.of("out"), spec.outdir());
    assertFalse(ServerlessSpecReader.namesServers(write("{}")));
    assertTrue(ServerlessSpecReader.namesServers(write("{\"servers\": [{}]}")));
    assertTrue(ServerlessSpecReader.namesServers(write("{\"servers\": 1}")));
  }

  private MassConnectSpec read(String json) throws SpecException, IOException {
    return MassConnectSpecReader.read(write(json), MOST);
  }

  private Path write(String json) throws IOException {
    return Files.writeString(directory.resolve("spec.json"), json);
  }
}
