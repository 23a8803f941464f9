package dev.wsproof.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.TestExecutionResult.Status.ABORTED;
import static org.junit.platform.engine.TestExecutionResult.Status.FAILED;
import static org.junit.platform.engine.TestExecutionResult.Status.SUCCESSFUL;

import dev.wsproof.cli.testee.Testee;
import dev.wsproof.cli.testee.defect.Defect;
import dev.wsproof.cli.testee.defect.DefectServer;
import dev.wsproof.junit.example.EchoServer;
import dev.wsproof.report.gate.Policy;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/** Tests of servers fail when the server does, and never hide it. */
class ServerConformanceTest {
  private static final String LAST = "the run came to its end";

  @Test
  void eachCaseIsATestInTheContainerOfItsChapter() throws Exception {
    try (Testee server = Testee.start("127.0.0.1", 0)) {
      Launch launch =
          Launch.of(
              () -> Conformance.server(server.uri()).suite("classic").cases("1.*", "2.1").tests());
      assertEquals(16 + 1 + 1, launch.count(SUCCESSFUL), launch.sentences().toString());
      assertTrue(launch.containers().containsAll(List.of("1 Framing", "2 Pings and pongs")));
      assertTrue(launch.names().get(0).startsWith("1.1.1 "), launch.names().toString());
      assertEquals(LAST, launch.names().get(17));
    }
  }

  @Test
  void aServerThatAnswersWronglyFailsWithWhatWasExpectedAndWhatCame() throws Exception {
    try (EchoServer server = EchoServer.start(text -> text + "!")) {
      Launch launch =
          Launch.of(() -> Conformance.server(server.uri()).cases("5.3", "1.2.2").tests());
      assertEquals(1, launch.count(FAILED));
      AssertionFailedError error =
          assertInstanceOf(AssertionFailedError.class, launch.thrown("5.3 "));
      String expected = error.getExpected().getStringRepresentation();
      String actual = error.getActual().getStringRepresentation();
      assertTrue(expected.startsWith("OK: text \"fragment1fragment2\"\nclose: "), expected);
      assertTrue(actual.startsWith("text \"fragment1fragment2!\"\nclose: "), actual);
      for (String part :
          List.of(
              "5.3: FAILED, close OK",
              "\nrequirement: MUST, RFC 6455 §",
              "\nexpected: OK: text",
              "\nactual: text",
              "\nwire log, rows ",
              "\n  RX FRAME : OPCODE=1",
              "\nnote: sanity echo: ")) {
        assertTrue(error.getMessage().contains(part), part + " in " + error.getMessage());
      }
      assertEquals(0, error.getStackTrace().length);
    }
  }

