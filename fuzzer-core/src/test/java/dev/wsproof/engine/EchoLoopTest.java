package dev.wsproof.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.observe.EchoFacts;
import dev.wsproof.observe.LogRow;
import dev.wsproof.script.Corpus;
import dev.wsproof.script.Delivery;
import dev.wsproof.script.MessageSource;
import dev.wsproof.script.Payload;
import dev.wsproof.script.Step;
import dev.wsproof.script.TestCase;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import dev.wsproof.verdict.Judge;
import dev.wsproof.verdict.Verdict;
import dev.wsproof.wire.Opcode;
import dev.wsproof.wire.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Echo loops without an extension, on a virtual loop; mostly we are the server: no masks. */
class EchoLoopTest {
  private static final String OUR_1000 = "880203e8";
  private static final Step LIMIT = new Step.CloseAfter(Duration.ofSeconds(60));

  /** Messages "abc", "dea", "bcd", … of a ring of five letters. */
  private static final MessageSource LETTERS =
      new MessageSource.Ring(
          new Corpus("letters", "abcde".getBytes(StandardCharsets.US_ASCII), true), 3);

  private static final MessageSource SAME = new MessageSource.Same(Payload.text("abc"));

  private TestCase testCase;

  private Bench server(Step.EchoLoop echo) {
    return bench(Role.SERVER, echo, LIMIT).open();
  }

  private Bench bench(Role role, Step... steps) {
    testCase = Bench.testCase(List.of(), steps);
    return new Bench(role, EngineOptions.DEFAULT, testCase);
  }

  private static Step.EchoLoop echo(MessageSource source, int messages, Integer fragment) {
    return new Step.EchoLoop(Opcode.TEXT, source, messages, fragment, Delivery.AT_ONCE, false);
  }

  private Verdict verdict(Bench bench) {
    return Judge.judge(testCase, bench.observation);
  }

  private static EchoFacts facts(Bench bench) {
    return bench.observation.echo();
  }

  @Test
  void theNextMessageGoesWhenTheEchoOfTheLastHasCome() {
    Bench bench = server(echo(LETTERS, 3, null));
    assertEquals(List.of("8103616263"), bench.segments); // "abc"
    bench.peer("8183 00000000 616263");
    assertEquals(List.of("8103616263", "8103646561"), bench.segments); // "dea"
    bench.peer("8183 00000000 646561").peer("8183 00000000 626364");
    assertEquals("8103616263" + "8103646561" + "8103626364" + OUR_1000, bench.sent());
    bench.peer("8882 00000000 03e8");
    assertEquals(new EchoFacts(3, 3, null, false), facts(bench));
    assertEquals(List.of(), bench.observation.received());
    assertEquals(
        new Verdict(
            Behavior.OK,
            CloseBehavior.OK,
            "All 3 messages came back in time, every octet as it was sent.",
            "Connection was properly closed"),
        verdict(bench));
  }

