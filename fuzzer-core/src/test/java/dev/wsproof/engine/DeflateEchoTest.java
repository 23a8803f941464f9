package dev.wsproof.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.deflate.DeflateParameters;
import dev.wsproof.deflate.MessageCompressor;
import dev.wsproof.observe.EchoFacts;
import dev.wsproof.observe.TrafficStats;
import dev.wsproof.script.DeflateOffer;
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
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Echo loops and other cases over permessage-deflate, on a virtual loop; we are the server. */
class DeflateEchoTest {
  private static final DeflateParameters AGREED = new DeflateParameters(false, false, 15, 15);
  private static final List<DeflateOffer> ASKED = List.of(new DeflateOffer(false, null));
  private static final Step LIMIT = new Step.CloseAfter(Duration.ofSeconds(60));

  /** "Hello" as RFC 7692 §7.2.3.1 compresses it, then again with context takeover (§7.2.3.2). */
  private static final String HELLO = "f248cdc9c90700";

  private static final String HELLO_AGAIN = "f200110000";

  private TestCase testCase;

  private Bench bench(DeflateParameters agreed, Step... steps) {
    testCase = Bench.testCase(ASKED, List.of(), steps);
    return new Bench(Role.SERVER, EngineOptions.DEFAULT, testCase, agreed).open();
  }

  private static Step.EchoLoop echo(String text, int messages, Integer fragment) {
    MessageSource source = new MessageSource.Same(Payload.text(text));
    return new Step.EchoLoop(Opcode.TEXT, source, messages, fragment, Delivery.AT_ONCE, false);
  }

  private Verdict verdict(Bench bench) {
    return Judge.judge(testCase, bench.observation);
  }

  private static String compressed(byte[] message) {
    try (MessageCompressor compressor = new MessageCompressor(true, 15)) {
      ByteBuffer payload = compressor.compress(ByteBuffer.wrap(message));
      byte[] octets = new byte[payload.remaining()];
      payload.get(octets);
      return HexFormat.of().formatHex(octets);
    }
  }

  /** A client's compressed frame, its masking key all zero. */
  private static String frame(int first, String payload) {
    int length = payload.length() / 2;
    String form =
        length < 126
            ? "%02x".formatted(0x80 | length)
            : length < 1 << 16 ? "fe%04x".formatted(length) : "ff%016x".formatted(length);
    return "%02x%s00000000%s".formatted(first, form, payload);
  }

  @Test
  void messagesAreCompressedAndTheirEchoesDecompressed() {
    Bench bench = bench(AGREED, echo("Hello", 2, null), LIMIT);
    assertEquals("c107" + HELLO, bench.sent()); // FIN, RSV1, text
    bench.peer("c187 00000000" + HELLO);
    assertEquals("c107" + HELLO + "c105" + HELLO_AGAIN, bench.sent());
    bench.peer("c185 00000000" + HELLO_AGAIN).peer("8882 00000000 03e8");
    assertEquals(new EchoFacts(2, 2, null, false), bench.observation.echo());
    assertEquals(Behavior.OK, verdict(bench).behavior());
    assertEquals(CloseBehavior.OK, verdict(bench).behaviorClose());
  }

  @Test
  void anEchoTooManyIsADifferenceWhenItIsCompressedToo() {
    Bench bench = bench(AGREED, echo("Hello", 1, null), LIMIT);
    bench.peer("c187 00000000" + HELLO).peer("c185 00000000" + HELLO_AGAIN);
    bench.peer("8882 00000000 03e8");
    assertEquals(
        "message 2: came, though no message was left to echo",
        bench.observation.echo().difference());
    assertEquals(Behavior.FAILED, verdict(bench).behavior());
  }

  @Test
  void trafficIsCountedAtEveryLevelUntilClosingBegins() {
    Bench bench = bench(AGREED, echo("Hello", 2, null), LIMIT);
    bench.peer("c187 00000000" + HELLO).peer("c185 00000000" + HELLO_AGAIN);
    bench.peer("8882 00000000 03e8");
    TrafficStats traffic = bench.observation.traffic();
    assertEquals(new TrafficStats.Direction(2 + 7 + 2 + 5, 12, 10, 2, 2), traffic.outgoing());
    assertEquals(new TrafficStats.Direction(6 + 7 + 6 + 5, 12, 10, 2, 2), traffic.incoming());
    assertEquals(0, traffic.preopenOutgoingOctets());
    assertEquals(1, traffic.preopenIncomingOctets()); // all there is of a handshake here
  }

