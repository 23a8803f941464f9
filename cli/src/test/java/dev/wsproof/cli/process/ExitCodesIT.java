package dev.wsproof.cli.process;

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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However it goes: the right exit code, clear sentences, and reports of what finished. */
@Execution(ExecutionMode.CONCURRENT)
class ExitCodesIT {
  private static final int PASSED = 0;
  private static final int VERDICT = 1;
  private static final int USAGE = 2;
  private static final int RUN_FAILED = 3;

  private static Testee testee;

  @TempDir private Path directory;

  @BeforeAll
  static void startTestee() throws IOException {
    testee = Testee.start("127.0.0.1", 0);
  }

  @AfterAll
  static void stopTestee() {
    testee.close();
  }

  @Test
  void passes() throws Exception {
    WsproofProcess run = client(testee.uri().toString(), "--agent", "It", "--cases", "1.1.*,2.1");

    run.endsWith(PASSED);
    assertEquals("", run.err());
    assertTrue(run.out().contains("\nIt: 9 cases in "), run.out());
    assertTrue(run.out().contains("\nReports: file:///"), run.out());
    assertEquals(9, index().split("\"behavior\": \"OK\"", -1).length - 1);
  }

  @Test
  void tellsWhatDidNotPass() throws Exception {
    try (HostilePeer peer = new HostilePeer(HostilePeer::opensAndIsSilent)) {
      WsproofProcess run = client(peer.url(), "--agent", "Silent", "--cases", "1.1.2");

      run.endsWith(VERDICT);
      assertTrue(run.out().contains("\n1.1.2  FAILED"), run.out());
      assertTrue(run.out().contains("\n  requirement  MUST, RFC 6455 §"), run.out());
      assertTrue(run.out().contains("\n  expected     OK: text \"*"), run.out());
      assertTrue(run.out().contains("\n  actual       nothing"), run.out());
      assertTrue(
          run.out()
              .contains(
                  "\n  rerun        ./wsproof fuzzingclient "
                      + peer.url()
                      + " --agent Silent --cases 1.1.2\n"),
          run.out());
      assertTrue(
          run.out()
              .lines()
              .filter(line -> !line.startsWith("  rerun") && !line.startsWith("Reports"))
              .allMatch(line -> line.length() <= 80),
          run.out());
      assertTrue(index().contains("\"behavior\": \"FAILED\""), index());
    }
  }

  @Test
  void refusedConnection() throws Exception {
    String url = "ws://127.0.0.1:" + freePort();

    client(url, "--cases", "1.1.1")
        .endsWith(RUN_FAILED)
        .saying("wsproof: run failed: " + url + ": …connection refused");
  }

  @Test
  void unknownHost() throws Exception {
    client("ws://no-such-host.invalid:9001", "--cases", "1.1.1")
        .endsWith(RUN_FAILED)
        .saying(
            "wsproof: run failed: ws://no-such-host.invalid:9001: no such host:"
                + " no-such-host.invalid");
  }

  @Test
  void peerThatClosesAtOnce() throws Exception {
    try (HostilePeer peer = new HostilePeer(HostilePeer::closesAtOnce)) {
      client(peer.url())
          .endsWith(RUN_FAILED)
          .saying(
              "wsproof: run failed: "
                  + peer.url()
                  + ": no WebSocket opening handshake: …dropped the TCP connection…");
    }
  }

  @Test
  void peerThatNeverAnswers() throws Exception {
    try (HostilePeer peer = new HostilePeer(HostilePeer::neverAnswers)) {
      client(peer.url())
          .endsWith(RUN_FAILED)
          .saying(
              "wsproof: run failed: " + peer.url() + ": no WebSocket opening handshake: …in time…");
    }
  }

  @Test
  void peerThatAnswersGarbage() throws Exception {
    try (HostilePeer peer = new HostilePeer(HostilePeer::answersGarbage)) {
      client(peer.url())
          .endsWith(RUN_FAILED)
          .saying("wsproof: run failed: " + peer.url() + ": no WebSocket opening handshake: …");
    }
  }

  @Test
  void peerWithEndlessHeaders() throws Exception {
    try (HostilePeer peer = new HostilePeer(HostilePeer::answersEndlessHeaders)) {
      client(peer.url())
          .endsWith(RUN_FAILED)
          .saying(
              "wsproof: run failed: "
                  + peer.url()
                  + ": no WebSocket opening handshake: …has more than 65536 octets");
    }
  }

  @Test
  void peerWithHugeFrames() throws Exception {
    try (HostilePeer peer = new HostilePeer(HostilePeer::sendsHugeFrame)) {
      client(peer.url(), "--cases", "1.1.*").endsWith(VERDICT);
      assertTrue(index().contains("\"1.1.8\""), index());
    }
  }

  @Test
  void peerWithControlCharacters() throws Exception {
    try (HostilePeer peer = new HostilePeer(HostilePeer::paintsTerminals)) {
      WsproofProcess run = client(peer.url(), "--cases", "1.1.1").endsWith(VERDICT);

      assertFalse((run.out() + run.err()).contains("\u001b"), run::toString);
    }
  }

