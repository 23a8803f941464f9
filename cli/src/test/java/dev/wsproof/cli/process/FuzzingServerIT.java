package dev.wsproof.cli.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar as a fuzzing server, with drivers as people write them. */
class FuzzingServerIT {
  private static final String CASES = "1.1.1,2.2,5.3";

  @TempDir Path directory;
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void onceEndsAfterTheFirstUpdateOfReportsAndJudges() throws Exception {
    Running server = start("--once", "--cases", CASES);
    for (int i = 1; i <= 3; i++) {
      server.ask("/runCase?case=" + i + "&agent=me");
    }
    server.ask("/updateReports?agent=me");
    assertEquals(0, server.exitCode());
    String index = Files.readString(directory.resolve("reports/index.json"));
    assertEquals(3, index.split("\"behavior\": \"OK\"", -1).length - 1, index);
  }

  @Test
  void aDriverThatStopsEarlyIsAFailureOfTheRunAndLosesNothing() throws Exception {
    Running server = start("--once", "--cases", CASES);
    server.ask("/runCase?case=1&agent=me");
    server.ask("/updateReports?agent=me");
    assertEquals(3, server.exitCode());
    assertTrue(server.errors().contains("run failed: me ran 1 of 3 cases"), server.errors());
    assertTrue(Files.exists(directory.resolve("reports/me_case_1_1_1.json")));
  }

  @Test
  void reportsAreOnDiskBeforeTheHandshakeOfUpdateReportsIsDone() throws Exception {
    Running server = start("--cases", CASES);
    server.ask("/runCase?case=2&agent=me");
    server.open("/updateReports?agent=me").join();
    assertTrue(Files.exists(directory.resolve("reports/index.json")));
    assertTrue(Files.exists(directory.resolve("reports/index.html")));
    assertTrue(Files.exists(directory.resolve("reports/me_case_2_2.html")));
    server.ask("/stopServer");
    assertEquals(0, server.exitCode());
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
      server.ask("/runCase?case=1&agent=" + URLEncoder.encode(name, StandardCharsets.UTF_8));
    }
    server.ask("/updateReports?agent=a%2Fb&shutdownOnComplete=true");
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

    CompletableFuture<WebSocket> open(String path) {
      return http.newWebSocketBuilder().buildAsync(URI.create(url + path), new Echo());
    }

    void ask(String path) throws Exception {
      Echo echo = new Echo();
      http.newWebSocketBuilder().buildAsync(URI.create(url + path), echo).join();
      echo.closed.get(30, TimeUnit.SECONDS);
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

  /** The JDK's client, echoing text that comes in one piece. */
  private static final class Echo implements WebSocket.Listener {
    final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      from.request(1);
      if (!last) {
        return null;
      }
      String whole = text.toString();
      text.setLength(0);
      return from.sendText(whole, true);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed.complete(null);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      closed.complete(null);
    }
  }
}
