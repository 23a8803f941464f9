package dev.wsproof.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.observe.CloseFacts;
import dev.wsproof.observe.Event;
import dev.wsproof.observe.LogRow;
import dev.wsproof.script.Delivery;
import dev.wsproof.script.FrameSpec;
import dev.wsproof.script.Payload;
import dev.wsproof.script.Step;
import dev.wsproof.script.TcpEnd;
import dev.wsproof.wire.Opcode;
import dev.wsproof.wire.Role;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Scripts that end TCP, hold it, do not read, and flood. */
class EndOfTcpTest {
  private static final Step CLOSE_1000 = new Step.Close(1000, null);
  private static final Step TEXT =
      new Step.SendFrame(FrameSpec.of(Opcode.TEXT, Payload.text("hi"))); // 8102 6869

  /** Close 1000, masked with 0. */
  private static final String CLOSE_OF_CLIENT = "8882 00000000 03e8";

  /** "hi", masked with 0. */
  private static final String TEXT_OF_CLIENT = "8182 00000000 6869";

  private static final Event HELD = new Event.Timeout("held");

  private static Bench client(Step... steps) {
    return new Bench(Role.CLIENT, EngineOptions.DEFAULT, steps);
  }

  private static Bench server(Step... steps) {
    return new Bench(Role.SERVER, EngineOptions.DEFAULT, steps);
  }

  private static Step hold(long millis) {
    return new Step.HoldTcp(Duration.ofMillis(millis), "held");
  }

  @Test
  void aResetEndsTcpBehindWhatWasSaidAndIsNotedAsOurs() {
    Bench bench = server(TEXT, new Step.Drop(TcpEnd.RESET), TEXT).open();
    assertTrue(bench.reset);
    assertEquals("81026869", bench.sent());
    CloseFacts close = bench.observation.close();
    assertTrue(close.droppedByMe());
    assertFalse(close.failedByMe());
    assertFalse(close.closedByMe());
    assertEquals("I dropped the TCP connection as the case asks for", close.wasNotCleanReason());
  }

  @Test
  void closingTcpIsInOrder() {
    Bench bench = server(TEXT, new Step.Drop(TcpEnd.FIN)).open();
    assertTrue(bench.dropped);
    assertFalse(bench.reset);
    assertFalse(bench.aborted);
    assertEquals("81026869", bench.sent());
  }

  @Test
  void whenOurDirectionHasEndedThePeerIsStillHeard() {
    Bench bench = server(new Step.Drop(TcpEnd.HALF)).open();
    assertTrue(bench.sendingEnded);
    assertFalse(bench.dropped);
    bench.peer(TEXT_OF_CLIENT).peerDrops();
    assertEquals(1, bench.observation.received().size());
    assertFalse(bench.observation.close().droppedByMe());
  }

  @ParameterizedTest
  @EnumSource(TcpEnd.class)
  void nothingEndsTwice(TcpEnd how) {
    Bench bench = client(new Step.Wait(Duration.ofMillis(10), null), new Step.Drop(how)).open();
    bench.peerDrops();
    bench.after(20);
    assertFalse(bench.dropped || bench.reset || bench.sendingEnded);
  }

  @Test
  void readingStopsAndGoesOn() {
    Bench bench =
        client(
                new Step.Reading(false),
                new Step.Wait(Duration.ofMillis(500), null),
                new Step.Reading(true))
            .open();
    assertFalse(bench.reading);
    bench.after(500);
    assertTrue(bench.reading);
  }

  @Test
  void aServerHoldsTcpAfterTheClosingHandshake() {
    Bench bench = server(hold(500), CLOSE_1000).open().peer(CLOSE_OF_CLIENT).after(499);
    assertFalse(bench.dropped);
    bench.peer(CLOSE_OF_CLIENT).after(1); // a second close frame does not begin the time anew
    assertTrue(bench.dropped);
    assertEquals(List.of(HELD), bench.observation.received());
    assertTrue(bench.observation.close().wasClean());
    assertTrue(bench.observation.close().droppedByMe());
  }

  @Test
  void aServerHoldsTcpAlsoWhenTheClientBegan() {
    Bench bench = server(hold(500)).open().peer(CLOSE_OF_CLIENT);
    assertEquals("880203e8", bench.sent());
    assertFalse(bench.dropped);
    bench.after(500);
    assertEquals(List.of(HELD), bench.observation.received());
  }

  @Test
  void aClientThatEndsTcpInTheMeantimeIsSeen() {
    Bench bench = server(hold(500), CLOSE_1000).open().peer(CLOSE_OF_CLIENT).after(100).peerDrops();
    assertEquals(List.of(), bench.observation.received());
    assertFalse(bench.observation.close().droppedByMe());
    assertTrue(bench.observation.close().wasClean());
    assertNull(bench.observation.close().wasNotCleanReason());
  }

  @Test
  void dataBehindTheClientsCloseAreSeenWhileTcpIsHeld() {
    Bench bench = server(hold(500), CLOSE_1000).open().peer(CLOSE_OF_CLIENT).peer(TEXT_OF_CLIENT);
    bench.after(500);
    assertEquals(
        List.of(new Event.Message(new byte[] {'h', 'i'}, false), HELD),
        bench.observation.received());
  }

  @Test
  void asClientHoldingDoesNothing() {
    Bench bench = client(hold(5000), CLOSE_1000).open().peer("8802 03e8").after(1000);
    assertTrue(bench.observation.close().wasServerConnectionDropTimeout());
  }

  private static Step pings(int times) {
    return new Step.SendFrames(FrameSpec.of(Opcode.PING, Payload.text("a")), times);
  }

  @Test
  void aFrameGoesOutAsOftenAsAskedForAndTheLogKnowsTheFirstAndTheLast() {
    Bench bench = client(pings(3000), new Step.Drop(TcpEnd.FIN)).open();
    String one = "8981" + "01020304" + "60"; // 'a' is 61, masked with 01
    assertEquals(one.repeat(3000), bench.sent());
    assertEquals(3000, bench.observation.transcript().framesSent().get(Opcode.PING));
    assertEquals(
        2,
        bench.observation.transcript().rows().stream()
            .filter(LogRow.FrameSent.class::isInstance)
            .count());
  }

  @Test
  void manyFramesWaitForAPeerThatDoesNotRead() {
    Bench bench = server(pings(100_000));
    bench.writable = false;
    bench.open().after(10);
    assertEquals("", bench.sent());
    bench.writable = true;
    bench.peerReads().after(10);
    assertEquals(3 * 100_000, bench.sent().length() / 2);
  }

  @Test
  void whatIsSentLaterWaitsBehindManyFrames() {
    Step text = new Step.SendMessage(Opcode.TEXT, Payload.text("hi"), null, Delivery.AT_ONCE);
    Bench bench = server(pings(100_000), text).open().after(10);
    assertTrue(bench.sent().endsWith("890161" + "81026869"));
  }
}
