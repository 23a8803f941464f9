package dev.wsproof.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wsproof.observe.CloseFacts;
import dev.wsproof.observe.Event;
import dev.wsproof.observe.Observation;
import dev.wsproof.observe.Transcript;
import dev.wsproof.script.CaseId;
import dev.wsproof.script.CloseExpectation;
import dev.wsproof.script.CloseExpectation.Party;
import dev.wsproof.script.ExpectedEvent;
import dev.wsproof.script.Outcome;
import dev.wsproof.script.Outcome.Grade;
import dev.wsproof.script.Payload;
import dev.wsproof.script.Step;
import dev.wsproof.script.TcpEnd;
import dev.wsproof.script.TestCase;
import dev.wsproof.wire.Opcode;
import dev.wsproof.wire.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every rule of the judge, one at a time and in its order, without a socket. */
class JudgeTest {
  private static final Event HELLO = new Event.Message(new byte[] {'h', 'i'}, false);
  private static final ExpectedEvent WANTED_HELLO =
      new ExpectedEvent.Message(Payload.text("hi"), false);
  private static final Outcome ECHO = new Outcome(Grade.OK, List.of(WANTED_HELLO), null);
  private static final Outcome NOTHING = new Outcome(Grade.NON_STRICT, List.of(), null);

  private final Facts facts = new Facts();
  private final Wishes wishes = new Wishes();

  @Test
  void theFirstOutcomeThatIsEqualGivesTheBehavior() {
    wishes.outcomes = List.of(ECHO, NOTHING);
    facts.received.add(HELLO);
    assertEquals(Behavior.OK, verdict().behavior());
    facts.received.clear();
    assertEquals(Behavior.NON_STRICT, verdict().behavior());
    facts.received.add(HELLO);
    facts.received.add(HELLO);
    assertVerdict(
        Behavior.FAILED,
        CloseBehavior.OK,
        "Actual events differ from any expected.",
        "Connection was properly closed");
  }

  @Test
  void eventsMustBeEqualToTheOctetTheTypeAndTheOrder() {
    Outcome pongThenText =
        new Outcome(
            Grade.OK, List.of(new ExpectedEvent.Pong(Payload.text("p")), WANTED_HELLO), null);
    wishes.outcomes = List.of(pongThenText);
    Event pong = new Event.Pong(new byte[] {'p'});
    facts.received = List.of(pong, HELLO);
    assertEquals(Behavior.OK, verdict().behavior());
    facts.received = List.of(HELLO, pong);
    assertEquals(Behavior.FAILED, verdict().behavior());
    facts.received = List.of(pong, new Event.Message(new byte[] {'h', 'i'}, true));
    assertEquals(Behavior.FAILED, verdict().behavior());
    facts.received = List.of(pong, new Event.Message(new byte[] {'h', 'o'}, false));
    assertEquals(Behavior.FAILED, verdict().behavior());
    facts.received = List.of(pong, new Event.Message(new byte[] {'h', 'i'}, 3, false));
    assertEquals(Behavior.FAILED, verdict().behavior());
  }

  @Test
  void anOutcomeCanSayWhatItMeans() {
    wishes.outcomes = List.of(new Outcome(Grade.OK, List.of(), "The close came first."));
    assertEquals("The close came first.", verdict().result());
  }

  @Test
  void aHandshakeThatWasNeverCompletedComesFirst() {
    facts.opened = false;
    facts.closedByMe = false;
    assertVerdict(
        Behavior.FAILED,
        CloseBehavior.FAILED,
        "Actual events differ from any expected.",
        "The WebSocket opening handshake was never completed!");
  }

  @Test
  void theWrongEndpointComesBeforeCleanness() {
    facts.closedByMe = false;
    facts.wasClean = false;
    facts.received.add(HELLO);
    assertVerdict(
        Behavior.OK,
        CloseBehavior.FAILED,
        "Actual events match at least one expected.",
        "The connection was failed by the wrong endpoint");
  }

  @Test
  void uncleanComesBeforeAWrongCode() {
    facts.wasClean = false;
    facts.remoteCloseCode = 1002;
    assertEquals(CloseBehavior.UNCLEAN, verdict().behaviorClose());
    assertEquals(
        "The spec requires the connection to be failed cleanly here", verdict().resultClose());
    wishes.cleanRequired = false;
    assertEquals(CloseBehavior.WRONG_CODE, verdict().behaviorClose());
  }

