package dev.wsproof.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.engine.EngineOptions;
import dev.wsproof.script.CaseId;
import dev.wsproof.script.HandshakeSpec;
import dev.wsproof.script.HeadChange;
import dev.wsproof.script.OpeningOutcome;
import dev.wsproof.script.OpeningOutcome.Way;
import dev.wsproof.script.Outcome;
import dev.wsproof.script.Step;
import dev.wsproof.script.TestCase;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.wire.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FuzzingServerTest {
  private final List<CaseResult> results = Collections.synchronizedList(new ArrayList<>());
  private final List<String> updates = Collections.synchronizedList(new ArrayList<>());
  private final HttpClient http = HttpClient.newHttpClient();
  private volatile java.util.concurrent.CountDownLatch sinkMayGoOn =
      new java.util.concurrent.CountDownLatch(0);
  private FuzzingServer server;
  private int port;

  @BeforeEach
  void start() throws IOException {
    server = server(IntStream.rangeClosed(1, 5).mapToObj(EchoCases::text).toList());
    port = server.start();
  }

  private FuzzingServer server(List<TestCase> cases) {
    return new FuzzingServer(
        new ServerSettings(
            List.of(InetAddress.getLoopbackAddress()), 0, null, EngineOptions.DEFAULT, "test"),
        cases,
        (agent, id) -> agent.equals("shy") && id.equals(CaseId.of("99.2")),
        new Messages(),
        this::take,
        agent -> updates.add(agent + " after " + results.size()),
        new RunProgress() {});
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theControlEndpointsAnswerInOneMessageAndClose() {
    assertEquals("5", ask("/getCaseCount"));
    assertEquals("5", ask("/getCaseCount?agent=ignored"));
    assertEquals("info 99.2", ask("/getCaseInfo?case=2"));
    assertEquals("info 99.4", ask("/getCaseInfo?casetuple=99.4"));
    assertEquals("info 99.1", ask("/getCaseInfo?case=1&casetuple=99.4"));
  }

  @Test
  void aDriversWholeRunGivesVerdictsStatusesAndReports() {
    for (int i = 1; i <= 5; i++) {
      ask("/runCase?case=" + i + "&agent=Jane%20Doe%2F%F0%9F%98%80");
    }
    assertEquals("status OK", ask("/getCaseStatus?case=5&agent=Jane%20Doe%2F%F0%9F%98%80"));
    ask("/updateReports?agent=Jane%20Doe%2F%F0%9F%98%80");
    assertEquals(List.of("Jane Doe/\uD83D\uDE00 after 5"), updates);
    assertEquals(5, results.size());
    for (CaseResult result : results) {
      assertEquals(Behavior.OK, result.verdict().behavior());
      assertEquals("Jane Doe/\uD83D\uDE00", result.agent());
      assertTrue(result.observation().httpRequest().startsWith("GET /runCase?case="));
    }
    assertFalse(server.stopped().isDone());
  }

  @Test
  void reportsAreCompleteBeforeTheHandshakeOfUpdateReportsIs() {
    CompletableFuture<Driver> open = connect("/runCase?case=1&agent=a");
    ask("/runCase?case=2&agent=a");
    open.join().closed().join();
    ask("/updateReports?agent=a");
    assertEquals(List.of("a after 2"), updates);
  }

  @Test
  void manyAgentsRunSideBySide() {
    List<CompletableFuture<Driver>> runs = new ArrayList<>();
    for (int agent = 0; agent < 20; agent++) {
      for (int i = 1; i <= 5; i++) {
        runs.add(connect("/runCase?case=" + i + "&agent=agent" + agent));
      }
    }
    runs.forEach(run -> run.join().closed().join());
    for (int agent = 0; agent < 20; agent++) {
      ask("/updateReports?agent=agent" + agent);
    }
    assertEquals(100, results.size());
    assertTrue(results.stream().allMatch(r -> r.verdict().behavior() == Behavior.OK));
  }

  @Test
  void aStatusThatDoesNotExistYetIsWaitedFor() {
    CompletableFuture<Driver> status = connect("/getCaseStatus?case=3&agent=late");
    ask("/runCase?case=3&agent=late");
    assertEquals("status OK", status.join().closed().join());
  }

  @Test
  void closingWaitsUntilResultsThatAreInHaveBeenTaken() throws Exception {
    ask("/runCase?case=1&agent=a");
    sinkMayGoOn = new java.util.concurrent.CountDownLatch(1);
    ask("/runCase?case=2&agent=a");
    CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);
    sinkMayGoOn.countDown();
    closing.get(20, TimeUnit.SECONDS);
    assertEquals(2, results.size());
  }

  @Test
  void aDriverThatLeavesBeforeItsReportsAreWrittenStillEndsTheServer() throws Exception {
    Driver running = connect("/runCase?case=1&agent=a").join();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket
          .getOutputStream()
          .write(
              upgradeRequest("/updateReports?agent=a&shutdownOnComplete=true")
                  .getBytes(StandardCharsets.ISO_8859_1));
    }
    server.stopped().get(20, TimeUnit.SECONDS);
    running.abort();
  }

  @Test
  void theStatusOfAnExcludedCaseIsRefused() throws Exception {
    assertTrue(
        upgrade("/getCaseStatus?case=2&agent=shy")
            .endsWith("/getCaseStatus: case 99.2 is not run with this agent"));
  }

  @Test
  void anExcludedCaseOpensAndClosesWithoutAResult() {
    assertEquals("", ask("/runCase?case=2&agent=shy"));
    ask("/runCase?case=1&agent=shy");
    ask("/updateReports?agent=shy");
    assertEquals(1, results.size());
  }

  @Test
  void shutdownOnCompleteAndStopServerEndTheServer() throws Exception {
    ask("/updateReports?agent=a&shutdownOnComplete=true");
    server.stopped().get(10, TimeUnit.SECONDS);
  }

  @Test
  void stopServerEndsTheServer() throws Exception {
    ask("/stopServer");
    server.stopped().get(10, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/runCase?case=1 | /runCase: wanted a parameter agent, the name in the reports",
        "/runCase?agent=a | /runCase: wanted a parameter case or casetuple",
        "/runCase?case=6&agent=a | /runCase: case: got '6', wanted a number from 1 to 5",
        "/runCase?case=0&agent=a | /runCase: case: got '0', wanted a number from 1 to 5",
        "/runCase?case=-1&agent=a | /runCase: case: got '-1', wanted a number from 1 to 5",
        "/runCase?casetuple=1.1&agent=a"
            + " | /runCase: casetuple: got '1.1', wanted a selected case's id",
        "/runCase?case=1&case=2&agent=a | /runCase: got 2 parameters case, wanted one",
        "/getCaseInfo?case=x%0Ay | /getCaseInfo: case: got 'x?y', wanted a number from 1 to 5",
        "/updateReports | /updateReports: wanted a parameter agent, the name in the reports",
      })
  void whatCannotBeGrantedIsRefusedInTheHandshakeWithOneSentence(String path, String sentence)
      throws Exception {
    String response = upgrade(path);
    assertTrue(response.startsWith("HTTP/1.1 400 "), response);
    assertTrue(response.endsWith("\r\n\r\n" + sentence), response);
    CompletionException refused =
        assertThrows(CompletionException.class, () -> connect(path).join());
    assertTrue(refused.getCause() instanceof IOException);
  }

  @Test
  void aPlainGetGetsAStatusPage() throws Exception {
    HttpResponse<String> page =
        http.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/")).build(),
            HttpResponse.BodyHandlers.ofString());
    assertEquals(200, page.statusCode());
    assertTrue(page.body().contains("5 test cases"));
  }

  @Test
  void otherPathsAreDirectCommandMode() throws Exception {
    Driver client = connect("/").join();
    client.send("say hello");
    client.send("bye");
    assertEquals("hello", client.closed().join());
    Driver wrong = connect("/anything").join();
    wrong.send("nonsense");
    wrong.closed().join();
    assertEquals("1003 no such command", wrong.close());
  }

  @Test
  void aRequestThatBreaksARuleIsTheResultOfACaseAboutTheHandshakeAndOfNoOther() throws Exception {
    TestCase echo = EchoCases.text(1);
    try (FuzzingServer judging = server(List.of(aboutTheHandshake(echo), EchoCases.text(2)))) {
      port = judging.start();
      for (int number = 1; number <= 2; number++) {
        String wrong = upgradeRequest("/runCase?case=" + number + "&agent=a");
        assertTrue(
            exchange(wrong.replace("Version: 13", "Version: 8")).startsWith("HTTP/1.1 426 "));
      }
    } // closing waits until results have been taken
    assertEquals(1, results.size());
    assertEquals(Behavior.FAILED, results.get(0).verdict().behavior());
    assertEquals(
        "Expected that the connection opens. Seen: no handshake that we could answer:"
            + " Sec-WebSocket-Version of the request: got '8', wanted '13' in one field.",
        results.get(0).verdict().result());
  }

  private static TestCase aboutTheHandshake(TestCase echo) {
    return echo.but()
        .texts("", "")
        .closesWhenDone(true)
        .informational(false)
        .framesSent(Map.of())
        .deflate(List.of())
        .roles(Set.of(Role.SERVER))
        .requirements(List.of())
        .handshake(
            new HandshakeSpec(
                HeadChange.NONE, List.of(new OpeningOutcome(Outcome.Grade.OK, Way.OPENED))))
        .watched(Set.of())
        .build();
  }

  @Test
  void garbageAndEndlessHeadersAreRefusedAndTheServerGoesOn() throws Exception {
    assertTrue(exchange("\u0016\u0003\u0001 binary\r\n\r\n").startsWith("HTTP/1.1 400 "));
    String endless = "GET / HTTP/1.1\r\n" + "X: y\r\n".repeat(20_000);
    assertTrue(exchange(endless).startsWith("HTTP/1.1 431 "));
    for (int i = 0; i < 200; i++) {
      new Socket(InetAddress.getLoopbackAddress(), port).close();
    }
    assertEquals("5", ask("/getCaseCount"));
  }

  private void take(CaseResult result) {
    try {
      assertTrue(sinkMayGoOn.await(20, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    results.add(result);
  }

  private String ask(String path) {
    return connect(path).join().closed().join();
  }

  private CompletableFuture<Driver> connect(String path) {
    return Driver.connect(port, upgradeRequest(path));
  }

  private String upgrade(String path) throws IOException {
    return exchange(upgradeRequest(path));
  }

  private static String upgradeRequest(String path) {
    return ("GET "
        + path
        + " HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
  }

  private String exchange(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      try {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      } catch (IOException e) {
        // refused before it was read to the end
      }
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Plain words instead of JSON. */
  private static final class Messages implements DriverMessages {
    @Override
    public String caseInfo(TestCase testCase) {
      return "info " + testCase.id();
    }

    @Override
    public String caseStatus(Behavior behavior) {
      return "status " + behavior.word();
    }

    @Override
    public List<Step> command(String text) {
      if (text.startsWith("say ")) {
        return List.of(ControlCase.message(text.substring(4)));
      }
      if (text.equals("bye")) {
        return List.of(new Step.Close(1000, null));
      }
      throw new IllegalArgumentException("no such command");
    }
  }
}