  @ParameterizedTest
  @CsvSource({
    "3, 4103f248cd 0003c9c907 800100",
    "7, c107f248cdc9c90700",
    "6, 4106f248cdc9c907 800100",
    "1, 4101f2 000148 0001cd 0001c9 0001c9 000107 000100 8000"
  })
  void theCompressedPayloadIsCutAndOnlyTheFirstFrameSaysSo(int fragment, String frames) {
    assertEquals(frames.replace(" ", ""), bench(AGREED, echo("Hello", 1, fragment)).sent());
  }

  @Test
  void anEchoMayComeInFragmentsOrNotCompressedAtAll() {
    Bench bench = bench(AGREED, echo("Hello", 2, null), LIMIT);
    bench.peer("4183 00000000 f248cd").peer("8980 00000000").peer("8084 00000000 c9c90700");
    bench.peer("8185 00000000 48656c6c6f").peer("8880 00000000");
    assertTrue(bench.observation.echo().isComplete());
  }

  @Test
  void aPeerThatDoesNotAgreeIsNotTestedAndSeesTheConnectionClosed() {
    Bench bench = bench(null, echo("Hello", 2, null), LIMIT);
    assertEquals("880203e8", bench.sent());
    bench.peer("8882 00000000 03e8");
    assertEquals(new EchoFacts(2, 0, null, true), bench.observation.echo());
    assertEquals(
        new Verdict(
            Behavior.UNIMPLEMENTED,
            CloseBehavior.OK,
            "The peer did not agree to permessage-deflate as the case asks for it.",
            "Connection was properly closed"),
        verdict(bench));
  }

  @ParameterizedTest
  @CsvSource({
    "c185 00000000 f200110000, a match that reaches before the beginning",
    "c181 00000000 07, a reserved type of block"
  })
  void dataThatAreNotDeflateFailTheConnectionWith1007(String frame, String what) {
    Bench bench = bench(AGREED, echo("Hello", 2, null), LIMIT).peer(frame);
    assertEquals("03ef", bench.sent().substring(22, 26), what);
    bench.peer("8880 00000000");
    assertEquals(Behavior.FAILED, verdict(bench).behavior(), what);
    assertTrue(
        verdict(bench).result().startsWith("0 of 2 echoes came before the connection ended: "),
        verdict(bench).result());
  }

  @Test
  void aMessageThatEndsInsideABlockFailsTheConnectionWith1007() {
    Bench bench = bench(AGREED, LIMIT).peer("c183 00000000 f248cd");
    assertEquals("03ef", bench.sent().substring(4, 8));
  }

  @ParameterizedTest
  @CsvSource({
    "c980 00000000, a compressed ping",
    "4181 00000000 f2 c086 00000000 48cdc9c90700, a continuation frame with RSV1",
    "e187 00000000 f248cdc9c90700, RSV2 besides",
    "9187 00000000 f248cdc9c90700, RSV3 alone"
  })
  void reservedBitsWhereTheyHaveNoMeaningFailTheConnection(String frames, String what) {
    Bench bench = bench(AGREED, LIMIT).peer(frames);
    assertEquals("03ea", bench.sent().substring(4, 8), what); // 1002
  }

  @Test
  void withoutAnAgreementAReservedBitIsAViolation() {
    Bench bench = bench(null, LIMIT).peer("c187 00000000" + HELLO);
    assertEquals("03ea", bench.sent().substring(4, 8));
  }

  @Test
  void aBombInTheLoopIsADifferenceAndNotInflated() {
    Bench bench = bench(AGREED, echo("\0\0\0\0", 1, null), LIMIT);
    String bomb = compressed(new byte[8 << 20]);
    bench.peer(frame(0xc1, bomb)).peer("8880 00000000");
    assertEquals("message 1: has more than 4 octets", bench.observation.echo().difference());
  }

  @Test
  void aBombInAnyOtherCaseFailsTheConnection() {
    Bench bench = bench(AGREED, LIMIT);
    String bomb = compressed(new byte[(64 << 20) + 1]);
    bench.peer(frame(0xc2, bomb));
    assertEquals("03f1", bench.sent().substring(4, 8)); // 1009
  }

  @Test
  void compressedTextMustBeUtf8() {
    String broken = compressed(new byte[] {'a', (byte) 0xff});
    Bench bench = bench(AGREED, LIMIT).peer(frame(0xc1, broken));
    assertEquals("03ef", bench.sent().substring(4, 8)); // 1007
  }

  @Test
  void messagesOfOtherCasesAreKeptPlain() {
    Bench bench = bench(AGREED, LIMIT).peer("c187 00000000" + HELLO).peerDrops();
    assertEquals(
        List.of(
            new dev.wsproof.observe.Event.Message(
                "Hello".getBytes(StandardCharsets.US_ASCII), false)),
        bench.observation.received());
  }
}
