package dev.wsproof.script;

import dev.wsproof.wire.Opcode;
import dev.wsproof.wire.Role;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One test case: what the fuzzer does, what it allows the peer to do, and what people read about
 * it. Immutable; runs and judges nothing.
 *
 * @param id its number, unique in its suite and frozen
 * @param suite the suite it belongs to, such as {@code classic}
 * @param family the family it was made from, such as {@code 5.19-5.20}
 * @param level how strongly the RFC words what it checks
 * @param spec the clauses it comes from, such as {@code RFC 6455 §5.4}
 * @param description what happens and why it matters, plain text
 * @param expectation what a conforming peer does, plain text
 * @param steps the script
 * @param outcomes the allowed lists of events
 * @param close how the connection should end
 * @param closesWhenDone whether we close as soon as every allowed outcome has happened
 * @param informational whether its verdict is told and never counted
 * @param framesSent how many frames of these opcodes we must have sent for the case to mean
 *     anything; mostly empty
 * @param deflate the permessage-deflate offers it makes, or as server asks for, best first; empty
 *     when it offers and accepts no extension
 * @param roles which end we can be in it; as client it tests servers, as server clients
 * @param requirements the ids of the normative statements it checks, such as {@code R6455-5.1-3};
 *     none where nobody wrote them down
 * @param handshake what it does with the opening handshake; null when it is not about that
 * @param watched what else it looks at; mostly nothing
 */
public record TestCase(
    CaseId id,
    String suite,
    String family,
    Level level,
    List<String> spec,
    String description,
    String expectation,
    List<Step> steps,
    List<Outcome> outcomes,
    CloseExpectation close,
    boolean closesWhenDone,
    boolean informational,
    Map<Opcode, Integer> framesSent,
    List<DeflateOffer> deflate,
    Set<Role> roles,
    List<String> requirements,
    HandshakeSpec handshake,
    Set<Watch> watched) {
  /** Both ends. */
  public static final Set<Role> EITHER_ROLE =
      Collections.unmodifiableSet(EnumSet.allOf(Role.class));

  /** Defensive copies. */
  public TestCase {
    spec = List.copyOf(spec);
    steps = List.copyOf(steps);
    outcomes = List.copyOf(outcomes);
    framesSent = Map.copyOf(framesSent);
    deflate = List.copyOf(deflate);
    roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
    requirements = List.copyOf(requirements);
    watched = Set.copyOf(watched);
  }

  /** A case that is not about the opening handshake and watches nothing. */
  public TestCase(
      CaseId id,
      String suite,
      String family,
      Level level,
      List<String> spec,
      String description,
      String expectation,
      List<Step> steps,
      List<Outcome> outcomes,
      CloseExpectation close,
      boolean closesWhenDone,
      boolean informational,
      Map<Opcode, Integer> framesSent,
      List<DeflateOffer> deflate,
      Set<Role> roles,
      List<String> requirements) {
    this(
        id,
        suite,
        family,
        level,
        spec,
        description,
        expectation,
        steps,
        outcomes,
        close,
        closesWhenDone,
        informational,
        framesSent,
        deflate,
        roles,
        requirements,
        null,
        Set.of());
  }

  /** A case for either role that names no requirement. */
  public TestCase(
      CaseId id,
      String suite,
      String family,
      Level level,
      List<String> spec,
      String description,
      String expectation,
      List<Step> steps,
      List<Outcome> outcomes,
      CloseExpectation close,
      boolean closesWhenDone,
      boolean informational,
      Map<Opcode, Integer> framesSent,
      List<DeflateOffer> deflate) {
    this(
        id,
        suite,
        family,
        level,
        spec,
        description,
        expectation,
        steps,
        outcomes,
        close,
        closesWhenDone,
        informational,
        framesSent,
        deflate,
        EITHER_ROLE,
        List.of());
  }

  /** A case without extension. */
  public TestCase(
      CaseId id,
      String suite,
      String family,
      Level level,
      List<String> spec,
      String description,
      String expectation,
      List<Step> steps,
      List<Outcome> outcomes,
      CloseExpectation close,
      boolean closesWhenDone,
      boolean informational,
      Map<Opcode, Integer> framesSent) {
    this(
        id,
        suite,
        family,
        level,
        spec,
        description,
        expectation,
        steps,
        outcomes,
        close,
        closesWhenDone,
        informational,
        framesSent,
        List.of());
  }

  /** This case with another script and another expectation for people. */
  public TestCase with(List<Step> otherSteps, String otherExpectation) {
    return new TestCase(
        id,
        suite,
        family,
        level,
        spec,
        description,
        otherExpectation,
        otherSteps,
        outcomes,
        close,
        closesWhenDone,
        informational,
        framesSent,
        deflate,
        roles,
        requirements,
        handshake,
        watched);
  }

  /** Whether, as client, a new connection has to work when this one is gone. */
  public boolean echoesAfterwards() {
    return steps.stream().anyMatch(Step.EchoAfterwards.class::isInstance);
  }

  /** Whether its script drops TCP. */
  public boolean dropsTcp() {
    return steps.stream().anyMatch(step -> step instanceof Step.Drop drop && drop.how().isWhole());
  }

  /** Whether it is judged by echoes that come back, not by its outcomes. */
  public boolean isEchoLoop() {
    return steps.stream().anyMatch(Step.EchoLoop.class::isInstance);
  }
}
