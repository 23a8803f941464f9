package dev.wsproof.verdict;

import dev.wsproof.handshake.MalformedHead;
import dev.wsproof.handshake.ResponseHead;
import dev.wsproof.observe.AgreementFacts;
import dev.wsproof.observe.Observation;
import dev.wsproof.observe.OpeningFacts;
import dev.wsproof.script.OpeningOutcome;
import dev.wsproof.script.OpeningOutcome.Way;
import dev.wsproof.script.Outcome;
import dev.wsproof.script.TestCase;
import dev.wsproof.wire.Opcode;
import dev.wsproof.wire.Role;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Judges how the opening handshake of a case about it went; a pure function. Where the connection
 * may open, what happens on it counts too (RFC 6455 §4).
 */
final class HandshakeRules {
  private static final int MOST_SHOWN = 60;

  private HandshakeRules() {}

  /**
   * The verdict.
   *
   * @param usual what is to be said if the connection may open and did
   */
  static Verdict verdict(TestCase testCase, Observation seen, Verdict usual) {
    Verdict verdict = counted(testCase, seen, usual);
    return testCase.informational()
        ? new Verdict(
            Behavior.INFORMATIONAL,
            CloseBehavior.INFORMATIONAL,
            verdict.result(),
            verdict.resultClose())
        : verdict;
  }

  private static Verdict counted(TestCase testCase, Observation seen, Verdict usual) {
    Seen what = seen(testCase, seen);
    for (OpeningOutcome outcome : testCase.handshake().outcomes()) {
      if (fits(outcome, what, testCase, seen)) {
        return outcome.way().opens() ? opened(outcome, usual) : notOpened(outcome, what);
      }
    }
    String expected =
        testCase.handshake().outcomes().stream()
            .map(OpeningOutcome::phrase)
            .collect(Collectors.joining(", or "));
    return new Verdict(
        Behavior.FAILED,
        CloseBehavior.FAILED,
        "Expected that " + expected + ". Seen: " + what.phrase() + ".",
        "The opening handshake went in a way that is not allowed");
  }

  private static Verdict opened(OpeningOutcome outcome, Verdict usual) {
    if (outcome.grade() == Outcome.Grade.UNIMPLEMENTED) {
      return new Verdict(
          Behavior.UNIMPLEMENTED,
          CloseBehavior.OK,
          "The peer did not agree to permessage-deflate as the case asks for it.",
          "Nothing was tried on the connection");
    }
    boolean lesser = outcome.grade() == Outcome.Grade.NON_STRICT && usual.behavior() == Behavior.OK;
    return lesser
        ? new Verdict(
            Behavior.NON_STRICT,
            usual.behaviorClose(),
            "The connection opened, which is not the best reading of the RFC.",
            usual.resultClose())
        : usual;
  }

  private static Verdict notOpened(OpeningOutcome outcome, Seen what) {
    return new Verdict(
        outcome.grade() == Outcome.Grade.OK ? Behavior.OK : Behavior.NON_STRICT,
        CloseBehavior.OK,
        "The handshake was refused as allowed: " + what.phrase() + ".",
        "No WebSocket connection was opened");
  }

  private static boolean fits(
      OpeningOutcome outcome, Seen what, TestCase testCase, Observation seen) {
    AgreementFacts agreed = seen.opening().agreement();
    if (outcome.way() == Way.AGREED || outcome.way() == Way.DECLINED) {
      return seen.opened() && what.way() != null && outcome.opensWith(agreed);
    }
    boolean saidNothing = testCase.handshake().extensions() != null && agreed == null;
    if (seen.role() == Role.SERVER && saidNothing) {
      return false; // the client did not see what the case is about
    }
    if (outcome.way() != what.way()) {
      return false;
    }
    return what.way() != Way.ANSWERED
        || (outcome.statuses().stream().anyMatch(range -> range.contains(what.head().status()))
            && outcome.fields().entrySet().stream().allMatch(field -> has(what.head(), field)));
  }

  private static boolean has(ResponseHead head, Map.Entry<String, String> field) {
    return head.hasToken(field.getKey(), field.getValue());
  }

  /**
   * What happened.
   *
   * @param way null when it is none that could be allowed
   * @param head of the response, where that is what happened
   */
  private record Seen(Way way, ResponseHead head, String phrase) {
    static Seen of(Way way) {
      return new Seen(way, null, way.phrase());
    }
  }

  private static Seen seen(TestCase testCase, Observation seen) {
    if (seen.role() == Role.CLIENT) {
      return ofServer(seen);
    }
    boolean cut = testCase.handshake().cut() != null && !seen.httpResponse().isEmpty();
    return ofClient(seen, seen.opened() || cut);
  }

  private static Seen opened(AgreementFacts agreed) {
    return agreed == null
        ? Seen.of(Way.OPENED)
        : new Seen(Way.OPENED, null, Way.AGREED.phrase() + ", " + agreed.phrase());
  }

  private static Seen ofServer(Observation seen) {
    if (seen.opened()) {
      return namesNoSubprotocol(seen)
          ? new Seen(null, null, "a response with an empty Sec-WebSocket-Protocol")
          : opened(seen.opening().agreement());
    }
    String reason = seen.close().wasNotCleanReason();
    if (seen.httpResponse().isEmpty()) {
      return Seen.of(seen.close().droppedByMe() ? Way.SILENT : Way.CLOSED);
    }
    try {
      ResponseHead head = ResponseHead.parse(seen.httpResponse());
      String status = head.status() + " " + shown(head.reason());
      return head.status() == 101
          ? new Seen(null, head, "a response with 101 that is wrong: " + reason)
          : new Seen(Way.ANSWERED, head, "the server answers " + status + versions(head));
    } catch (MalformedHead e) {
      return new Seen(null, null, "a response that is no HTTP: " + e.getMessage());
    }
  }

  /** A server that agrees to no subprotocol leaves the field out (RFC 6455 §4.2.2). */
  private static boolean namesNoSubprotocol(Observation seen) {
    try {
      return ResponseHead.parse(seen.httpResponse()).all("Sec-WebSocket-Protocol").contains("");
    } catch (MalformedHead e) {
      return false;
    }
  }

  private static String versions(ResponseHead head) {
    return head.first("Sec-WebSocket-Version")
        .map(value -> ", Sec-WebSocket-Version: " + shown(value))
        .orElse("");
  }

  /**
   * What a client did.
   *
   * @param answered whether it got our response, or as much of it as the case sends
   */
  private static Seen ofClient(Observation seen, boolean answered) {
    OpeningFacts facts = seen.opening();
    if (!answered) {
      String reason = seen.close().wasNotCleanReason();
      return new Seen(null, null, "no handshake that we could answer: " + reason);
    }
    if (facts.early() > 0) {
      return new Seen(
          null, null, "the client sends " + facts.early() + " octets before our response is there");
    }
    if (facts.behind() == 0) {
      return Seen.of(seen.close().droppedByMe() ? Way.SILENT : Way.CLOSED);
    }
    if (facts.requestBehind()) {
      return Seen.of(Way.ANOTHER_REQUEST);
    }
    Map<Opcode, Long> frames = seen.transcript().framesReceived();
    if (frames.equals(Map.of(Opcode.CLOSE, 1L)) && !seen.close().closedByMe()) {
      return Seen.of(Way.CLOSE_FRAME);
    }
    return new Seen(
        Way.OPENED,
        null,
        "the client goes on as if the connection were open and sends "
            + facts.behind()
            + " octets");
  }

  private static String shown(String text) {
    String cut = text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
    return cut.replaceAll("[^ -~…]", "?");
  }
}
