package dev.wsproof.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wsproof.script.HandshakeSpec;
import dev.wsproof.script.HeadChange;
import dev.wsproof.script.OpeningOutcome;
import dev.wsproof.script.OpeningOutcome.Way;
import dev.wsproof.script.Outcome.Grade;
import dev.wsproof.script.Watch;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.Verdict;
import dev.wsproof.wire.Role;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchedCasesTest {
  private static final HandshakeSpec OPENED =
      new HandshakeSpec(HeadChange.NONE, List.of(new OpeningOutcome(Grade.OK, Way.OPENED)));

  /** A client's close frame with 1000, masked with 00000001. */
  private static final String CLOSE = "\u0088\u0082\0\0\0\1\3\u00e9";

  private static OpeningBench bench(Watch watch, boolean nonceRepeated) {
    return new OpeningBench(Role.SERVER, OPENED, Set.of(watch), nonceRepeated);
  }

  /** A client's text frame "Hello" under a key of which the last octet is {@code key}. */
  private static String hello(int key) {
    return "\u0081\u0085\0\0\0" + (char) key + "Hel" + (char) ('l' ^ key) + "o";
  }

  private static Verdict verdict(Watch watch, String request, int key) {
    return bench(watch, false).peer(request).peer(hello(key)).peer(CLOSE).peerDrops().verdict();
  }

  @Test
  void aMaskingKeyForEachFramePasses() {
    Verdict verdict = verdict(Watch.MASKING_KEYS, OpeningBench.REQUEST, 2);
    assertEquals(Behavior.OK, verdict.behavior(), verdict.result());
  }

  @Test
  void theMaskingKeyOfTheFrameBeforeFails() {
    Verdict verdict = verdict(Watch.MASKING_KEYS, OpeningBench.REQUEST, 1);
    assertEquals(Behavior.FAILED, verdict.behavior());
    assertEquals("Frames 1 and 2 have the same masking key, 00000001.", verdict.result());
  }

  @Test
  void masksAreNotLookedAtUnlessTheCaseWatchesThem() {
    Verdict verdict = verdict(Watch.OFFERS, OpeningBench.REQUEST, 1);
    assertEquals(Behavior.OK, verdict.behavior(), verdict.result());
  }

  @Test
  void dataAndASecondCloseBehindTheCloseFail() {
    Verdict verdict =
        bench(Watch.SILENCE, false)
            .peer(OpeningBench.REQUEST)
            .peer(hello(2) + CLOSE + hello(3) + CLOSE)
            .peerDrops()
            .verdict();
    assertEquals(Behavior.FAILED, verdict.behavior());
    assertEquals("The peer sent 2 frames behind its close frame.", verdict.result());
  }

  @Test
  void aPongBehindTheCloseDoesNot() {
    String pong = "\u008a\u0080\0\0\0\4";
    Verdict verdict =
        bench(Watch.SILENCE, false)
            .peer(OpeningBench.REQUEST)
            .peer(hello(2) + CLOSE + pong)
            .peerDrops()
            .verdict();
    assertEquals(Behavior.OK, verdict.behavior(), verdict.result());
  }

  @Test
  void silenceIsWatchedInServersToo() {
    Verdict verdict =
        new OpeningBench(Role.CLIENT, OPENED, Set.of(Watch.SILENCE), false)
            .peer(OpeningBench.response(OpeningBench.ACCEPT))
            .peer("\u0081\u0005Hello")
            .peer("\u0088\u0002\u0003\u00e8\u0088\u0000")
            .peerDrops()
            .verdict();
    assertEquals(Behavior.FAILED, verdict.behavior());
    assertEquals("The peer sent 1 frame behind its close frame.", verdict.result());
  }

  @Test
  void aKeyOfAnEarlierConnectionFails() {
    Verdict verdict =
        bench(Watch.NONCES, true)
            .peer(OpeningBench.REQUEST)
            .peer(hello(2))
            .peer(CLOSE)
            .peerDrops()
            .verdict();
    assertEquals(Behavior.FAILED, verdict.behavior());
    assertEquals("The client sent a Sec-WebSocket-Key that it had sent before.", verdict.result());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "permessage-deflate; client_max_window_bits, x-other; a=1 | OK",
        "permessage-deflate; server_max_window_bits=15; client_no_context_takeover | OK",
        "permessage-deflate; server_no_context_takeover=1 | FAILED",
        "permessage-deflate; server_max_window_bits | FAILED",
        "x-other, permessage-deflate; client_max_window_bits=16 | FAILED",
        "permessage-deflate; max_inflate_ratio=5 | FAILED",
      })
  void offersHaveKnownParametersWithValuesTheyCanHave(String offers, Behavior wanted) {
    String request =
        OpeningBench.REQUEST.replace(
            "\r\n\r\n", "\r\nSec-WebSocket-Extensions: " + offers + "\r\n\r\n");
    Verdict verdict = verdict(Watch.OFFERS, request, 2);
    assertEquals(wanted, verdict.behavior(), verdict.result());
  }
}
