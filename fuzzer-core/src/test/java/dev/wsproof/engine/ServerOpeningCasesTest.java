package dev.wsproof.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.script.HandshakeSpec;
import dev.wsproof.script.HeadChange;
import dev.wsproof.script.OpeningOutcome;
import dev.wsproof.script.OpeningOutcome.Way;
import dev.wsproof.script.Outcome.Grade;
import dev.wsproof.script.Payload;
import dev.wsproof.script.TcpEnd;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.Verdict;
import dev.wsproof.wire.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerOpeningCasesTest {
  private static final OpeningOutcome OPENED = new OpeningOutcome(Grade.OK, Way.OPENED);
  private static final OpeningOutcome CLOSED = new OpeningOutcome(Grade.OK, Way.CLOSED);
  private static final OpeningOutcome SILENT = new OpeningOutcome(Grade.NON_STRICT, Way.SILENT);
  private static final OpeningOutcome CLOSE_FRAME =
      new OpeningOutcome(Grade.NON_STRICT, Way.CLOSE_FRAME);

  /** A client's text frame "Hello", masked with zeros. */
  private static final String ECHO = "\u0081\u0085\0\0\0\0Hello";

  private static HeadChange accept(String value) {
    Map<String, List<String>> set = Map.of("Sec-WebSocket-Accept", List.of(value));
    return new HeadChange(null, null, set, List.of(), List.of(), 0, false);
  }

  private static OpeningBench bench(HeadChange head, OpeningOutcome... outcomes) {
    return new OpeningBench(Role.SERVER, new HandshakeSpec(head, List.of(outcomes)));
  }

  @ParameterizedTest
  @CsvSource({
    "{accept}, s3pPLMBiTxaQ9kYGzzhZRbK+xOo=",
    "{key}, dGhlIHNhbXBsZSBub25jZQ==",
    "{accept-swapped-case}, S3PplmbItXAq9KygZZHzrBk+XoO=",
    "{accept-cut}, s3pPLMBiTxaQ9kYGzzhZRbK+xO=",
    "{accept-hex}, b37a4f2cc0624f1690f64606cf385945b2bec4ea",
  })
  void wrongFormsOfTheAcceptValueAreMadeOfTheClientsKey(String value, String wire) {
    String sent = bench(accept(value), CLOSED).peer(OpeningBench.REQUEST).sent();
    assertTrue(sent.contains("\r\nSec-WebSocket-Accept: " + wire + "\r\n"), sent);
  }

  @Test
  void theHashOfTheDecodedKeyIsAnother() {
    String sent =
        bench(accept("{accept-of-decoded-key}"), CLOSED).peer(OpeningBench.REQUEST).sent();
    assertTrue(!sent.contains(OpeningBench.ACCEPT), sent);
  }

  @Test
  void theScriptBeginsBehindABrokenResponse() {
    OpeningBench bench = bench(accept("wrong"), CLOSED).peer(OpeningBench.REQUEST);
    assertTrue(bench.sent().endsWith("\r\n\r\n\u0081\u0005Hello"), bench.sent());
  }

  @Test
  void aClientThatDropsWithoutAWordPasses() {
    OpeningBench bench = bench(accept("wrong"), CLOSED).peer(OpeningBench.REQUEST).peerDrops();
    assertEquals(Behavior.OK, bench.verdict().behavior());
  }

  @Test
  void aClientThatSendsAFrameFailsAndTheResultSaysSo() {
    OpeningBench bench = bench(accept("wrong"), CLOSED, SILENT);
    Verdict verdict = bench.peer(OpeningBench.REQUEST).peer(ECHO).peerDrops().verdict();
    assertEquals(Behavior.FAILED, verdict.behavior());
    assertEquals(
        "Expected that the peer closes TCP without a word, or the peer does nothing until we close"
            + " TCP. Seen: the client goes on as if the connection were open and sends 11 octets.",
        verdict.result());
  }

  @Test
  void aLoneCloseFrameIsToldFromOtherFrames() {
    // Close 1002, masked with zeros.
    OpeningBench bench = bench(accept("wrong"), CLOSED, CLOSE_FRAME);
    bench.peer(OpeningBench.REQUEST).peer("\u0088\u0082\0\0\0\0\u0003\u00ea").peerDrops();
    assertEquals(Behavior.NON_STRICT, bench.verdict().behavior());
  }

  @Test
  void aClientThatDoesNothingIsDroppedInTwoSeconds() {
    OpeningBench bench = bench(accept("wrong"), CLOSED).peer(OpeningBench.REQUEST).after(2000);
    assertTrue(bench.dropped);
    Verdict verdict = bench.verdict();
    assertEquals(Behavior.FAILED, verdict.behavior());
    assertTrue(verdict.result().contains("does nothing until we close TCP"), verdict.result());
  }

  @Test
  void octetsSentBeforeTheResponseFail() {
    HandshakeSpec spec = late();
    OpeningBench bench = new OpeningBench(Role.SERVER, spec).peer(OpeningBench.REQUEST).after(999);
    assertEquals("", bench.sent());
    bench.peer(ECHO).after(1).peerDrops();
    assertTrue(bench.sent().startsWith("HTTP/1.1 101 "), bench.sent());
    Verdict verdict = bench.verdict();
    assertEquals(Behavior.FAILED, verdict.behavior());
    assertTrue(verdict.result().contains("sends 11 octets before our response"), verdict.result());
  }

  @Test
  void octetsGluedToTheRequestFail() {
    OpeningBench bench = bench(HeadChange.NONE, OPENED).peer(OpeningBench.REQUEST + ECHO);
    assertEquals(Behavior.FAILED, bench.peerDrops().verdict().behavior());
  }

  @Test
  void aClientThatWaitsForALateResponsePasses() {
    OpeningBench bench = new OpeningBench(Role.SERVER, late()).peer(OpeningBench.REQUEST);
    bench.after(1000).peer(ECHO).peer("\u0088\u0082\0\0\0\0\u0003\u00e8");
    assertEquals(Behavior.OK, bench.verdict().behavior(), bench.verdict().result());
  }

  private static HandshakeSpec late() {
    return new HandshakeSpec(
        HeadChange.NONE,
        Payload.EMPTY,
        Payload.EMPTY,
        null,
        0,
        Duration.ofSeconds(1),
        null,
        null,
        List.of(OPENED));
  }

  @Test
  void aClientThatGoesWhileItsResponseIsHeldBackEndsTheCase() {
    OpeningBench bench = new OpeningBench(Role.SERVER, late()).peer(OpeningBench.REQUEST);
    bench.peerDrops().after(2000);
    assertEquals("", bench.sent());
    assertEquals(Behavior.FAILED, bench.verdict().behavior());
  }

  @Test
  void aClientDoesNotGetPastAResponseThatIsCut() {
    HandshakeSpec spec =
        new HandshakeSpec(
            HeadChange.NONE,
            Payload.EMPTY,
            Payload.EMPTY,
            null,
            0,
            null,
            new HandshakeSpec.Cut(12, TcpEnd.RESET),
            null,
            List.of(new OpeningOutcome(Grade.OK, Way.SILENT)));
    OpeningBench silent = new OpeningBench(Role.SERVER, spec).peer(OpeningBench.REQUEST).after(100);
    assertEquals("HTTP/1.1 101", silent.sent());
    assertTrue(silent.reset);
    assertEquals(Behavior.OK, silent.verdict().behavior());

    OpeningBench hasty = new OpeningBench(Role.SERVER, spec).peer(OpeningBench.REQUEST);
    hasty.peer("\u0089\u0080\0\0\0\0").after(100); // a ping
    assertEquals(Behavior.FAILED, hasty.verdict().behavior());
  }

  @Test
  void anotherRequestOverTheSameConnectionIsSeenAsThat() {
    OpeningOutcome again = new OpeningOutcome(Grade.OK, Way.ANOTHER_REQUEST);
    OpeningBench bench = bench(accept("wrong"), again).peer(OpeningBench.REQUEST);
    bench.peer(OpeningBench.REQUEST).after(2000);
    assertEquals(Behavior.OK, bench.verdict().behavior());

    OpeningBench strict = bench(accept("wrong"), CLOSED).peer(OpeningBench.REQUEST);
    strict.peer(OpeningBench.REQUEST).after(2000);
    assertEquals(
        "Expected that the peer closes TCP without a word. Seen: the client sends another HTTP"
            + " request over the connection.",
        strict.verdict().result());
  }
}