  @Test
  void aWrongCodeNamesTheRightOnesAndNoCodeIsNeverWrong() {
    wishes.codes = List.of(1000, 1001);
    facts.remoteCloseCode = 1002;
    assertEquals(CloseBehavior.WRONG_CODE, verdict().behaviorClose());
    assertEquals("The close code should have been 1000,1001 or empty", verdict().resultClose());
    facts.remoteCloseCode = 1001;
    assertEquals(CloseBehavior.OK, verdict().behaviorClose());
    facts.remoteCloseCode = null;
    assertEquals(CloseBehavior.OK, verdict().behaviorClose());
  }

  @Test
  void onlyAClientIsExpectedNotToDropTcp() {
    facts.droppedByMe = true;
    assertEquals(CloseBehavior.FAILED_BY_CLIENT, verdict().behaviorClose());
    assertEquals(
        "It is preferred that the server close the TCP connection", verdict().resultClose());
    facts.role = Role.SERVER;
    assertEquals(CloseBehavior.OK, verdict().behaviorClose());
  }

  @Test
  void theWrongEndpointIsFatalWhereTheCaseSaysSo() {
    wishes.by = Party.PEER;
    facts.received.add(HELLO);
    assertEquals(Behavior.OK, verdict().behavior());
    wishes.wrongEndpointFatal = true;
    assertEquals(Behavior.FAILED, verdict().behavior());
    facts.closedByMe = false;
    assertEquals(Behavior.OK, verdict().behavior());
  }

  @Test
  void aWrongCodeIsFatalWhereTheCaseSaysSoAndGivesTheResult() {
    facts.received.add(HELLO);
    facts.remoteCloseCode = 1002;
    assertEquals(Behavior.OK, verdict().behavior());
    wishes.wrongCodeFatal = true;
    assertVerdict(
        Behavior.FAILED,
        CloseBehavior.WRONG_CODE,
        "The close code should have been 1000 or empty",
        "The close code should have been 1000 or empty");
  }

  @Test
  void anyCodeWillDoWhereTheCaseSaysSo() {
    wishes.wrongCodeAllowed = true;
    facts.remoteCloseCode = 4711;
    assertEquals(CloseBehavior.OK, verdict().behaviorClose());
  }

  @Test
  void whereEitherEndMayCloseNoneIsWrongAndNoneHasToAnswer() {
    wishes.by = Party.EITHER;
    wishes.cleanRequired = false;
    wishes.wrongEndpointFatal = true;
    facts.received.add(HELLO);
    facts.closedByMe = false;
    assertEquals(CloseBehavior.OK, verdict().behaviorClose());
    facts.closedByMe = true;
    facts.wasClean = false;
    facts.droppedByMe = true;
    facts.remoteCloseCode = null;
    assertEquals(CloseBehavior.OK, verdict().behaviorClose());
    assertEquals(Behavior.OK, verdict().behavior());
  }

  @Test
  void whereEitherEndMayCloseAPeerThatBreaksARuleFails() {
    wishes.by = Party.EITHER;
    wishes.wrongEndpointFatal = true;
    facts.received.add(HELLO);
    facts.failedByMe = true;
    assertEquals(Behavior.FAILED, verdict().behavior());
    assertEquals(CloseBehavior.FAILED, verdict().behaviorClose());
  }

  @Test
  void informationalCasesNeverPassOrFail() {
    wishes.informational = true;
    facts.opened = false;
    assertEquals(Behavior.INFORMATIONAL, verdict().behavior());
    assertEquals(CloseBehavior.INFORMATIONAL, verdict().behaviorClose());
  }

  @Test
  void aCaseThatSentOtherFramesThanItMeantToFails() {
    facts.received.add(HELLO);
    wishes.framesSent = Map.of(Opcode.CONTINUATION, 50);
    facts.framesSent.put(Opcode.CONTINUATION, 49L);
    assertEquals(Behavior.FAILED, verdict().behavior());
    assertEquals(
        "The fuzzer sent 49 frames of opcode 0 where the case wants 50.", verdict().result());
    facts.framesSent.put(Opcode.CONTINUATION, 50L);
    assertEquals(Behavior.OK, verdict().behavior());
  }

