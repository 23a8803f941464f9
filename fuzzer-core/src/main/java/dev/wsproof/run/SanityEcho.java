package dev.wsproof.run;

import dev.wsproof.observe.Observation;
import dev.wsproof.script.CaseId;
import dev.wsproof.script.CloseExpectation;
import dev.wsproof.script.CloseExpectation.Party;
import dev.wsproof.script.Delivery;
import dev.wsproof.script.ExpectedEvent;
import dev.wsproof.script.Outcome;
import dev.wsproof.script.Payload;
import dev.wsproof.script.Step;
import dev.wsproof.script.TestCase;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.Judge;
import dev.wsproof.wire.Opcode;
import java.time.Duration;
import java.util.List;

/**
 * The simplest thing a peer must be able to do: open, echo one short text, close. Runs before and
 * after the cases and is no case itself: it tells a dead or absent peer from a wrong one.
 */
final class SanityEcho {
  private static final Payload TEXT = Payload.text("wsproof: is anybody there?");

  static final TestCase CASE =
      TestCase.of(CaseId.of("0.0"), "sanity", "sanity")
          .spec(List.of("RFC 6455 §5.6"))
          .texts(
              "One short text message.",
              "The message comes back, and the connection closes cleanly.")
          .steps(
              List.of(
                  new Step.SendMessage(Opcode.TEXT, TEXT, null, Delivery.AT_ONCE),
                  new Step.FailAfter(Duration.ofSeconds(5))))
          .outcomes(
              List.of(
                  new Outcome(
                      Outcome.Grade.OK, List.of(new ExpectedEvent.Message(TEXT, false)), null)))
          .close(new CloseExpectation(Party.US, List.of(1000), false, false, false))
          .build();

  private SanityEcho() {}

  /** Whether the peer echoed. */
  static boolean echoed(Observation seen) {
    return Judge.judge(CASE, seen).behavior() == Behavior.OK;
  }

  /** What was wrong, in a few words; only for a peer that did not open or did not echo. */
  static String problem(Observation seen) {
    String reason = seen.close().wasNotCleanReason();
    if (!seen.opened()) {
      return "no WebSocket opening handshake: " + reason;
    }
    return "a short text message was not echoed" + (reason == null ? "" : ": " + reason);
  }
}
