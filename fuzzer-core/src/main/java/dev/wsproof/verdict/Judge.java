package dev.wsproof.verdict;

import dev.wsproof.observe.CloseFacts;
import dev.wsproof.observe.Observation;
import dev.wsproof.script.CloseExpectation;
import dev.wsproof.script.CloseExpectation.Party;
import dev.wsproof.script.Outcome;
import dev.wsproof.script.TestCase;
import dev.wsproof.wire.Opcode;
import dev.wsproof.wire.Role;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Judges one observation against its case; a pure function, with the words and the order of rules
 * of the classic suite. Refuses to look at anything else, such as time or earlier results.
 */
public final class Judge {
  private Judge() {}

  /** The verdict. */
  public static Verdict judge(TestCase testCase, Observation seen) {
    Verdict usual = usual(testCase, seen);
    Verdict verdict =
        testCase.handshake() == null ? usual : HandshakeRules.verdict(testCase, seen, usual);
    verdict = WatchRules.verdict(testCase, seen, verdict);
    return seen.aftermath() == null ? verdict : dead(verdict, seen.aftermath());
  }

  /** A peer that does not outlive a connection has failed, whatever it did on it. */
  private static Verdict dead(Verdict verdict, String aftermath) {
    return new Verdict(
        Behavior.FAILED,
        verdict.behaviorClose(),
        "Afterwards a new connection did not work: " + aftermath + ".",
        verdict.resultClose());
  }

  private static Verdict usual(TestCase testCase, Observation seen) {
    Finding finding =
        testCase.isEchoLoop() ? EchoRules.finding(testCase, seen) : events(testCase, seen);
    Behavior behavior = finding.behavior();
    String result = finding.result();

    CloseExpectation expected = testCase.close();
    CloseBehavior behaviorClose = closeBehavior(testCase, seen);
    String resultClose = sentence(behaviorClose, expected, seen);

    boolean wrongEndpoint = seen.opened() && isWrongEndpoint(expected, seen.close());
    if (expected.wrongEndpointFatal() && wrongEndpoint) {
      behavior = Behavior.FAILED;
    }
    if (expected.wrongCodeFatal() && behaviorClose == CloseBehavior.WRONG_CODE) {
      behavior = Behavior.FAILED;
      result = resultClose;
    }
    for (Map.Entry<Opcode, Integer> wanted : testCase.framesSent().entrySet()) {
      long sent = seen.transcript().framesSent().getOrDefault(wanted.getKey(), 0L);
      if (sent != wanted.getValue()) {
        behavior = Behavior.FAILED;
        result =
            "The fuzzer sent %d frames of opcode %d where the case wants %d."
                .formatted(sent, wanted.getKey().number(), wanted.getValue());
      }
    }
    if (testCase.informational()) {
      behavior = Behavior.INFORMATIONAL;
      behaviorClose = CloseBehavior.INFORMATIONAL;
    }
    return new Verdict(behavior, behaviorClose, result, resultClose);
  }

  /** A behavior and the sentence for it. */
  record Finding(Behavior behavior, String result) {}

  private static Finding events(TestCase testCase, Observation seen) {
    for (Outcome outcome : testCase.outcomes()) {
      if (outcome.matches(seen.received())) {
        return new Finding(
            outcome.grade() == Outcome.Grade.OK ? Behavior.OK : Behavior.NON_STRICT,
            outcome.meaning() != null
                ? outcome.meaning()
                : "Actual events match at least one expected.");
      }
    }
    return new Finding(Behavior.FAILED, "Actual events differ from any expected.");
  }

  private static CloseBehavior closeBehavior(TestCase testCase, Observation seen) {
    CloseExpectation expected = testCase.close();
    CloseFacts close = seen.close();
    if (!seen.opened() || isWrongEndpoint(expected, close)) {
      return CloseBehavior.FAILED;
    }
    if (expected.cleanRequired() && !close.wasClean()) {
      return CloseBehavior.UNCLEAN;
    }
    if (!expected.wrongCodeAllowed()
        && close.remoteCloseCode() != null
        && !expected.codes().contains(close.remoteCloseCode())) {
      return CloseBehavior.WRONG_CODE;
    }
    boolean ended = expected.by() == Party.EITHER && close.closedByMe();
    boolean scripted = testCase.dropsTcp();
    if (seen.role() == Role.CLIENT && close.droppedByMe() && !ended && !scripted) {
      return CloseBehavior.FAILED_BY_CLIENT;
    }
    return CloseBehavior.OK;
  }

  private static String sentence(
      CloseBehavior behavior, CloseExpectation expected, Observation seen) {
    return switch (behavior) {
      case FAILED ->
          seen.opened()
              ? "The connection was failed by the wrong endpoint"
              : "The WebSocket opening handshake was never completed!";
      case UNCLEAN -> "The spec requires the connection to be failed cleanly here";
      case WRONG_CODE ->
          "The close code should have been "
              + expected.codes().stream().map(String::valueOf).collect(Collectors.joining(","))
              + " or empty";
      case FAILED_BY_CLIENT -> "It is preferred that the server close the TCP connection";
      case OK, INFORMATIONAL -> "Connection was properly closed";
    };
  }

  private static boolean isWrongEndpoint(CloseExpectation expected, CloseFacts close) {
    return switch (expected.by()) {
      case US -> !close.closedByMe();
      case PEER -> close.closedByMe();
      case EITHER -> close.failedByMe();
    };
  }
}
