package dev.wsproof.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.observe.CloseFacts;
import dev.wsproof.observe.Event;
import dev.wsproof.script.Delivery;
import dev.wsproof.script.ExpectedEvent;
import dev.wsproof.script.FrameSpec;
import dev.wsproof.script.Outcome;
import dev.wsproof.script.Payload;
import dev.wsproof.script.Step;
import dev.wsproof.wire.Opcode;
import dev.wsproof.wire.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversationTest {
  private static final EngineOptions DEFAULT = EngineOptions.DEFAULT;
  private static final Step FAIL_AFTER_1S = new Step.FailAfter(Duration.ofSeconds(1));

  /** Close frame of a client, masked with 01020304: 1000 is 03e8 ^ 0102. */
  private static final String OUR_1000 = "888201020304" + "02ea";

  /** Close 1001 "Going Away", masked. */
  private static final String OUR_1001 = "888c01020304" + "02eb446b686c64244075627d";

  private static final Step CLOSE_1000 = new Step.Close(1000, null);

  private static Bench client(Step... steps) {
    return new Bench(Role.CLIENT, DEFAULT, steps);
  }

  private static Bench server(Step... steps) {
    return new Bench(Role.SERVER, DEFAULT, steps);
  }

  @Test
  void codesThatWereRegisteredLaterMayStandInACloseFrame() {
    for (String code : List.of("03f4", "03f5", "03f6")) { // 1012, 1013, 1014
      Bench bench = client().open().peer("8802" + code).peerDrops();
      assertFalse(bench.observation.close().failedByMe(), code);
    }
    Bench bench = client().open().peer("8802 03f7").peerDrops(); // 1015
    assertTrue(bench.observation.close().failedByMe());
  }

  @Test
  void aPeerThatNeverOpensIsDroppedAfterFiveSeconds() {
    Bench bench = client();
    bench.after(4999);
    assertFalse(bench.dropped);
    bench.after(1);
    CloseFacts close = bench.observation.close();
    assertTrue(close.wasOpenHandshakeTimeout());
    assertTrue(close.droppedByMe());
    assertFalse(bench.observation.opened());
    assertEquals("peer did not finish (in time) the opening handshake", close.wasNotCleanReason());
  }

  @Test
  void aPeerThatDropsBeforeItOpensIsNotedAsThat() {
    Bench bench = client().peerDrops();
    assertFalse(bench.observation.opened());
    assertFalse(bench.observation.close().droppedByMe());
    assertEquals(
        "peer dropped the TCP connection before the opening handshake was complete",
        bench.observation.close().wasNotCleanReason());
  }

  @Test
  void ourCloseAnsweredAndTcpDroppedByTheServerIsClean() {
    Bench bench = client(CLOSE_1000).open();
    assertEquals(OUR_1000, bench.sent());
    bench.peer("880203e8").peerDrops();
    CloseFacts close = bench.observation.close();
    assertTrue(close.wasClean());
    assertTrue(close.closedByMe());
    assertFalse(close.droppedByMe());
    assertEquals(1000, close.localCloseCode());
    assertEquals(1000, close.remoteCloseCode());
    assertNull(close.remoteCloseReason());
  }

  @Test
  void aServerDropsTcpAsSoonAsItsCloseIsAnswered() {
    Bench bench = server(CLOSE_1000).open();
    assertEquals("880203e8", bench.sent());
    bench.peer("8882 00000000 03e8");
    assertTrue(bench.dropped);
    assertTrue(bench.observation.close().wasClean());
    assertTrue(bench.observation.close().droppedByMe());
  }

  @Test
  void anUnansweredCloseEndsAfterOneSecond() {
    Bench bench = client(CLOSE_1000).open();
    bench.after(999);
    assertFalse(bench.dropped);
    bench.after(1);
    CloseFacts close = bench.observation.close();
    assertTrue(close.wasCloseHandshakeTimeout());
    assertFalse(close.wasClean());
    assertTrue(bench.aborted);
  }

  @Test
  void aServerThatDoesNotDropTcpIsDroppedAfterOneSecond() {
    Bench bench = client(CLOSE_1000).open().peer("880203e8");
    bench.after(999);
    assertFalse(bench.dropped);
    bench.after(1);
    CloseFacts close = bench.observation.close();
    assertTrue(close.wasServerConnectionDropTimeout());
    assertFalse(close.wasClean());
    assertEquals("server did not drop TCP connection (in time)", close.wasNotCleanReason());
  }

  @Test
  void aServerThatBeganToCloseAndDoesNotDropTcpIsDroppedToo() {
    Bench bench = client().open().peer("880203e8").after(1000);
    assertTrue(bench.observation.close().wasServerConnectionDropTimeout());
  }

  @Test
  void aPeersCloseIsAnsweredWith1000WhateverItsCode() {
    Bench bench = client().open().peer("8804 03f3 6f6b").peerDrops(); // 1011 "ok"
    assertEquals(OUR_1000, bench.sent());
    CloseFacts close = bench.observation.close();
    assertFalse(close.closedByMe());
    assertTrue(close.wasClean());
    assertEquals(1011, close.remoteCloseCode());
    assertEquals("ok", close.remoteCloseReason());
    assertEquals(1000, close.localCloseCode());
  }

  @Test
  void aServerDropsTcpAfterAnsweringAClose() {
    Bench bench = server().open().peer("8880 00000000");
    assertEquals("880203e8", bench.sent());
    assertTrue(bench.dropped);
    assertFalse(bench.aborted);
    assertTrue(bench.observation.close().wasClean());
    assertNull(bench.observation.close().remoteCloseCode());
  }

  @Test
  void whatAClientSendsBehindItsCloseIsSeenAndCountsForNothing() {
    // close, text "hi", close, and a ping whose end does not come, in one read
    Bench bench = server().open().peer("8880 00000000 8182 00000000 6869 8880 00000000 8985");
    assertEquals("880203e8", bench.sent());
    assertTrue(bench.observation.close().wasClean());
    assertEquals(List.of(), bench.observation.received());
    assertEquals(
        Map.of(Opcode.CLOSE, 2L, Opcode.TEXT, 1L), bench.observation.transcript().framesReceived());
  }

  @Test
  void closeCodeAndReasonAreEchoedOnRequest() {
    EngineOptions echo = Options.echoingCloses();
    Bench bench = new Bench(Role.SERVER, echo).open().peer("8884 00000000 03f3 6f6b");
    assertEquals("880403f36f6b", bench.sent());
  }

  @Test
  void droppingTcpWithoutClosingIsNotClean() {
    Bench bench = client().open().peerDrops();
    assertEquals(
        "peer dropped the TCP connection without previous WebSocket closing handshake",
        bench.observation.close().wasNotCleanReason());
  }

  @Test
  void failAfterClosesWith1001() {
    Bench bench = client(FAIL_AFTER_1S).open().after(1000);
    assertEquals(OUR_1001, bench.sent());
    bench.peer("880203e9").peerDrops();
    CloseFacts close = bench.observation.close();
    assertTrue(close.failedByMe());
    assertTrue(close.closedByMe());
    assertEquals("Going Away", close.localCloseReason());
  }

  @Test
  void failAfterDropsTcpWhenClosingHasBegun() {
    Bench bench = client(FAIL_AFTER_1S).open().after(500).peer("880203e8").after(500);
    assertTrue(bench.observation.close().failedByMe());
    assertTrue(bench.observation.close().droppedByMe());
    assertTrue(bench.observation.close().wasClean());
  }

  @Test
  void failByDropSendsNoCloseFrame() {
    Bench bench = new Bench(Role.CLIENT, Options.failingByDrop(), FAIL_AFTER_1S).open().after(1000);
    assertEquals("", bench.sent());
    CloseFacts close = bench.observation.close();
    assertTrue(close.droppedByMe());
    assertEquals(
        "I failed the WebSocket connection by dropping the TCP connection",
        close.wasNotCleanReason());
  }

  @Test
  void closeAfterSendsAnEmptyCloseFrame() {
    Bench bench = client(new Step.CloseAfter(Duration.ofSeconds(1))).open().after(1000);
    assertEquals("888001020304", bench.sent());
    assertNull(bench.observation == null ? null : bench.observation.close().localCloseCode());
  }

  @ParameterizedTest
  @CsvSource({
    "c10161, RSV1 on a text frame without an extension",
    "8300, reserved data opcode 3",
    "8f00, reserved control opcode 15",
    "0900, a ping without FIN",
    "897e007e, a ping of 126 octets",
    "880100, a close frame of one octet",
    "8000, a continuation of nothing",
    "0101618100, a text frame inside a fragmented message",
    "817e0001 61, length 1 in 16 bits",
    "817f00000000 0000ffff, length 65535 in 64 bits",
    "817f80000000 00010000, the top bit of a 64-bit length",
    "818100000000 61, a masked frame from a server",
    "880203ed, close code 1005",
    "880207d0, close code 2000",
    "88021388, close code 5000"
  })
  void aBrokenRuleFailsTheConnectionWith1002(String octets, String rule) {
    Bench bench = client(FAIL_AFTER_1S).open().peer(octets);
    assertTrue(bench.sent().startsWith("88"), rule);
    assertEquals("02e8", bench.sent().substring(12, 16), rule); // 03ea ^ 0102
    bench.after(5000);
    assertTrue(bench.observation.close().failedByMe(), rule);
    assertTrue(bench.observation.close().closedByMe(), rule);
    assertEquals(1002, bench.observation.close().localCloseCode(), rule);
  }

  @Test
  void anUnmaskedClientFrameFailsTheConnection() {
    Bench bench = server(FAIL_AFTER_1S).open().peer("810161");
    assertEquals("03ea", bench.sent().substring(4, 8));
  }

  @Test
  void textThatIsNotUtf8FailsTheConnectionBeforeTheFrameEnds() {
    Bench bench = client(FAIL_AFTER_1S).open().peer("8105 61 ff");
    assertEquals("02ed", bench.sent().substring(12, 16)); // 1007: 03ef ^ 0102
    bench.peer("616161").peer("880203ef").peerDrops();
    assertTrue(bench.observation.close().wasClean());
    assertEquals(List.of(), bench.observation.received());
  }

  @Test
  void textThatEndsInsideACodePointFailsTheConnection() {
    Bench bench = client(FAIL_AFTER_1S).open().peer("8101 c3");
    assertEquals("02ed", bench.sent().substring(12, 16));
  }

  @Test
  void aSecondViolationDropsTcp() {
    Bench bench = client(FAIL_AFTER_1S).open().peer("8300").peer("8400");
    assertTrue(bench.dropped);
    assertTrue(bench.observation.close().droppedByMe());
  }

  @Test
  void pingsAreAnsweredUntilWeClose() {
    Bench bench = client(new Step.Wait(Duration.ofSeconds(1), null), CLOSE_1000).open();
    bench.peer("8902 6869");
    assertEquals("8a8201020304" + "696b", bench.sent()); // "hi" masked
    bench.after(1000).peer("8902 6869");
    assertEquals("8a8201020304696b" + OUR_1000, bench.sent());
  }

  @Test
  void messagesAndPongsAfterOurCloseAreStillEvents() {
    Bench bench = client(CLOSE_1000).open().peer("810161").peer("8a0162").peerDrops();
    assertEquals(
        List.of(new Event.Message(new byte[] {'a'}, false), new Event.Pong(new byte[] {'b'})),
        bench.observation.received());
  }

  @Test
  void messagesAfterWeFailedAreNoEventsButPongsAre() {
    Bench bench =
        client(FAIL_AFTER_1S).open().after(1000).peer("810161").peer("8a0162").peerDrops();
    assertEquals(List.of(new Event.Pong(new byte[] {'b'})), bench.observation.received());
  }

  @Test
  void fragmentsMakeOneMessageWithControlFramesBetween() {
    Bench bench = client().open().peer("0201 00  8a00  0001 ff  8001 80").peerDrops();
    assertEquals(
        List.of(
            new Event.Pong(new byte[0]),
            new Event.Message(new byte[] {0, (byte) 0xff, (byte) 0x80}, true)),
        bench.observation.received());
  }

  @Test
  void weCloseAsSoonAsEveryOutcomeHasHappened() {
    Outcome echo =
        new Outcome(
            Outcome.Grade.OK, List.of(new ExpectedEvent.Message(Payload.text("a"), false)), null);
    Bench bench =
        new Bench(Role.CLIENT, DEFAULT, Bench.testCase(List.of(echo), FAIL_AFTER_1S)).open();
    bench.peer("810161");
    assertEquals(OUR_1000, bench.sent());
  }

  @Test
  void aTaggedWaitIsAnEventOnlyWhileOpen() {
    Step[] steps = {
      new Step.Wait(Duration.ofSeconds(1), "A"),
      new Step.SendFrame(FrameSpec.of(Opcode.PING, Payload.EMPTY)),
      new Step.Wait(Duration.ofSeconds(1), "B"),
      new Step.SendFrame(FrameSpec.of(Opcode.PING, Payload.EMPTY)),
    };
    Bench bench = client(steps).open().after(1000);
    assertEquals("898001020304", bench.sent());
    bench.peer("880203e8").after(5000);
    assertEquals(List.of(new Event.Timeout("A")), bench.observation.received());
    assertEquals("898001020304" + OUR_1000, bench.sent());
  }

  @Test
  void aPeerThatNeverReadsPongsIsDropped() {
    Bench bench = client().open();
    bench.pending = Limits.FUNCTIONAL.pendingOctets() + 1;
    bench.peer("8900");
    assertTrue(bench.aborted);
    assertEquals(
        "peer sends pings and does not read the pongs",
        bench.observation.close().wasNotCleanReason());
  }

  @Test
  void aFloodOfPongsEndsTheConnectionAtTheLimit() {
    Bench bench = client().open();
    for (int i = 0; i <= Limits.FUNCTIONAL.events() && !bench.dropped; i++) {
      bench.peer("8a00");
    }
    assertEquals(Limits.FUNCTIONAL.events(), bench.observation.received().size());
    assertTrue(bench.observation.close().failedByMe());
  }

  @Test
  void aMessageBeyondTheLimitIsKnownByItsBeginningOnly() {
    Bench bench = client().open().peer("827f 0000000000400000"); // 4 MiB of binary
    for (int i = 0; i < 4096; i++) {
      bench.peer("ab".repeat(1024));
    }
    bench.peerDrops();
    Event.Message message = (Event.Message) bench.observation.received().get(0);
    assertEquals(4 << 20, message.length());
    assertEquals(64, message.payload().length);
  }

  @Test
  void allMessagesTogetherAreKeptUpToALimitAndThenByTheirBeginning() {
    Bench bench = client().open();
    String mebibyte = "827f 0000000000100000" + "ab".repeat(1 << 20);
    for (int i = 0; i < 6; i++) {
      bench.peer(mebibyte);
    }
    bench.peerDrops();
    long kept =
        bench.observation.received().stream()
            .mapToLong(event -> ((Event.Message) event).payload().length)
            .sum();
    assertEquals(Limits.FUNCTIONAL.keptOctets() + 2 * 64, kept);
  }

  @Test
  void framesOfOneTurnLeaveInOneSegment() {
    Step ping = new Step.SendFrame(FrameSpec.of(Opcode.PING, Payload.EMPTY));
    Bench bench = client(ping, ping).open();
    assertEquals(List.of("898001020304898001020304"), bench.segments);
    assertEquals(2L, bench.peerDrops().observation.transcript().octetsSent().get(6L));
  }

  @Test
  void choppedOctetsLeaveInSegmentsAndLaterWritesGoBehindThem() {
    FrameSpec chopped =
        new FrameSpec(
            Opcode.PING,
            true,
            0,
            Payload.EMPTY,
            dev.wsproof.script.Mask.BY_ROLE,
            null,
            Delivery.chopped(4));
    Bench bench = client(new Step.SendFrame(chopped), CLOSE_1000).open();
    assertEquals(List.of("89800102"), bench.segments);
    bench.after(1);
    assertEquals(List.of("89800102", "0304", OUR_1000), bench.segments);
  }

  @Test
  void nothingIsSentAfterTcpIsDropped() {
    FrameSpec slow =
        new FrameSpec(
            Opcode.BINARY,
            true,
            0,
            Payload.repeat(Payload.hex("00"), 100),
            dev.wsproof.script.Mask.NONE,
            null,
            Delivery.chopped(1));
    Bench bench = new Bench(Role.SERVER, Options.failingByDrop(), new Step.SendFrame(slow));
    bench.peer("21 810161"); // opens, then an unmasked frame: failed at once
    assertTrue(bench.segments.size() <= 1);
  }
}
