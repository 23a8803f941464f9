package dev.wsproof.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.script.HandshakeSpec;
import dev.wsproof.script.HeadChange;
import dev.wsproof.script.OpeningOutcome;
import dev.wsproof.script.OpeningOutcome.StatusRange;
import dev.wsproof.script.OpeningOutcome.Way;
import dev.wsproof.script.Outcome.Grade;
import dev.wsproof.script.Payload;
import dev.wsproof.script.TcpEnd;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import dev.wsproof.verdict.Verdict;
import dev.wsproof.wire.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientOpeningCasesTest {
  private static final OpeningOutcome OPENED = new OpeningOutcome(Grade.OK, Way.OPENED);
  private static final OpeningOutcome NOT_STRICT = new OpeningOutcome(Grade.NON_STRICT, Way.OPENED);
  private static final OpeningOutcome CLOSED = new OpeningOutcome(Grade.NON_STRICT, Way.CLOSED);
  private static final OpeningOutcome SILENT = new OpeningOutcome(Grade.OK, Way.SILENT);
  private static final OpeningOutcome REFUSED =
      new OpeningOutcome(Grade.OK, List.of(new StatusRange(400, 499)), Map.of());
  private static final OpeningOutcome REFUSED_WITH_VERSION =
      new OpeningOutcome(
          Grade.OK,
          List.of(StatusRange.of(400), StatusRange.of(426)),
          Map.of("Sec-WebSocket-Version", "13"));

  private static HeadChange set(String name, String... values) {
    return new HeadChange(
        null, null, Map.of(name, List.of(values)), List.of(), List.of(), 0, false);
  }

  private static OpeningBench bench(HeadChange head, OpeningOutcome... outcomes) {
    return new OpeningBench(Role.CLIENT, new HandshakeSpec(head, List.of(outcomes)));
  }

  @Test
  void aFieldIsSetInItsPlaceAndSeveralValuesAreSeveralLines() {
    String sent = bench(set("Connection", "keep-alive", "Upgrade"), OPENED).sent();
    assertTrue(
        sent.contains(
            "\r\nUpgrade: WebSocket\r\nConnection: keep-alive\r\nConnection: Upgrade\r\n"),
        sent);
  }

  @Test
  void linesAreRemovedAndAddedAndTheFirstOneReplaced() {
    HeadChange change =
        new HeadChange(
            "POST {target} HTTP/1.1", null, Map.of(), List.of("HOST"), List.of("X : y"), 0, false);
    String sent = bench(change, REFUSED).sent();
    assertTrue(sent.startsWith("POST /chat HTTP/1.1\r\n"), sent);
    assertFalse(sent.contains("Host:"), sent);
    assertTrue(sent.endsWith("\r\nX : y\r\n\r\n"), sent);
  }

  @Test
  void aRawHeadGoesOutAsItIsWithThePartsItNames() {
    HeadChange raw =
        new HeadChange(
            null, "GET {target}\n{host} {key} {no}{", Map.of(), List.of(), List.of(), 0, false);
    assertEquals("GET /chat\nh:1 " + OpeningBench.KEY + " {no}{", bench(raw, REFUSED).sent());
  }

  @Test
  void fillerAddsFieldsAndAnUnfinishedHeadHasNoEnd() {
    HeadChange change = new HeadChange(null, null, Map.of(), List.of(), List.of(), 1000, true);
    String sent = bench(change, SILENT).sent();
    assertEquals(10, sent.split("X-Filler-").length - 1);
    assertFalse(sent.contains("\r\n\r\n"));
    assertTrue(sent.endsWith("x\r\n"));
  }

  @Test
  void octetsAroundTheHeadGoOutInOneWriteWithIt() {
    HandshakeSpec spec =
        new HandshakeSpec(
            HeadChange.NONE,
            Payload.text("before"),
            Payload.hex("8180"),
            null,
            0,
            null,
            null,
            null,
            List.of(OPENED));
    OpeningBench bench = new OpeningBench(Role.CLIENT, spec);
    assertEquals(1, bench.writes.size());
    assertTrue(bench.sent().startsWith("beforeGET "));
    assertTrue(bench.sent().endsWith("\r\n\r\n\u0081\u0080"));
  }

  @Test
  void aTailGoesOutInAWriteOfItsOwn() {
    HandshakeSpec spec =
        new HandshakeSpec(
            HeadChange.NONE,
            Payload.EMPTY,
            Payload.EMPTY,
            null,
            1,
            null,
            null,
            null,
            List.of(OPENED));
    OpeningBench bench = new OpeningBench(Role.CLIENT, spec).after(1);
    assertEquals(2, bench.writes.size());
    assertEquals("\n", bench.writes.get(1));
  }

  @Test
  void aChoppedRequestIsAWriteAnOctet() {
    HandshakeSpec spec =
        new HandshakeSpec(
            HeadChange.NONE, Payload.EMPTY, Payload.EMPTY, 1, 0, null, null, null, List.of(OPENED));
    OpeningBench bench = new OpeningBench(Role.CLIENT, spec).after(1000);
    assertTrue(bench.writes.size() > 100);
    assertTrue(bench.writes.stream().allMatch(write -> write.length() == 1));
  }

  @Test
  void anEmptySubprotocolIsNoneThatCanBeAgreedOn() {
    Verdict verdict =
        bench(HeadChange.NONE, OPENED)
            .peer(OpeningBench.response(OpeningBench.ACCEPT, "Sec-WebSocket-Protocol: "))
            .peerDrops()
            .verdict();
    assertEquals(Behavior.FAILED, verdict.behavior());
    assertTrue(verdict.result().endsWith("an empty Sec-WebSocket-Protocol."), verdict.result());
  }

  @Test
  void whatTheUserPutIntoTheUsualHeadIsNotFilledIn() {
    HandshakeSpec spec = new HandshakeSpec(HeadChange.NONE, List.of(OPENED));
    String usual = "GET /{key} HTTP/1.1\r\nX: {host}\r\n\r\n";
    assertEquals(
        usual, new ChangedHead(Role.CLIENT, spec).text(usual, "/{key}", "h:1", OpeningBench.KEY));
  }

  @Test
  void aRefusalOfAnAllowedStatusPassesAndIsNamed() {
    Verdict verdict =
        bench(set("Sec-WebSocket-Version", "14"), REFUSED_WITH_VERSION)
            .peer("HTTP/1.1 426 Upgrade Required\r\nSec-WebSocket-Version: 13, 8\r\n\r\n")
            .verdict();
    assertEquals(Behavior.OK, verdict.behavior());
    assertEquals(CloseBehavior.OK, verdict.behaviorClose());
    assertEquals(
        "The handshake was refused as allowed: the server answers 426 Upgrade Required,"
            + " Sec-WebSocket-Version: 13, 8.",
        verdict.result());
  }

  @Test
  void aRefusalWithoutAFieldThatIsWantedFailsAndSaysBoth() {
    Verdict verdict =
        bench(set("Sec-WebSocket-Version", "14"), REFUSED_WITH_VERSION)
            .peer("HTTP/1.1 400 Bad Request\r\n\r\n")
            .verdict();
    assertEquals(Behavior.FAILED, verdict.behavior());
    assertEquals(
        "Expected that the server answers 400 or 426 with Sec-WebSocket-Version: 13."
            + " Seen: the server answers 400 Bad Request.",
        verdict.result());
  }

  @Test
  void aConnectionThatOpensWhereItMustNotFails() {
    OpeningBench bench = bench(set("Upgrade", "websockets"), REFUSED, CLOSED);
    Verdict verdict = bench.peerOpensAndEchoes(OpeningBench.KEY).verdict();
    assertEquals(Behavior.FAILED, verdict.behavior());
    assertEquals(
        "Expected that the server answers 4xx, or the peer closes TCP without a word."
            + " Seen: the connection opens.",
        verdict.result());
  }

  @Test
  void aConnectionThatMayOpenIsJudgedByItsEvents() {
    OpeningBench bench = bench(set("Upgrade", "WEBSOCKET"), OPENED);
    assertEquals(Behavior.OK, bench.peerOpensAndEchoes(OpeningBench.KEY).verdict().behavior());
    bench = bench(set("Upgrade", "WEBSOCKET"), OPENED);
    bench.peer(OpeningBench.response(OpeningBench.ACCEPT)).peerDrops();
    assertEquals(Behavior.FAILED, bench.verdict().behavior());
  }

  @Test
  void aConnectionThatShouldNotOpenIsNonStrictAtBest() {
    OpeningBench bench = bench(set("Sec-WebSocket-Version", "13", "13"), REFUSED, NOT_STRICT);
    Verdict verdict = bench.peerOpensAndEchoes(OpeningBench.KEY).verdict();
    assertEquals(Behavior.NON_STRICT, verdict.behavior());
  }

  @Test
  void theAcceptValueHasToFitTheKeyAsItWasSent() {
    OpeningBench bench = bench(set("Sec-WebSocket-Key", " \tAQIDBA \t"), OPENED);
    assertEquals(Behavior.OK, bench.peerOpensAndEchoes("AQIDBA").verdict().behavior());
    bench = bench(set("Sec-WebSocket-Key", " \tAQIDBA \t"), OPENED);
    Verdict verdict = bench.peer(OpeningBench.response(OpeningBench.ACCEPT)).verdict();
    assertEquals(Behavior.FAILED, verdict.behavior());
    assertTrue(verdict.result().contains("a response with 101 that is wrong"), verdict.result());
  }

  @Test
  void onlyAnOfferedSubprotocolMayBeChosen() {
    HeadChange two = set("Sec-WebSocket-Protocol", "x-one", "x-two");
    OpeningBench bench = bench(two, OPENED);
    bench.peer(OpeningBench.response(OpeningBench.ACCEPT, "Sec-WebSocket-Protocol: x-two"));
    assertFalse(bench.dropped);
    bench = bench(two, OPENED);
    bench.peer(OpeningBench.response(OpeningBench.ACCEPT, "Sec-WebSocket-Protocol: x-three"));
    assertTrue(bench.dropped);
  }

  @Test
  void aCloseWithoutAWordAndSilenceAreToldApart() {
    assertEquals(
        Behavior.NON_STRICT, bench(HeadChange.NONE, CLOSED).peerDrops().verdict().behavior());
    assertEquals(Behavior.OK, bench(HeadChange.NONE, SILENT).after(5000).verdict().behavior());
    assertEquals(Behavior.FAILED, bench(HeadChange.NONE, SILENT).peerDrops().verdict().behavior());
  }

  @Test
  void aResponseThatIsNoHttpFitsNothing() {
    Verdict verdict =
        bench(HeadChange.NONE, REFUSED, CLOSED, SILENT).peer("\u001bhello\r\n\r\n").verdict();
    assertEquals(Behavior.FAILED, verdict.behavior());
    assertTrue(verdict.result().chars().allMatch(c -> c >= ' '), verdict.result());
  }

  private static HandshakeSpec cut(int octets, OpeningOutcome... outcomes) {
    return new HandshakeSpec(
        HeadChange.NONE,
        Payload.EMPTY,
        Payload.EMPTY,
        null,
        0,
        null,
        new HandshakeSpec.Cut(octets, TcpEnd.RESET),
        null,
        List.of(outcomes));
  }

  @Test
  void aCutHeadEndsInAResetAMomentLater() {
    OpeningBench bench = new OpeningBench(Role.CLIENT, cut(9, SILENT)).after(99);
    assertEquals("GET /chat", bench.sent());
    assertFalse(bench.reset);
    bench.after(1);
    assertTrue(bench.reset);
    assertEquals(Behavior.OK, bench.verdict().behavior());
  }

  @Test
  void aHeadIsNeverCutBehindItsLastOctet() {
    String sent = new OpeningBench(Role.CLIENT, cut(60_000, SILENT)).after(100).sent();
    assertTrue(sent.endsWith("\r\n\r"), sent);
  }

  @Test
  void aServerMayAnswerACutHead() {
    OpeningBench bench = new OpeningBench(Role.CLIENT, cut(9, REFUSED));
    bench.peer("HTTP/1.1 408 Too Late\r\n\r\n").after(100);
    assertEquals(Behavior.OK, bench.verdict().behavior());
  }
}