  private Verdict verdict() {
    return Judge.judge(wishes.testCase(), facts.observation());
  }

  private void assertVerdict(
      Behavior behavior, CloseBehavior close, String result, String resultClose) {
    assertEquals(new Verdict(behavior, close, result, resultClose), verdict());
  }

  /** What was seen; a clean close that we began, unless a test says otherwise. */
  private static final class Facts {
    Role role = Role.CLIENT;
    boolean opened = true;
    List<Event> received = new ArrayList<>();
    boolean closedByMe = true;
    boolean droppedByMe;
    boolean failedByMe;
    boolean wasClean = true;
    Integer remoteCloseCode = 1000;
    String aftermath;
    final TreeMap<Opcode, Long> framesSent = new TreeMap<>();

    Observation observation() {
      return new Observation(
          role,
          opened,
          Instant.EPOCH,
          Duration.ZERO,
          received,
          new CloseFacts(
              closedByMe,
              failedByMe,
              droppedByMe,
              wasClean,
              null,
              false,
              false,
              false,
              1000,
              null,
              remoteCloseCode,
              null),
          new Transcript(List.of(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), framesSent),
          "",
          "",
          null,
          null,
          null,
          null,
          aftermath);
    }
  }

  /** What the case wants; an echo and a clean 1000 that we begin, unless a test says otherwise. */
  private static final class Wishes {
    List<Outcome> outcomes = List.of(ECHO);
    List<Step> steps = List.of();
    Party by = Party.US;
    List<Integer> codes = List.of(1000);
    boolean cleanRequired = true;
    boolean wrongEndpointFatal;
    boolean wrongCodeFatal;
    boolean wrongCodeAllowed;
    boolean informational;
    Map<Opcode, Integer> framesSent = Map.of();

    TestCase testCase() {
      return TestCase.of(CaseId.of("99.1"), "test", "99.1")
          .steps(steps)
          .outcomes(outcomes)
          .close(
              new CloseExpectation(
                  by, codes, cleanRequired, wrongEndpointFatal, wrongCodeFatal, wrongCodeAllowed))
          .informational(informational)
          .framesSent(framesSent)
          .build();
    }
  }

  @Test
  void pongsMayBeAnyNumberOfEqualOnes() {
    ExpectedEvent pongs = new ExpectedEvent.Pongs(Payload.text("p"));
    wishes.outcomes = List.of(new Outcome(Grade.OK, List.of(pongs, WANTED_HELLO, pongs), null));
    Event pong = new Event.Pong(new byte[] {'p'});
    for (List<Event> good :
        List.of(
            List.of(HELLO),
            List.of(pong, HELLO),
            List.of(HELLO, pong, pong),
            List.of(pong, pong, HELLO, pong))) {
      facts.received = good;
      assertEquals(Behavior.OK, verdict().behavior());
    }
    for (List<Event> bad :
        List.of(
            List.of(pong),
            List.of(HELLO, pong, HELLO),
            List.<Event>of(new Event.Pong(new byte[] {'q'}), HELLO))) {
      facts.received = bad;
      assertEquals(Behavior.FAILED, verdict().behavior());
    }
  }

  @Test
  void aPeerThatDoesNotOutliveAConnectionHasFailed() {
    facts.aftermath = "connection refused";
    assertVerdict(
        Behavior.FAILED,
        CloseBehavior.OK,
        "Afterwards a new connection did not work: connection refused.",
        "Connection was properly closed");
  }

  @Test
  void aScriptThatDropsTcpAsClientIsNotBlamedOnTheServer() {
    wishes.by = Party.EITHER;
    facts.closedByMe = false;
    facts.droppedByMe = true;
    facts.wasClean = false;
    wishes.cleanRequired = false;
    assertEquals(CloseBehavior.FAILED_BY_CLIENT, verdict().behaviorClose());
    wishes.steps = List.of(new Step.Drop(TcpEnd.RESET));
    assertEquals(CloseBehavior.OK, verdict().behaviorClose());
    wishes.steps = List.of(new Step.Drop(TcpEnd.HALF));
    assertEquals(CloseBehavior.FAILED_BY_CLIENT, verdict().behaviorClose());
  }
}