  @Test
  void peerThatGoesAwayInBetween() throws Exception {
    try (Relay relay = new Relay(testee.uri(), 40)) {
      client(relay.url(), "--parallel", "1", "--agent", "Mortal")
          .endsWith(RUN_FAILED)
          .saying("wsproof: run failed: the server was gone at case …, after 39 of 517 cases: …");
      assertTrue(index().contains("\"behavior\": \"OK\""), index());
      assertTrue(Files.exists(directory.resolve("reports/servers/mortal_case_1_1_1.html")));
    }
  }

  @Test
  void runFailedWinsOverVerdict() throws Exception {
    try (HostilePeer peer = new HostilePeer(HostilePeer::opensAndIsSilent)) {
      Files.writeString(
          directory.resolve("two.json"),
          """
          {"servers": [{"url": "%s"}, {"url": "ws://127.0.0.1:%d"}], "cases": ["1.1.1"]}
          """
              .formatted(peer.url(), freePort()));

      client("two.json").endsWith(RUN_FAILED);
      assertTrue(index().contains("\"behavior\": \"FAILED\""), index());
    }
  }

  @Test
  void writesASpecFileWhenThereIsNone() throws Exception {
    WsproofProcess run = client();

    assertTrue(run.out().startsWith("Wrote ./fuzzingclient.json"), run.out());
    assertTrue(
        Files.readString(directory.resolve("fuzzingclient.json")).contains("ws://127.0.0.1"));
    assertFalse(client().out().contains("Wrote"));
  }

  @Test
  void tellsAllMistakesOfASpecFile() throws Exception {
    Files.writeString(directory.resolve("spec.json"), "{\"outdir\": 1,\n\"servers\": [{}]}");

    WsproofProcess run = client("spec.json").endsWith(USAGE);
    assertEquals(
        List.of(
            "wsproof: spec.json:1:12: outdir: got 1, wanted a string",
            "wsproof: spec.json:2:13: servers[0].url: missing, wanted a ws: or wss: URL"),
        run.err().lines().toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nowhere.json                      | wsproof: nowhere.json: no such file",
        ".                                 | wsproof: .: a directory, wanted a file",
        "http://127.0.0.1                  | wsproof: http://127.0.0.1: wanted a ws: or wss: URL, or"
            + " a spec file",
        "ws://127.0.0.1:0                  | wsproof: ws://127.0.0.1:0: wanted a port from 1 to 65535",
        "ws://127.0.0.1:9 --ca nowhere.pem | wsproof: --ca: cannot read nowhere.pem",
      })
  void tellsWrongArguments(String words, String sentence) throws Exception {
    client(words.split(" ")).endsWith(USAGE).saying(sentence);
    assertFalse(Files.exists(directory.resolve("reports")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fuzzingclient ws://h --parallel 0 | wsproof: Invalid value for option '--parallel': got '0',"
            + " wanted a number from 1 to 1024",
        "demo --port 70000    | wsproof: Invalid value for option '--port': got '70000', wanted a"
            + " port from 0 to 65535",
        "demo --sport=1       | wsproof: no such option: --sport=1",
        "fuzzingclint         | wsproof: no such command: fuzzingclint",
        "show                 | wsproof: Missing required parameter: 'ID'",
      })
  void tellsWrongUse(String words, String sentence) throws Exception {
    WsproofProcess run = WsproofProcess.run(directory, words.split(" ")).endsWith(USAGE);

    assertEquals(sentence, run.err().lines().findFirst().orElse(""));
  }

  @Test
  void emptySelection() throws Exception {
    WsproofProcess run = client("ws://127.0.0.1:9", "--cases", "99.*").endsWith(USAGE);

    assertEquals(
        List.of(
            "wsproof: cases: \"99.*\" fits no case",
            "wsproof: no case is selected: write \"*\" for all of them"),
        run.err().lines().toList());
    assertFalse(Files.exists(directory.resolve("reports")));
  }

  @Test
  void reportsThatCannotBeWritten() throws Exception {
    Files.writeString(directory.resolve("taken"), "");

    client(testee.uri().toString(), "--outdir", "taken/there", "--cases", "1.1.1")
        .endsWith(RUN_FAILED)
        .saying("wsproof: cannot write taken/there: …");
  }

  @Test
  void testeeServerEndsWhenTold() throws Exception {
    Process server = WsproofProcess.start(directory, "testeeserver");
    String ready = server.inputReader().readLine();
    assertTrue(ready.startsWith("wsproof testee: ws://127.0.0.1:"), ready);
    String url = ready.split(" ")[2];
    client(url, "--cases", "1.1.1").endsWith(PASSED);

    server.destroy();

    assertTrue(server.waitFor(10, TimeUnit.SECONDS));
  }

  private WsproofProcess client(String... words) throws Exception {
    String[] all = new String[words.length + 1];
    all[0] = "fuzzingclient";
    System.arraycopy(words, 0, all, 1, words.length);
    return WsproofProcess.run(directory, all);
  }

  private String index() throws IOException {
    return Files.readString(directory.resolve("reports/servers/index.json"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