  @Test
  void withoutAServerEveryTestFailsWithTheSameSentence() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    Launch launch =
        Launch.of(() -> Conformance.server("ws://127.0.0.1:" + port).cases("6.*").tests());
    assertEquals(145 + 1, launch.count(FAILED));
    assertEquals(1, launch.sentences().size());
    String sentence = launch.sentences().get(0);
    assertTrue(sentence.startsWith("ws://127.0.0.1:" + port + ": "), sentence);
    assertTrue(sentence.contains("refused"), sentence);
  }

  @Test
  void aServerThatGoesAwayFailsTheTestsThatAreLeft() throws Exception {
    AtomicReference<EchoServer> server = new AtomicReference<>();
    server.set(
        EchoServer.start(
            text -> {
              if (text.length() == 126) { // case 1.1.3
                server.get().close();
              }
              return text;
            }));
    Launch launch =
        Launch.of(() -> Conformance.server(server.get().uri()).cases("1.1.*").parallel(1).tests());
    assertEquals(2, launch.count(SUCCESSFUL), launch.sentences().toString());
    String sentence = launch.thrown(LAST).getMessage();
    // the server has to notice that it is closed: a case may come in between
    assertTrue(
        sentence.matches("(?s)the server was gone at case 1\\.1\\.[4-8], after [3-7] of 8.*"),
        sentence);
    assertEquals(sentence, launch.thrown("1.1.8 ").getMessage());
  }

  @Test
  void policiesBaselinesAndAllowancesDecideWhatPasses() throws Exception {
    // Java-WebSocket leaves it to us to drop TCP in this case
    try (EchoServer server = EchoServer.start()) {
      assertEquals(FAILED, statusOf751(tests(server)));
      assertEquals(SUCCESSFUL, statusOf751(tests(server).policy(Policy.LENIENT)));
      assertEquals(FAILED, statusOf751(tests(server).policy(Policy.STRICT)));
      assertEquals(ABORTED, statusOf751(tests(server).allowingFailureOf("7.5.*")));
      assertEquals(SUCCESSFUL, statusOf751(tests(server).baseline(recorded("java-websocket"))));
    }
  }

  @TempDir private Path directory;

  private Path recorded(String name) throws Exception {
    Path file = directory.resolve(name + ".json");
    try (InputStream in = getClass().getResourceAsStream("/gate/" + name + ".json")) {
      Files.copy(in, file);
    }
    return file;
  }

  private static ServerConformance tests(EchoServer server) {
    return Conformance.server(server.uri()).cases("7.5.1");
  }

  private static Object statusOf751(ServerConformance tests) {
    Launch launch = Launch.of(tests::tests);
    return Stream.of(FAILED, ABORTED, SUCCESSFUL)
        .filter(status -> launch.count(status) == (status == SUCCESSFUL ? 2 : 1))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aResultBetterThanTheBaselineFailsAndSaysWhatItIs() throws Exception {
    try (Testee server = Testee.start("127.0.0.1", 0)) {
      Path baseline = recorded("java-websocket");
      Launch launch =
          Launch.of(
              () -> Conformance.server(server.uri()).cases("7.5.1").baseline(baseline).tests());
      AssertionFailedError error =
          assertInstanceOf(AssertionFailedError.class, launch.thrown("7.5.1 "));
      assertEquals("OK, close OK", error.getActual().getStringRepresentation());
      assertEquals("OK, close FAILED BY CLIENT", error.getExpected().getStringRepresentation());
    }
  }

  @Test
  void testsSideBySideGetTheirResultsToo() throws Exception {
    try (Testee server = Testee.start("127.0.0.1", 0)) {
      Launch launch =
          Launch.sideBySide(() -> Conformance.server(server.uri()).cases("1.*", "2.*").tests());
      assertEquals(16 + 11 + 1, launch.count(SUCCESSFUL), launch.sentences().toString());
    }
  }

  @Test
  void oneTestAloneEndsTheRunWhenItIsOver() throws Exception {
    try (Testee server = Testee.start("127.0.0.1", 0)) {
      String first =
          Launch.of(() -> Conformance.server(server.uri()).cases("2.1").tests()).uniqueId("2.1 ");
      Launch one =
          Launch.one(
              () ->
                  Conformance.server(server.uri())
                      .cases("2.*", "7.*")
                      .parallel(1)
                      .reports(directory)
                      .tests(),
              first);
      assertEquals(1, one.names().size());
      assertEquals(1, one.count(SUCCESSFUL));
      String index = Files.readString(directory.resolve("index.json"));
      assertTrue(index.contains("\"2.1\""), index);
      assertFalse(index.contains("\"7.13.2\""), index);
    }
  }

  @Test
  void reportsAreCompleteWhenTheTestsAreOver() throws Exception {
    try (Testee server = Testee.start("127.0.0.1", 0)) {
      Launch launch =
          Launch.of(
              () ->
                  Conformance.server(server.uri())
                      .cases("1.1.1")
                      .agent("mine")
                      .reports(directory)
                      .tests());
      assertEquals(2, launch.count(SUCCESSFUL), launch.sentences().toString());
      assertTrue(Files.readString(directory.resolve("index.html")).contains("mine"));
      assertTrue(Files.readString(directory.resolve("index.json")).contains("1.1.1"));
    }
  }

  @Test
  void whatTheRfcDoesNotDemandIsAbortedUnlessThePolicyCountsIt() throws Exception {
    try (DefectServer server = DefectServer.start("127.0.0.1", 0, Defect.CODE_REGISTERED)) {
      Launch launch = Launch.of(() -> extended(server).tests());
      assertEquals(1, launch.count(ABORTED), launch.sentences().toString());
      assertTrue(launch.sentences().get(0).startsWith("the RFC does not demand it: 7.28.1: "));
      assertTrue(
          launch.containers().get(0).startsWith("extended 7 "), launch.containers()::toString);
      assertEquals(1 + 1, launch.count(SUCCESSFUL));
      Launch strict = Launch.of(() -> extended(server).policy(Policy.STRICT).tests());
      assertEquals(1, strict.count(FAILED), strict.sentences().toString());
    }
  }

  private static ServerConformance extended(DefectServer server) {
    return Conformance.server(server.uri()).suite("extended").cases("7.28.1", "7.28.4");
  }

  @Test
  void casesThatTestClientsAreNotForServers() throws Exception {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> Conformance.server("ws://127.0.0.1:1").suite("extended").cases("0.7.1").tests());
    assertTrue(refused.getMessage().contains("only cases that test clients"), refused.getMessage());
  }

  @Test
  void casesOfOnesOwnAreTestsToo() throws Exception {
    Path file = directory.resolve("mine.yaml");
    Files.writeString(
        file,
        """
        suite: mine
        chapter: 90
        title: Ours
        ---
        family: "90.1"
        id: "90.1"
        about: A ping is answered with its own octets.
        level: must
        spec: "RFC 6455 §5.5.3"
        script:
          - {frame: ping, data: "there?"}
          - {close-after: 1s}
        expect: {OK: [{pong: "there?"}]}
        close: {by: us, codes: [1000], clean: required}
        """);
    try (Testee server = Testee.start("127.0.0.1", 0)) {
      Launch launch =
          Launch.of(() -> Conformance.server(server.uri()).caseFiles(file).suite("mine").tests());
      assertEquals(2, launch.count(SUCCESSFUL), launch.sentences().toString());
      assertTrue(launch.containers().contains("90 Ours"), launch.containers().toString());
    }
  }
}
