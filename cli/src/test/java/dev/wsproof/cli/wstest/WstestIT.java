package dev.wsproof.cli.wstest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.cli.testee.Testee;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The modes as processes: what scripts wait for and grep, and the exit codes they assert. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class WstestIT {
  private static final int WELL = 0;
  private static final int WRONG = 1;

  @TempDir private Path directory;

  @Test
  void fuzzingServerAndTesteeClientTestEachOther() throws Exception {
    write(
        "server.json",
        """
        {"url": "ws://no-such-host.invalid:0", "outdir": "out", "cases": ["1.1.*", "7.1.6"]}
        """);
    try (WstestProcess server =
        WstestProcess.start(directory, "--mode=fuzzingserver", "--spec=server.json", "-u", "0")) {
      String port = server.after("Fuzzing Server (Port ").replace(")", "");
      assertTrue(server.out().contains("Autobahn WebSocket "), server.out());

      WstestProcess.start(
              directory, "-m", "testeeclient", "-w", "ws://127.0.0.1:" + port, "-i", "Me")
          .endsWith(WELL);

      server.after("Case 7.1.6 of Me: ");
      assertTrue(server.out().contains("Case 1.1.1 of Me: OK, close OK\n"), server.out());
      assertEquals(8, count(index("out"), "\"behavior\": \"OK\""));
      server.endsWhenTold();
    }
  }

  @Test
  void fuzzingClientEndsWellWhateverTheVerdicts() throws Exception {
    try (Testee testee = Testee.start("127.0.0.1", 0)) {
      write(
          "client.json",
          """
          {"outdir": "out", "cases": ["1.1.1", "1.1.2"],
           "servers": [{"url": "ws://127.0.0.1:%d", "agent": "Gone"}, {"url": "%s"}]}
          """
              .formatted(freePort(), testee.uri()));

      WstestProcess run =
          WstestProcess.start(directory, "-m", "fuzzingclient", "-s", "client.json").endsWith(WELL);

      assertTrue(run.err().startsWith("wstest: run failed: ws://127.0.0.1:"), run.err());
      assertTrue(run.out().contains("Case 1.1.2 of wsproof-testee: OK, close OK\n"), run.out());
      assertEquals(2, count(index("out"), "\"behavior\": \"OK\""));
    }
  }

  @Test
  void aFuzzingClientThatIsToldToEndSaysNothingElse() throws Exception {
    try (Testee testee = Testee.start("127.0.0.1", 0)) {
      try (WstestProcess run =
          WstestProcess.start(directory, "-m", "fuzzingclient", "-w", "" + testee.uri())) {
        run.after("Case 5.");
        run.endsWhenTold();

        assertTrue(run.err().startsWith("wsproof: interrupted; "), run.err());
        assertFalse(run.err().contains("run failed"), run.err());
        assertFalse(journal("reports/servers").contains("\"ended\""), "it did not come to its end");
      }
    }
  }

  @Test
  void specsWithoutServersTestTheUrl() throws Exception {
    try (Testee testee = Testee.start("127.0.0.1", 0)) {
      write("client.json", "{\"outdir\": \"out\", \"cases\": [\"1.1.1\"]}");

      WstestProcess.start(
              directory, "-m", "fuzzingclient", "-s", "client.json", "-w", "" + testee.uri())
          .endsWith(WELL);

      assertTrue(index("out").contains("\"1.1.1\""));
    }
  }

  @Test
  void writesTheClassicSpecFilesWhenThereAreNone() throws Exception {
    WstestProcess client = WstestProcess.start(directory, "-m", "fuzzingclient").endsWith(WELL);

    assertTrue(client.out().startsWith("Wrote ./fuzzingclient.json"), client.out());
    assertTrue(Files.exists(directory.resolve("fuzzingclient.json")));
  }

  @Test
  void echoModesWorkTogether() throws Exception {
    try (WstestProcess server =
        WstestProcess.start(directory, "-m", "echoserver", "-w", "ws://localhost:0")) {
      String url = "ws://127.0.0.1:" + server.after("ws://localhost:").split(" ")[0];

      try (WstestProcess client = WstestProcess.start(directory, "-m", "echoclient", "-w", url)) {
        client.after("Hello 1");
        client.endsWhenTold();
      }
      server.endsWhenTold();
    }
  }

  @Test
  void broadcastModesWorkTogether() throws Exception {
    try (WstestProcess server =
        WstestProcess.start(directory, "-m", "broadcastserver", "-w", "ws://127.0.0.1:0")) {
      String url = "ws://127.0.0.1:" + server.after("ws://127.0.0.1:").split(" ")[0];

      try (WstestProcess client =
          WstestProcess.start(directory, "-m", "broadcastclient", "-w", url, "-i", "Jane")) {
        client.after("Hello from Jane 1");
        client.after("tick ");
        client.endsWhenTold();
      }
    }
  }

  @Test
  void massConnectTellsWhatItOpened() throws Exception {
    try (WstestProcess server =
        WstestProcess.start(directory, "-m", "testeeserver", "-w", "ws://127.0.0.1:0")) {
      String port = server.after("ws://").split(" ")[0].replaceFirst(".*:", "");
      massSpec(port);

      WstestProcess run =
          WstestProcess.start(directory, "-m", "massconnect", "-s", "m.json", "-o", "table.txt")
              .endsWith(WELL);

      assertTrue(run.out().contains("  120 of 120 open\n"), run.out());
      List<String> table = Files.readAllLines(directory.resolve("table.txt"));
      assertTrue(table.get(1).matches("mine +120 +120 +\\d+\\.\\d{3} +0 +0 +0"), table.get(1));
    }
  }

  @Test
  void massConnectThatFailsIsTold() throws Exception {
    massSpec(String.valueOf(freePort()));

    WstestProcess run =
        WstestProcess.start(directory, "-m", "massconnect", "-s", "m.json").endsWith(WRONG);

    assertTrue(
        run.err().startsWith("wsproof: run failed: 120 connections failed; the last one: ws://"),
        run.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                               | wstest: -m: missing, wanted one of fuzzingclient, ",
        "-m fuzzingclient -s nowhere.json | wstest: nowhere.json: no such file",
        "-m fuzzingserver -s nowhere.json | wstest: nowhere.json: no such file",
        "-m fuzzingclient -s empty.json   | wstest: empty.json:1:1: servers: got none, wanted ",
        "-m massconnect -s nowhere.json   | wstest: nowhere.json: no such file",
        "-m echoserver -w wss://h:1       | wstest: wss: wants a certificate and its key, PEM ",
        "-m echoclient -w ws://no-such-host.invalid"
            + " | wstest: ws://no-such-host.invalid: no such host",
        "--nothing                        | wstest: no such option: --nothing",
      })
  void wrongUseAndWrongFilesEndWithOne(String words, String sentence) throws Exception {
    write("empty.json", "{}");

    WstestProcess run =
        WstestProcess.start(directory, words.isEmpty() ? new String[0] : words.split(" "))
            .endsWith(WRONG);

    assertTrue(run.err().startsWith(sentence), run.err());
    assertFalse(Files.exists(directory.resolve("reports")));
  }

  @ParameterizedTest
  @CsvSource({
    "--help,            Usage: wstest",
    "--version,         wsproof ",
    "-a,                wsproof ",
    "--autobahnversion, wsproof "
  })
  void textsEndWell(String word, String start) throws Exception {
    WstestProcess run = WstestProcess.start(directory, word).endsWith(WELL);

    assertTrue(run.out().startsWith(start), run.out());
    assertEquals("", run.err());
  }

  private void massSpec(String port) throws IOException {
    write(
        "m.json",
        """
        {"options": {"connections": 120, "batchsize": 50, "batchdelay": 1, "retrydelay": 1},
         "servers": [{"name": "mine", "uri": "ws://127.0.0.1:%s"}]}
        """
            .formatted(port));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  private String journal(String folder) throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve(folder))) {
      Path journal =
          files.filter(file -> file.toString().endsWith(".jsonl")).findFirst().orElseThrow();
      return Files.readString(journal);
    }
  }

  private String index(String outdir) throws IOException {
    return Files.readString(directory.resolve(outdir).resolve("index.json"));
  }

  private static int count(String text, String part) {
    return text.split(part, -1).length - 1;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
