package dev.wsproof.cli.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.cli.modes.Connector;
import dev.wsproof.cli.modes.TesteeClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar as a fuzzing server, with drivers as people write them. */
class FuzzingServerIT {
  private static final String CASES = "1.1.1,2.2,5.3";

  @TempDir Path directory;

  @Test
  void onceEndsAfterTheFirstUpdateOfReportsAndJudges() throws Exception {
    Running server = start("--once", "--cases", CASES);
    server.test("me");
    assertEquals(0, server.exitCode());
    String index = Files.readString(directory.resolve("reports/index.json"));
    assertEquals(3, index.split("\"behavior\": \"OK\"", -1).length - 1, index);
  }

  @Test
  void aDriverThatStopsEarlyIsAFailureOfTheRunAndLosesNothing() throws Exception {
    Running server = start("--once", "--cases", CASES);
    server.listenTo("/runCase?case=1&agent=me");
    server.listenTo("/updateReports?agent=me");
    assertEquals(3, server.exitCode());
    assertTrue(server.errors().contains("run failed: me ran 1 of 3 cases"), server.errors());
    assertTrue(Files.exists(directory.resolve("reports/me_case_1_1_1.json")));
  }

  @Test
  void reportsAreOnDiskBeforeTheHandshakeOfUpdateReportsIsDone() throws Exception {
    Running server = start("--cases", CASES);
    server.listenTo("/runCase?case=2&agent=me");
    try (Socket update = server.open("/updateReports?agent=me")) {
      String status = new BufferedReader(new InputStreamReader(update.getInputStream())).readLine();
      assertEquals("HTTP/1.1 101 Switching Protocols", status);
    }
    assertTrue(Files.exists(directory.resolve("reports/index.json")));
    assertTrue(Files.exists(directory.resolve("reports/index.html")));
    assertTrue(Files.exists(directory.resolve("reports/me_case_2_2.html")));
    server.listenTo("/stopServer");
    assertEquals(3, server.exitCode()); // one of three cases
  }

  @Test
  void hostileAgentNamesStayInTheFolderAndAreNoMarkup() throws Exception {
    List<String> names =
        List.of(
            "../../escape",
            "<script>document.title='owned'</script>",
            "\"><img src=x onerror=alert(1)>",
            "a/b",
            "A_B",
            "\u0000\u001b[31m\u202e",
            "x".repeat(10_000));
    Running server = start("--cases", "1.1.1");
    for (String name : names) {
      server.test(name);
    }
    server.listenTo("/updateReports?agent=a%2Fb&shutdownOnComplete=true");
    server.exitCode();
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      assertTrue(
          all.stream().allMatch(file -> file.startsWith(directory.resolve("reports"))),
          all.toString());
      assertEquals(
          names.size(), all.stream().filter(f -> f.toString().endsWith("_1_1_1.json")).count());
      for (Path file : all) {
        if (file.toString().endsWith(".html")) {
          assertFalse(Files.readString(file).contains("<script>document"), file.toString());
          assertFalse(Files.readString(file).contains("<img"), file.toString());
        }
      }
    }
  }

  @Test
  void aClientThatExecCannotStartIsAFailureOfTheRun() throws Exception {
    WsproofProcess run =
        WsproofProcess.run(
            directory,
            "fuzzingserver",
            "--exec",
            "exit 7",
            "--cases",
            CASES,
            "--outdir",
            "reports");
    run.endsWith(3)
        .saying(
            "wsproof: run failed: no client ran a case; --exec: it ended with exit code 7; its"
                + " output is in reports/client-output.txt");
  }

  @Test
  void theClientUnderTestThatExecStartsIsTestedAndJudged() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String client =
        java + " -jar " + System.getProperty("wsproof.jar") + " testeeclient -w {url} -i {agent}";
    WsproofProcess run =
        WsproofProcess.run(
            directory,
            "fuzzingserver",
            "--exec",
            client,
            "--agent",
            "it's me",
            "--cases",
            CASES,
            "--outdir",
            "reports");
    run.endsWith(0);
    assertTrue(run.out().contains("it's me: 3 cases in "), run.out());
    assertTrue(run.out().contains(", all passed"), run.out());
  }

  @Test
  void aPortThatIsTakenIsOneSentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url = "ws://127.0.0.1:" + taken.getLocalPort();
      WsproofProcess.run(directory, "fuzzingserver", url, "--outdir", "reports")
          .endsWith(3)
          .saying("wsproof: cannot listen on 127.0.0.1:" + taken.getLocalPort() + ": …");
    }
  }

  @Test
  void wrongUsageIsOneSentenceAndCode2() throws Exception {
    WsproofProcess.run(directory, "fuzzingserver", "http://127.0.0.1:1")
        .endsWith(2)
        .saying("wsproof: http://127.0.0.1:1: wanted a ws: or wss: URL, or a spec file");
    WsproofProcess.run(directory, "fuzzingserver", "ws://127.0.0.1:0", "--cases", "77.1")
        .endsWith(2);
    WsproofProcess.run(
            directory, "fuzzingserver", "wss://127.0.0.1:0", "--cert", "no.pem", "--key", "no.pem")
        .endsWith(2)
        .saying("wsproof: no.pem: cannot be read, wanted a PEM file of a certificate chain");
  }

  private Running start(String... options) throws IOException {
    Stream<String> words =
        Stream.concat(
            Stream.of("fuzzingserver", "ws://127.0.0.1:0", "--webport", "0", "--outdir", "reports"),
            Stream.of(options));
    return new Running(WsproofProcess.start(directory, words.toArray(String[]::new)));
  }

  /** A server that runs. */
  private final class Running {
    private final Process process;
    private final String url;
    private final CompletableFuture<String> out;
    private final CompletableFuture<String> err;

    Running(Process process) throws IOException {
      this.process = process;
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      err = all(process.getErrorStream());
      String ready = lines.readLine();
      url = ready.replaceAll(".*(ws://127\\.0\\.0\\.1:\\d+).*", "$1");
      out = CompletableFuture.supplyAsync(() -> String.join("\n", lines.lines().toList()));
    }

    private static CompletableFuture<String> all(java.io.InputStream in) {
      return CompletableFuture.supplyAsync(
          () -> {
            try {
              return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
              return e.toString();
            }
          });
    }

    /** Has the bundled client run all cases and ask for reports. */
    void test(String agent) throws IOException {
      try (Connector connector = new Connector("driver", false, true)) {
        new TesteeClient(connector, URI.create(url), agent, line -> {}).run(1);
      }
    }

    /** Sends an upgrade request, and nothing else. */
    Socket open(String path) throws IOException {
      URI uri = URI.create(url);
      Socket socket = new Socket(uri.getHost(), uri.getPort());
      socket.setSoTimeout(30_000);
      String request =
          "GET %s HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
      socket.getOutputStream().write(request.formatted(path).getBytes(StandardCharsets.US_ASCII));
      return socket;
    }

    /** Says nothing until the server ends the connection. */
    void listenTo(String path) throws IOException {
      try (Socket socket = open(path)) {
        socket.getInputStream().readAllBytes();
      }
    }

    int exitCode() throws Exception {
      boolean ended = process.waitFor(30, TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly();
      }
      assertTrue(ended, "the server should have ended");
      out.get(10, TimeUnit.SECONDS);
      return process.exitValue();
    }

    String errors() throws Exception {
      return err.get(10, TimeUnit.SECONDS);
    }
  }
}
