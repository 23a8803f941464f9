package dev.wsproof.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.engine.EngineOptions;
import dev.wsproof.script.CloseExpectation;
import dev.wsproof.script.CloseExpectation.Party;
import dev.wsproof.script.Outcome;
import dev.wsproof.script.Step;
import dev.wsproof.script.TcpEnd;
import dev.wsproof.script.TestCase;
import dev.wsproof.transport.TlsSettings;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FuzzingClientTest {
  private static final RunProgress SILENT = new RunProgress() {};

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 64})
  void everyCaseGetsItsVerdictWhateverTheParallelism(int parallel) throws Exception {
    List<CaseResult> results = new ArrayList<>();
    try (EchoServer echo = EchoServer.forConnections(1000);
        FuzzingClient client = new FuzzingClient(parallel, "test")) {
      ServerRun run = client.run(target(echo.port(), null), cases(40), results::add, SILENT);
      assertEquals(new ServerRun("tiny/1", 40, 40, null), run);
    }
    for (CaseResult result : results) {
      assertEquals(Behavior.OK, result.verdict().behavior());
      assertEquals(CloseBehavior.OK, result.verdict().behaviorClose());
      assertEquals("99." + result.number(), result.testCase().id().toString());
    }
    assertEquals(40, results.stream().map(CaseResult::number).distinct().count());
  }

  @Test
  void oneAtATimeIsTheOrderOfTheCases() throws Exception {
    List<Integer> order = new ArrayList<>();
    try (EchoServer echo = EchoServer.forConnections(1000);
        FuzzingClient client = new FuzzingClient(1, "test")) {
      client.run(target(echo.port(), "me"), cases(12), r -> order.add(r.number()), SILENT);
    }
    assertEquals(IntStream.rangeClosed(1, 12).boxed().toList(), order);
  }

  @Test
  void aServerThatIsNotThereIsAFailureOfTheRun() throws Exception {
    int port;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }
    try (FuzzingClient client = new FuzzingClient(4, "test")) {
      ServerRun run = client.run(target(port, null), cases(3), r -> {}, SILENT);
      assertEquals(
          new ServerRun(
              "UnknownServer",
              3,
              0,
              "ws://127.0.0.1:%d: 127.0.0.1:%d: connection refused".formatted(port, port)),
          run);
    }
  }

  @Test
  void aServerThatDiesInBetweenIsNamedWithItsCaseAndNothingIsLost() throws Exception {
    List<CaseResult> results = new ArrayList<>();
    try (EchoServer echo = EchoServer.forConnections(11);
        FuzzingClient client = new FuzzingClient(1, "test")) {
      ServerRun run = client.run(target(echo.port(), "me"), cases(40), results::add, SILENT);
      assertEquals(10, run.finished());
      assertEquals(10, results.size());
      assertTrue(
          run.failure().startsWith("the server was gone at case 99.11, after 10 of 40 cases: ws:"),
          run.failure());
    }
  }

  @Test
  void aServerThatDiesAfterTheLastCaseIsAFailureToo() throws Exception {
    try (EchoServer echo = EchoServer.forConnections(6);
        FuzzingClient client = new FuzzingClient(1, "test")) {
      ServerRun run = client.run(target(echo.port(), "me"), cases(5), r -> {}, SILENT);
      assertEquals(5, run.finished());
      assertTrue(run.failure().contains("all 5 cases ran, then the server was gone"));
    }
  }

  @Test
  void aCaseCanAskForAnEchoOnAnotherConnection() throws Exception {
    List<CaseResult> results = new ArrayList<>();
    try (EchoServer echo = EchoServer.forConnections(1000);
        FuzzingClient client = new FuzzingClient(1, "test")) {
      ServerRun run = client.run(target(echo.port(), "me"), resets(), results::add, SILENT);
      assertEquals(new ServerRun("me", 1, 1, null), run);
    }
    assertEquals(Behavior.OK, results.get(0).verdict().behavior());
    assertEquals(CloseBehavior.OK, results.get(0).verdict().behaviorClose());
  }

  @Test
  void aServerThatDiesOfACaseFailsIt() throws Exception {
    List<CaseResult> results = new ArrayList<>();
    try (EchoServer echo = EchoServer.forConnections(2); // the sanity echo and the case
        FuzzingClient client = new FuzzingClient(1, "test")) {
      ServerRun run = client.run(target(echo.port(), "me"), resets(), results::add, SILENT);
      assertEquals(1, run.finished());
      assertEquals(Behavior.FAILED, results.get(0).verdict().behavior());
      assertEquals(
          "Afterwards a new connection did not work: 127.0.0.1:%d: connection refused."
              .formatted(echo.port()),
          results.get(0).verdict().result().replaceFirst("ws:[^ ]* ", ""));
    }
  }

  /** One case that resets TCP, after which the server has to echo. */
  private static List<TestCase> resets() {
    TestCase text = EchoCases.text(1);
    return List.of(
        text.but()
            .texts("", "")
            .steps(List.of(new Step.EchoAfterwards(), new Step.Drop(TcpEnd.RESET)))
            .outcomes(List.of(new Outcome(Outcome.Grade.OK, List.of(), null)))
            .close(new CloseExpectation(Party.EITHER, List.of(1000), false, true, false))
            .closesWhenDone(true)
            .informational(false)
            .framesSent(Map.of())
            .build());
  }

  @Test
  void aRunThatIsStoppedKeepsWhatFinishedAndDropsWhatIsUnderWay() throws Exception {
    List<CaseResult> results = new ArrayList<>();
    List<TestCase> cases = new ArrayList<>(cases(3));
    cases.add(
        EchoCases.testCase(4, List.of(), new Step.Wait(Duration.ofSeconds(50), null))); // for ever
    cases.addAll(cases(9));
    java.util.concurrent.atomic.AtomicReference<ServerRun> run =
        new java.util.concurrent.atomic.AtomicReference<>();
    try (EchoServer echo = EchoServer.forConnections(1000);
        FuzzingClient client = new FuzzingClient(1, "test")) {
      java.util.concurrent.CountDownLatch fourth = new java.util.concurrent.CountDownLatch(4);
      RunProgress progress =
          new RunProgress() {
            @Override
            public void started(String agent, TestCase testCase) {
              fourth.countDown();
            }
          };
      Target target = target(echo.port(), "me");
      Thread runs = new Thread(() -> run.set(client.run(target, cases, results::add, progress)));
      runs.start();
      fourth.await();
      client.stop();
      assertEquals(3, results.size());
      runs.join();
      assertEquals(new ServerRun("me", 13, 3, "me: interrupted after 3 of 13 cases"), run.get());
      assertEquals(
          target.uri() + ": interrupted",
          client.run(target, cases, results::add, SILENT).failure());
    }
    assertEquals(3, results.size());
  }

  @Test
  void aSinkThatBreaksEndsTheRunAndIsHeard() throws Exception {
    try (EchoServer echo = EchoServer.forConnections(1000);
        FuzzingClient client = new FuzzingClient(4, "test")) {
      IllegalStateException broken = new IllegalStateException("disk full");
      Target target = target(echo.port(), "me");
      RuntimeException heard =
          org.junit.jupiter.api.Assertions.assertThrows(
              IllegalStateException.class,
              () ->
                  client.run(
                      target,
                      cases(40),
                      r -> {
                        throw broken;
                      },
                      SILENT));
      assertEquals(broken, heard);
      assertNull(heard.getCause());
    }
  }

  @Test
  void whatDoesNotPassRunsAgainBehindAllOthersUntilItPasses() throws Exception {
    Map<Integer, Integer> failures = new HashMap<>(Map.of(7, 1, 2, 2, 5, 9)); // how often, yet
    Regime regime =
        new Regime(r -> failures.merge(r.number(), -1, Integer::sum) < 0, 3, false, null);
    List<String> order = new ArrayList<>();
    ResultSink sink =
        new ResultSink() {
          @Override
          public void accept(CaseResult result) {
            order.add("first");
          }

          @Override
          public void acceptAgain(CaseResult result) {
            order.add(result.testCase().id().toString());
          }
        };
    try (EchoServer echo = EchoServer.forConnections(1000);
        FuzzingClient client = new FuzzingClient(4, "test")) {
      ServerRun run = client.run(target(echo.port(), "me"), cases(9), regime, sink, SILENT);
      assertEquals(new ServerRun("me", 9, 9, null), run);
    }
    assertEquals(Collections.nCopies(9, "first"), order.subList(0, 9));
    assertEquals(List.of("99.2", "99.2", "99.5", "99.5", "99.5", "99.7"), order.subList(9, 15));
    assertEquals(15, order.size());
  }

  @Test
  void theFirstCaseThatDoesNotPassEndsTheRunWhereNoneMayFail() throws Exception {
    Regime regime = new Regime(r -> r.number() != 5, 0, true, null);
    List<CaseResult> results = new ArrayList<>();
    try (EchoServer echo = EchoServer.forConnections(1000);
        FuzzingClient client = new FuzzingClient(1, "test")) {
      Target target = target(echo.port(), "me");
      assertEquals(
          new ServerRun(
              "me",
              12,
              5,
              "me: stopped at 99.5, the first case that did not pass: 7 of 12 cases did not run",
              true),
          client.run(target, cases(12), regime, results::add, SILENT));
      assertEquals(5, results.size());
      assertEquals(
          new ServerRun("me", 5, 5, null), // nothing is left out
          client.run(target, cases(5), regime, r -> {}, SILENT));
    }
  }

  @Test
  void casesUnderWayAreDroppedWhenTheTimeAndTheGraceAreOver() throws Exception {
    Regime regime =
        new Regime(r -> true, 0, false, new TimeLimit(Duration.ZERO, Duration.ZERO, () -> 0));
    List<TestCase> cases = new ArrayList<>();
    cases.add(EchoCases.testCase(4, List.of(), new Step.Wait(Duration.ofSeconds(50), null)));
    cases.addAll(cases(3));
    try (EchoServer echo = EchoServer.forConnections(1000);
        FuzzingClient client = new FuzzingClient(1, "test")) {
      assertEquals(
          new ServerRun("me", 4, 0, "me: stopped after 0 s with 0 of 4 cases"),
          client.run(target(echo.port(), "me"), cases, regime, r -> {}, SILENT));
    }
  }

  @Test
  void casesUnderWayMayFinishWithinTheGraceAndNoOtherBegins() throws Exception {
    Regime regime =
        new Regime(
            r -> true, 0, false, new TimeLimit(Duration.ZERO, Duration.ofMinutes(9), () -> 0));
    List<String> begun = new ArrayList<>();
    List<String> ended = new ArrayList<>();
    RunProgress progress =
        new RunProgress() {
          @Override
          public void started(String agent, TestCase testCase) {
            begun.add(testCase.id().toString());
          }
        };
    ServerRun run;
    try (EchoServer echo = EchoServer.forConnections(10_000);
        FuzzingClient client = new FuzzingClient(1, "test")) {
      Target target = target(echo.port(), "me");
      run =
          client.run(
              target, cases(2000), regime, r -> ended.add(r.testCase().id().toString()), progress);
    }
    assertEquals(begun, ended);
    assertEquals("me: stopped after 0 s with " + ended.size() + " of 2000 cases", run.failure());
  }

  @Test
  void nothingRunsAgainWhenTheTimeIsOver() throws Exception {
    AtomicLong clock = new AtomicLong();
    TimeLimit limit = new TimeLimit(Duration.ofMinutes(1), Duration.ZERO, clock::get);
    Regime regime =
        new Regime(
            r -> {
              clock.set(Duration.ofMinutes(2).toNanos());
              return false;
            },
            2,
            false,
            limit);
    List<String> warnings = new ArrayList<>();
    RunProgress progress =
        new RunProgress() {
          @Override
          public void warned(String agent, String sentence) {
            warnings.add(sentence);
          }
        };
    try (EchoServer echo = EchoServer.forConnections(1000);
        FuzzingClient client = new FuzzingClient(1, "test")) {
      assertEquals(
          new ServerRun("me", 3, 3, null),
          client.run(target(echo.port(), "me"), cases(3), regime, r -> {}, progress));
    }
    assertEquals(
        List.of("the time is over, and 3 cases were not run again as often as asked"), warnings);
  }

  private static Target target(int port, String agent) {
    return new Target(
        agent,
        URI.create("ws://127.0.0.1:" + port),
        null,
        null,
        List.of(),
        EngineOptions.DEFAULT,
        TlsSettings.PLATFORM);
  }

  private static List<TestCase> cases(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(EchoCases::text).toList();
  }
}
