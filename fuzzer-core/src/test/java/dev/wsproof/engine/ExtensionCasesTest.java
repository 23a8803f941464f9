package dev.wsproof.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.deflate.BlockWriter;
import dev.wsproof.script.AgreementPattern;
import dev.wsproof.script.DeflateReply;
import dev.wsproof.script.Delivery;
import dev.wsproof.script.ExpectedEvent;
import dev.wsproof.script.ExtensionsSpec;
import dev.wsproof.script.FrameSpec;
import dev.wsproof.script.HandshakeSpec;
import dev.wsproof.script.Mask;
import dev.wsproof.script.OpeningOutcome;
import dev.wsproof.script.OpeningOutcome.Way;
import dev.wsproof.script.Outcome.Grade;
import dev.wsproof.script.Payload;
import dev.wsproof.script.Step;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import dev.wsproof.wire.Opcode;
import dev.wsproof.wire.Role;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases about permessage-deflate in both roles, with a peer made of text and hex: no socket. */
class ExtensionCasesTest {
  private static final OpeningOutcome AGREED = new OpeningOutcome(Grade.OK, Way.AGREED);
  private static final OpeningOutcome DECLINED =
      new OpeningOutcome(Grade.UNIMPLEMENTED, Way.DECLINED);
  private static final OpeningOutcome CLOSED = new OpeningOutcome(Grade.OK, Way.CLOSED);

  /** "Hello" as RFC 7692 §7.2.3.1 compresses it, then again with context takeover (§7.2.3.2). */
  private static final String HELLO = "f248cdc9c90700";

  private static final String HELLO_AGAIN = "f200110000";
  private static final String CLOSE_NORMAL = "\u0088\u0002\u0003\u00e8";
  private static final String MASKED_CLOSE_NORMAL = "\u0088\u0082\0\0\0\0\u0003\u00e8";

  private static ExtensionsSpec offer(String... lines) {
    return new ExtensionsSpec(List.of(lines), DeflateReply.NOTHING_MORE, List.of(), List.of());
  }

  private static ExtensionsSpec accept(DeflateReply reply) {
    return new ExtensionsSpec(ExtensionsSpec.USUAL.offer(), reply, List.of(), List.of());
  }

  private static ExtensionsSpec reply(String... lines) {
    return new ExtensionsSpec(
        ExtensionsSpec.USUAL.offer(), DeflateReply.NOTHING_MORE, List.of(lines), List.of());
  }

  private static OpeningBench client(ExtensionsSpec spec, OpeningOutcome... outcomes) {
    return new OpeningBench(Role.CLIENT, new HandshakeSpec(spec, List.of(outcomes)));
  }

  /** A case as client that sends nothing and wants these texts. */
  private static OpeningBench listener(ExtensionsSpec spec, String... texts) {
    List<ExpectedEvent> events = new ArrayList<>();
    for (String text : texts) {
      events.add(new ExpectedEvent.Message(Payload.text(text), false));
    }
    return new OpeningBench(
        Role.CLIENT, new HandshakeSpec(spec, List.of(AGREED, DECLINED)), List.of(), events);
  }

  private static OpeningBench server(ExtensionsSpec spec, OpeningOutcome... outcomes) {
    return new OpeningBench(Role.SERVER, new HandshakeSpec(spec, List.of(outcomes)));
  }