  @Test
  void asClientEveryFrameIsMasked() {
    Bench bench = bench(Role.CLIENT, echo(SAME, 2, null), LIMIT).open().peer("8103 616263");
    assertEquals("818301020304" + "606060" + "818301020304" + "606060", bench.sent());
    bench.peer("8103 616263").peer("880203e8").peerDrops();
    assertEquals(Behavior.OK, verdict(bench).behavior());
    assertEquals(CloseBehavior.OK, verdict(bench).behaviorClose());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0101 61 0001 62 0001 63 8000",
    "2, 0102 6162 8001 63",
    "3, 8103 616263",
    "4, 8103 616263"
  })
  void messagesAreCutIntoFramesAndMultiplesEndInAnEmptyOne(int fragment, String frames) {
    assertEquals(frames.replace(" ", ""), server(echo(SAME, 1, fragment)).sent());
  }

  @Test
  void emptyMessagesAreEchoedToo() {
    Bench bench = server(echo(new MessageSource.Same(Payload.EMPTY), 2, null));
    bench.peer("8180 00000000").peer("8180 00000000").peer("8880 00000000");
    assertEquals("8100" + "8100" + OUR_1000, bench.sent());
    assertTrue(facts(bench).isComplete());
  }

  @Test
  void anEchoMayComeInFragmentsWithControlFramesBetween() {
    Bench bench = server(echo(SAME, 1, null));
    bench.peer("0181 00000000 61").peer("8980 00000000").peer("0081 00000000 62");
    bench.peer("8081 00000000 63").peer("8880 00000000");
    assertTrue(facts(bench).isComplete());
  }

  @ParameterizedTest
  @CsvSource({
    "8183 00000000 616264, message 2: octet 2 is 0x64; wanted 0x63",
    "8283 00000000 616263, message 2: is binary; wanted text",
    "8182 00000000 6162, message 2: ended after 2 octets; wanted 3",
    "8180 00000000, message 2: ended after 0 octets; wanted 3",
    "8184 00000000 61626364, message 2: has more than 3 octets",
    "8184 00000000 61626463, message 2: octet 2 is 0x64; wanted 0x63",
    "0181 00000000 78, message 2: octet 0 is 0x78; wanted 0x61"
  })
  void aWrongEchoEndsTheLoopAndIsNamed(String echo, String difference) {
    Bench bench = server(echo(SAME, 5, null)).peer("8183 00000000 616263").peer(echo);
    assertEquals("8103616263" + "8103616263" + OUR_1000, bench.sent());
    bench.peer("8882 00000000 03e8");
    String sentence = difference.replace(';', ',');
    assertEquals(new EchoFacts(5, 1, sentence, false), facts(bench));
    assertEquals(Behavior.FAILED, verdict(bench).behavior());
    assertEquals("An echo differs: " + sentence + ".", verdict(bench).result());
    assertEquals(CloseBehavior.OK, verdict(bench).behaviorClose());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 70_000, 1_048_575})
  void oneWrongOctetIsFoundWhereverItIsAndHoweverItArrives(int offset) {
    int length = 1 << 20;
    MessageSource large = new MessageSource.Same(Payload.repeat(Payload.hex("fe2a"), length));
    Bench bench = server(new Step.EchoLoop(Opcode.BINARY, large, 1, null, Delivery.AT_ONCE, false));
    byte[] octets = Payload.repeat(Payload.hex("fe2a"), length).octets();
    octets[offset] ^= 1;
    bench.peer("82ff 0000000000100000 00000000");
    for (int at = 0; at < length; at += 10_007) {
      bench.peer(java.util.Arrays.copyOfRange(octets, at, Math.min(length, at + 10_007)));
    }
    bench.peer("8880 00000000");
    int wanted = offset % 2 == 0 ? 0xfe : 0x2a;
    assertEquals(
        "message 1: octet %d is 0x%02x, wanted 0x%02x".formatted(offset, wanted ^ 1, wanted),
        facts(bench).difference());
  }

  @Test
  void anEchoTooManyIsADifference() {
    Bench bench = server(echo(SAME, 1, null));
    bench.peer("8183 00000000 616263  8183 00000000 616263").peer("8880 00000000");
    assertEquals("message 2: came, though no message was left to echo", facts(bench).difference());
    assertEquals(Behavior.FAILED, verdict(bench).behavior());
  }

  @Test
  void aPeerThatDoesNotEchoIsGivenUpWhenTheTimeIsOver() {
    Bench bench = server(echo(SAME, 1, null)).after(59_999);
    assertEquals("8103616263", bench.sent());
    bench.after(1);
    assertEquals("8103616263" + "8800", bench.sent());
    bench.peer("8880 00000000");
    assertEquals(Behavior.FAILED, verdict(bench).behavior());
    assertEquals("0 of 1 echoes came within 60 seconds.", verdict(bench).result());
    assertEquals(CloseBehavior.OK, verdict(bench).behaviorClose());
  }

  @Test
  void anEchoThatComesTooLateIsNotCounted() {
    Bench bench = server(echo(SAME, 1, null)).after(60_000).peer("8183 00000000 616263");
    bench.peer("8880 00000000");
    assertFalse(facts(bench).isComplete());
  }

  @Test
  void aPeerThatLeavesInBetweenIsToldFromOneThatIsSlow() {
    Bench bench = server(echo(SAME, 9, null)).peer("8183 00000000 616263").peerDrops();
    assertEquals(
        "1 of 9 echoes came before the connection ended: peer dropped the TCP connection without"
            + " previous WebSocket closing handshake.",
        verdict(bench).result());
    assertEquals(CloseBehavior.FAILED, verdict(bench).behaviorClose());
  }

  @Test
  void aViolationInTheLoopFailsTheConnection() {
    Bench bench = server(echo(SAME, 9, null)).peer("8382 00000000 6162").peer("8880 00000000");
    assertEquals(
        "0 of 9 echoes came before the connection ended: data opcode 3 is reserved.",
        verdict(bench).result());
  }

  @Test
  void aHandshakeThatNeverEndedMeansThatNothingWasSent() {
    Bench bench = bench(Role.SERVER, echo(SAME, 1, null), LIMIT).peerDrops();
    assertEquals(new EchoFacts(1, 0, null, false), facts(bench));
    assertEquals(Behavior.FAILED, verdict(bench).behavior());
    assertEquals(CloseBehavior.FAILED, verdict(bench).behaviorClose());
  }

  @Test
  void theLogIsOffMeanwhileButForTheTimersAndCountsGoOn() {
    Bench bench = server(echo(SAME, 2, null));
    bench.peer("8183 00000000 616263").peer("8183 00000000 616263").peer("8882 00000000 03e8");
    List<LogRow> rows = bench.observation.transcript().rows();
    assertEquals(new LogRow.LogSwitched(false), rows.get(1)); // the handshake's octet comes first
    assertEquals(new LogRow.CloseAfter(Duration.ofSeconds(60)), rows.get(2));
    assertEquals(new LogRow.LogSwitched(true), rows.get(3));
    assertEquals(Opcode.CLOSE, ((LogRow.FrameSent) rows.get(4)).opcode());
    assertEquals(8, rows.size()); // its octets, the octets and the frame of the answer
    assertEquals(2L, bench.observation.transcript().framesSent().get(Opcode.TEXT));
    assertEquals(2L, bench.observation.transcript().framesReceived().get(Opcode.TEXT));
    assertEquals(2L, bench.observation.transcript().octetsSent().get(5L));
    assertNull(bench.observation.traffic());
  }

  @Test
  void theLogIsOnAgainBeforeWhateverEndsTheLoop() {
    Bench bench = server(echo(SAME, 2, null)).after(60_000).peer("8880 00000000");
    List<LogRow> rows = bench.observation.transcript().rows();
    assertEquals(new LogRow.Closing(), rows.get(3));
    assertEquals(new LogRow.LogSwitched(true), rows.get(4));
    assertEquals(Opcode.CLOSE, ((LogRow.FrameSent) rows.get(5)).opcode());
  }

  @Test
  void aLoggedLoopKeepsItsRows() {
    Bench bench = server(new Step.EchoLoop(Opcode.TEXT, SAME, 1, null, Delivery.AT_ONCE, true));
    bench.peer("8183 00000000 616263").peer("8880 00000000");
    List<LogRow> rows = bench.observation.transcript().rows();
    LogRow.FrameSent frame = (LogRow.FrameSent) rows.get(1);
    assertEquals("abc", new String(frame.head(), StandardCharsets.US_ASCII));
    LogRow.OctetsSent octets = (LogRow.OctetsSent) rows.get(2);
    assertEquals(5, octets.length());
    assertEquals("8103616263", java.util.HexFormat.of().formatHex(octets.head()));
  }

  @Test
  void choppedMessagesLeaveInPiecesOfTheirOwn() {
    Bench bench =
        server(new Step.EchoLoop(Opcode.TEXT, SAME, 1, null, Delivery.chopped(2), true)).after(1);
    assertEquals(List.of("8103", "6162", "63"), bench.segments);
  }

  @Test
  void aLargeMessageIsWrittenOnlyAsFastAsThePeerReads() {
    int length = 16 << 20;
    MessageSource large = new MessageSource.Same(Payload.repeat(Payload.hex("fe"), length));
    Bench bench =
        bench(
            Role.SERVER,
            new Step.EchoLoop(Opcode.BINARY, large, 1, null, Delivery.AT_ONCE, false),
            LIMIT);
    bench.writable = false;
    bench.open();
    assertEquals("", bench.sent());
    bench.writable = true;
    bench.peerReads().after(1000);
    assertEquals(10L + length, bench.sent().length() / 2);
    bench.peer("89 80 00000000"); // a ping while open: its pong comes behind the message
    assertEquals("8a00", bench.sent().substring(bench.sent().length() - 4));
  }

  @Test
  void whatIsSentMeanwhileWaitsForTheEndOfTheMessage() {
    Bench bench = bench(Role.SERVER, echo(SAME, 1, null), LIMIT);
    bench.writable = false;
    bench.open().peer("8980 00000000");
    assertEquals("", bench.sent());
    bench.writable = true;
    bench.peerReads().after(1);
    assertEquals("8103616263" + "8a00", bench.sent());
  }

  @Test
  void anEchoThatBeginsBeforeAllIsSentIsCompared() {
    int length = 3 << 20; // more than one turn writes
    MessageSource large = new MessageSource.Same(Payload.repeat(Payload.hex("61"), length));
    Bench bench = server(echo(large, 1, null));
    assertTrue(bench.sent().length() / 2 < length);
    bench.peer("81ff 0000000000300000 00000000 61616162");
    bench.after(10);
    assertEquals(10 + length + 4, bench.sent().length() / 2); // the close goes behind the message
    bench.peerDrops();
    assertEquals("message 1: octet 3 is 0x62, wanted 0x61", facts(bench).difference());
  }

  @Test
  void anEchoThatIsThereBeforeItsMessageIsADifference() {
    Bench bench = bench(Role.SERVER, echo(SAME, 3, null), LIMIT);
    bench.writable = false;
    bench.open().peer("8183 00000000 616263").peerDrops();
    assertEquals("message 1: came whole before all of it was sent", facts(bench).difference());
  }
}
