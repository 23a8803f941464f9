package dev.wsproof.script;

import dev.wsproof.wire.Opcode;
import dev.wsproof.wire.Role;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  /** A case to be filled in; so far it is a MUST without a script that allows nothing. */
  public static Builder of(CaseId id, String suite, String family) {
    return new Builder(id, suite, family);
  }

  /** A case like this one, to be changed. */
  public Builder but() {
    return new Builder(id, suite, family)
        .level(level)
        .spec(spec)
        .texts(description, expectation)
        .steps(steps)
        .outcomes(outcomes)
        .close(close)
        .closesWhenDone(closesWhenDone)
        .informational(informational)
        .framesSent(framesSent)
        .deflate(deflate)
        .roles(roles)
        .requirements(requirements)
        .handshake(handshake)
        .watched(watched);
  }

  /** This case with another script and another expectation for people. */
  public TestCase with(List<Step> otherSteps, String otherExpectation) {
    return but().steps(otherSteps).texts(description, otherExpectation).build();
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

  /** Takes what makes a case, in any order. One use, one thread. */
  public static final class Builder {
    private final CaseId id;
    private final String suite;
    private final String family;
    private Level level = Level.MUST;
    private List<String> spec = List.of();
    private String description = "";
    private String expectation = "";
    private List<Step> steps = List.of();
    private List<Outcome> outcomes = List.of();
    private CloseExpectation close;
    private boolean closesWhenDone = true;
    private boolean informational;
    private Map<Opcode, Integer> framesSent = Map.of();
    private List<DeflateOffer> deflate = List.of();
    private Set<Role> roles = EITHER_ROLE;
    private List<String> requirements = List.of();
    private HandshakeSpec handshake;
    private Set<Watch> watched = Set.of();

    private Builder(CaseId id, String suite, String family) {
      this.id = id;
      this.suite = suite;
      this.family = family;
    }

    /** How strongly the RFC words it. */
    public Builder level(Level value) {
      level = value;
      return this;
    }

    /** The clauses it comes from. */
    public Builder spec(List<String> value) {
      spec = value;
      return this;
    }

    /** What happens and why, and what a conforming peer does. */
    public Builder texts(String what, String wanted) {
      description = what;
      expectation = wanted;
      return this;
    }

    /** The script. */
    public Builder steps(List<Step> value) {
      steps = value;
      return this;
    }

    /** The allowed lists of events. */
    public Builder outcomes(List<Outcome> value) {
      outcomes = value;
      return this;
    }

    /** How the connection should end; every case says that. */
    public Builder close(CloseExpectation value) {
      close = value;
      return this;
    }

    /** Whether we close as soon as every allowed outcome has happened; usually so. */
    public Builder closesWhenDone(boolean value) {
      closesWhenDone = value;
      return this;
    }

    /** Whether its verdict is never counted; usually it is. */
    public Builder informational(boolean value) {
      informational = value;
      return this;
    }

    /** How many frames of these opcodes we must have sent. */
    public Builder framesSent(Map<Opcode, Integer> value) {
      framesSent = value;
      return this;
    }

    /** The offers of permessage-deflate that an echo case makes. */
    public Builder deflate(List<DeflateOffer> value) {
      deflate = value;
      return this;
    }

    /** Which end we can be; usually either. */
    public Builder roles(Set<Role> value) {
      roles = value;
      return this;
    }

    /** The ids of the statements it checks. */
    public Builder requirements(List<String> value) {
      requirements = value;
      return this;
    }

    /** What it does with the opening handshake; null for nothing. */
    public Builder handshake(HandshakeSpec value) {
      handshake = value;
      return this;
    }

    /** What else it looks at. */
    public Builder watched(Set<Watch> value) {
      watched = value;
      return this;
    }

    /** The case. */
    public TestCase build() {
      return new TestCase(
          id,
          suite,
          family,
          level,
          spec,
          description,
          expectation,
          steps,
          outcomes,
          Objects.requireNonNull(close, "close"),
          closesWhenDone,
          informational,
          framesSent,
          deflate,
          roles,
          requirements,
          handshake,
          watched);
    }
  }
}