  private static String answer(String... extensions) {
    String[] fields = new String[extensions.length];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = "Sec-WebSocket-Extensions: " + extensions[i];
    }
    return OpeningBench.response(OpeningBench.ACCEPT, fields);
  }

  private static String request(String extensions) {
    return OpeningBench.REQUEST.replaceFirst(
        "\r\n\r\n$", "\r\nSec-WebSocket-Extensions: " + extensions + "\r\n\r\n");
  }

  private static String octets(String hex) {
    return new String(HexFormat.of().parseHex(hex.replace(" ", "")), StandardCharsets.ISO_8859_1);
  }

  /** A text of {@code distance} letters, then one match over all of them, from a server. */
  private static String farMatch(int distance) {
    BlockWriter writer = new BlockWriter().stored(letters(distance), false);
    byte[] payload = writer.begin(false, false).match(3, distance).end().message();
    String header = octets("c1 7e %04x".formatted(payload.length)); // FIN, RSV1, text, 16 bits
    return header + new String(payload, StandardCharsets.ISO_8859_1);
  }

  @Test
  void offersGoOutALineEachInThePlaceOfTheirField() {
    String sent = client(offer("x; a=\"b,c\"", "permessage-deflate"), AGREED).sent();
    assertTrue(
        sent.contains(
            "\r\nSec-WebSocket-Extensions: x; a=\"b,c\""
                + "\r\nSec-WebSocket-Extensions: permessage-deflate\r\n"),
        sent);
  }

  @Test
  void whatTheServerAgreedToIsInForceAndMessagesAreEventsAsEver() {
    OpeningBench bench = client(ExtensionsSpec.USUAL, AGREED, DECLINED);
    bench.peer(answer("permessage-deflate")).peer(octets("c107" + HELLO));
    bench.peer(CLOSE_NORMAL).peerDrops();
    assertEquals(Behavior.OK, bench.verdict().behavior(), bench.verdict().result());
  }

  @Test
  void compressedFramesOfTheScriptGoOutAsTheyAre() {
    FrameSpec frame =
        new FrameSpec(Opcode.TEXT, true, 4, Payload.hex(HELLO), Mask.NONE, null, Delivery.AT_ONCE);
    OpeningBench bench =
        new OpeningBench(
            Role.CLIENT,
            new HandshakeSpec(ExtensionsSpec.USUAL, List.of(AGREED)),
            List.of(new Step.SendFrame(frame)),
            List.of());
    bench.peer(answer("permessage-deflate"));
    assertTrue(bench.sent().contains(octets("c107" + HELLO)), bench.sent());
  }

  @Test
  void aServerWithoutTheExtensionIsNotTriedAndUnimplemented() {
    OpeningBench bench = client(ExtensionsSpec.USUAL, AGREED, DECLINED);
    bench.peer(answer());
    assertEquals(octets("8882 00000000 03e8"), bench.writes.get(1));
    assertEquals(2, bench.writes.size());
    bench.peer(CLOSE_NORMAL).peerDrops();
    assertEquals(Behavior.UNIMPLEMENTED, bench.verdict().behavior());
    assertEquals(CloseBehavior.OK, bench.verdict().behaviorClose());
  }

  @Test
  void anAgreementThatTheCaseDoesNotMeanIsUnimplementedToo() {
    AgreementPattern takeover = new AgreementPattern(false, null, null, null);
    OpeningBench bench =
        client(
            ExtensionsSpec.USUAL,
            new OpeningOutcome(Grade.OK, takeover),
            DECLINED,
            new OpeningOutcome(Grade.UNIMPLEMENTED, Way.AGREED));
    bench.peer(answer("permessage-deflate; client_no_context_takeover"));
    bench.peer(CLOSE_NORMAL).peerDrops();
    assertEquals(Behavior.UNIMPLEMENTED, bench.verdict().behavior());
  }

  @ParameterizedTest
  @CsvSource({
    "permessage-deflate, FAILED",
    "permessage-deflate; server_max_window_bits=11, FAILED",
    "permessage-deflate; server_max_window_bits=10, OK",
    "permessage-deflate; server_max_window_bits=8; server_no_context_takeover, OK",
    "permessage-deflate; server_max_window_bits=08, FAILED",
    "permessage-deflate; server_max_window_bits=9; client_max_window_bits=9, NON_STRICT"
  })
  void agreementsAreJudgedByTheirParameters(String agreed, Behavior wanted) {
    AgreementPattern small = new AgreementPattern(null, null, AgreementPattern.NOT_NAMED, 10);
    AgreementPattern lesser = new AgreementPattern(null, null, null, 10);
    OpeningBench bench =
        client(
            offer("permessage-deflate; server_max_window_bits=10"),
            new OpeningOutcome(Grade.OK, small),
            new OpeningOutcome(Grade.NON_STRICT, lesser));
    bench.peer(answer(agreed)).peer("\u0081\u0005Hello").peer(CLOSE_NORMAL).peerDrops();
    assertEquals(wanted, bench.verdict().behavior(), bench.verdict().result());
  }

  @Test
  void anAgreementThatIsNotAllowedIsNamed() {
    OpeningBench bench = client(offer("permessage-deflate; foo"), CLOSED);
    bench.peer(answer("permessage-deflate; server_no_context_takeover"));
    bench.peer("\u0081\u0005Hello").peer(CLOSE_NORMAL).peerDrops();
    assertEquals(Behavior.FAILED, bench.verdict().behavior());
    assertEquals(
        "Expected that the peer closes TCP without a word."
            + " Seen: the connection opens with permessage-deflate,"
            + " the peer's no_context_takeover.",
        bench.verdict().result());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "permessage-deflate, permessage-deflate",
        "x-unknown",
        "permessage-deflate; foo",
        "permessage-deflate; client_max_window_bits"
      })
  void answersThatAgreeToNothingWeKnowFail(String agreed) {
    OpeningBench bench = client(offer("permessage-deflate, x-unknown"), AGREED, DECLINED);
    bench.peer(answer(agreed));
    assertTrue(bench.dropped);
    assertEquals(Behavior.FAILED, bench.verdict().behavior());
  }

  @ParameterizedTest
  @CsvSource({"256, OK", "257, FAILED"})
  void aMatchBeyondTheAgreedWindowFails(int distance, Behavior wanted) {
    String text = new String(letters(distance), StandardCharsets.ISO_8859_1);
    OpeningBench bench = listener(ExtensionsSpec.USUAL, text + text.substring(0, 3));
    bench.peer(answer("permessage-deflate; server_max_window_bits=8")).peer(farMatch(distance));
    bench.peer(CLOSE_NORMAL).peerDrops();
    assertEquals(wanted, bench.verdict().behavior(), bench.verdict().result());
  }

  private static byte[] letters(int count) {
    byte[] letters = new byte[count];
    for (int i = 0; i < count; i++) {
      letters[i] = (byte) ('a' + i * i % 23);
    }
    return letters;
  }

  @ParameterizedTest
  @CsvSource({
    "permessage-deflate, OK",
    "permessage-deflate; client_no_context_takeover, OK",
    "permessage-deflate; server_no_context_takeover, FAILED"
  })
  void aReferenceToAnEarlierMessageNeedsTakeover(String agreed, Behavior wanted) {
    OpeningBench bench = listener(ExtensionsSpec.USUAL, "Hello", "Hello");
    bench.peer(answer(agreed)).peer(octets("c107" + HELLO)).peer(octets("c105" + HELLO_AGAIN));
    bench.peer(CLOSE_NORMAL).peerDrops();
    assertEquals(wanted, bench.verdict().behavior(), bench.verdict().result());
  }

  @ParameterizedTest
  @ValueSource(strings = {"c9 00", "ca 00", "01 00 c0 00", "41 01f2 c0 00", "a1 00", "91 00"})
  void reservedBitsWithoutAMeaningFailTheConnection(String frames) {
    OpeningBench bench = listener(ExtensionsSpec.USUAL, "Hello");
    bench.peer(answer("permessage-deflate")).peer(octets(frames));
    assertEquals(octets("88"), bench.writes.get(1).substring(0, 1));
    bench.peer(octets("c107" + HELLO)).peerDrops();
    assertEquals(Behavior.FAILED, bench.verdict().behavior());
  }

  @Test
  void withoutAgreementNoFrameMayBeCompressed() {
    OpeningBench bench = client(offer("x"), new OpeningOutcome(Grade.OK, Way.DECLINED));
    bench.peer(answer()).peer(octets("c107" + HELLO)).peer(CLOSE_NORMAL).peerDrops();
    assertEquals(Behavior.FAILED, bench.verdict().behavior());
  }

  @Test
  void theFirstOfferThatCanBeAcceptedIsAcceptedWithWhatItAsksFor() {
    OpeningBench bench = server(ExtensionsSpec.USUAL, AGREED, DECLINED);
    bench.peer(
        request(
            "x-unknown, permessage-deflate; foo,"
                + " permessage-deflate; server_max_window_bits=10; client_max_window_bits"));
    assertTrue(
        bench
            .sent()
            .contains(
                "\r\nSec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=10\r\n"),
        bench.sent());
    bench.peer(octets("c187 00000000" + HELLO)).peer(MASKED_CLOSE_NORMAL);
    assertEquals(Behavior.OK, bench.verdict().behavior(), bench.verdict().result());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-unknown", "permessage-deflate; server_max_window_bits=16"})
  void aClientWithoutAGoodOfferIsNotTriedAndUnimplemented(String offered) {
    OpeningBench bench = server(reply("permessage-deflate; foo"), CLOSED, DECLINED);
    bench.peer(request(offered));
    assertFalse(bench.sent().contains("Sec-WebSocket-Extensions"));
    assertTrue(bench.sent().endsWith("\r\n\r\n" + CLOSE_NORMAL), bench.sent());
    bench.peerDrops();
    assertEquals(Behavior.UNIMPLEMENTED, bench.verdict().behavior(), bench.verdict().result());
  }

  @ParameterizedTest
  @CsvSource({
    "permessage-deflate, declined",
    "permessage-deflate; client_max_window_bits, 10",
    "permessage-deflate; client_max_window_bits=9, 9",
    "permessage-deflate; client_max_window_bits=12, 10"
  })
  void aWindowIsAskedOfAClientThatCanHaveIt(String offered, String answered) {
    OpeningBench bench = server(accept(new DeflateReply(false, null, false, 10)), AGREED, DECLINED);
    bench.peer(request(offered));
    String wanted =
        answered.equals("declined")
            ? "\r\nSec-WebSocket-Accept"
            : "Extensions: permessage-deflate; client_max_window_bits=" + answered + "\r\n";
    assertTrue(bench.sent().contains(wanted), bench.sent());
    assertEquals(answered.equals("declined"), !bench.sent().contains("Extensions"));
  }

  @Test
  void whatWePromiseIsNeverMoreThanTheClientAsksFor() {
    OpeningBench bench = server(accept(new DeflateReply(true, 12, true, null)), AGREED);
    bench.peer(request("permessage-deflate; server_max_window_bits=9"));
    assertTrue(
        bench
            .sent()
            .contains(
                "Extensions: permessage-deflate; server_no_context_takeover;"
                    + " server_max_window_bits=9; client_no_context_takeover\r\n"),
        bench.sent());
  }

  @Test
  void aReplyHasWhatTheClientAsksForWhereItSaysSo() {
    OpeningBench bench = server(reply("{accepted}; foo", "{accepted}"), CLOSED, DECLINED);
    bench.peer(request("permessage-deflate; server_no_context_takeover"));
    assertTrue(
        bench
            .sent()
            .contains(
                "Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover; foo\r\n"
                    + "Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover\r\n"),
        bench.sent());
    bench.peerDrops();
    assertEquals(Behavior.OK, bench.verdict().behavior(), bench.verdict().result());
  }

  @Test
  void aClientThatGoesOnWithAWrongReplyFails() {
    OpeningBench bench = server(reply("{accepted}; foo"), CLOSED, DECLINED);
    bench.peer(request("permessage-deflate")).peer(octets("c187 00000000" + HELLO));
    bench.peer(MASKED_CLOSE_NORMAL);
    assertEquals(Behavior.FAILED, bench.verdict().behavior());
  }

  @Test
  void aReplyThatCanBeReadIsInForceAsItStands() {
    OpeningBench bench = server(reply("{accepted}; client_no_context_takeover"), AGREED);
    bench.peer(request("permessage-deflate")).peer(octets("c187 00000000" + HELLO));
    bench.peer(octets("c185 00000000" + HELLO_AGAIN)).peer(MASKED_CLOSE_NORMAL);
    assertEquals(1, bench.observation.received().size());
  }

  @Test
  void aParameterThatMustNotBeOfferedMakesTheCaseMeanNothing() {
    ExtensionsSpec spec =
        new ExtensionsSpec(
            ExtensionsSpec.USUAL.offer(),
            DeflateReply.NOTHING_MORE,
            List.of("{accepted}; client_max_window_bits=15"),
            List.of("client_max_window_bits"));
    OpeningBench bench = server(spec, CLOSED, DECLINED);
    bench.peer(request("permessage-deflate; client_max_window_bits")).peer(MASKED_CLOSE_NORMAL);
    assertEquals(Behavior.UNIMPLEMENTED, bench.verdict().behavior());
  }

  @Test
  void whetherTheClientSpeaksIsLeftToTheEventsWhereAgreementIsAllThatIsAsked() {
    OpeningBench bench = server(ExtensionsSpec.USUAL, AGREED, DECLINED);
    bench.peer(request("permessage-deflate")).peerDrops();
    assertEquals("Actual events differ from any expected.", bench.verdict().result());
  }
}
