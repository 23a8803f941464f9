package dev.wsproof.cli.detect;

import dev.wsproof.cases.Catalogue;
import dev.wsproof.report.gate.Gate;
import dev.wsproof.run.CaseResult;
import dev.wsproof.run.ResultSink;
import dev.wsproof.script.CaseId;
import dev.wsproof.script.TestCase;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Keeps the ids of cases that did not find everything right; an endpoint that does not have what a
 * case is about is not wrong. Where no connection opened only a case about the opening handshake
 * has noticed anything: the others never got to look. Safe for use by many threads.
 */
final class Noticed implements ResultSink {
  private static final Set<Behavior> RIGHT =
      EnumSet.of(Behavior.OK, Behavior.INFORMATIONAL, Behavior.UNIMPLEMENTED);
  private static final Set<CloseBehavior> RIGHT_CLOSE =
      EnumSet.of(CloseBehavior.OK, CloseBehavior.INFORMATIONAL);

  private static final Gate GATE = Gate.DEFAULT.withOptional(Catalogue.all().optional());

  private final SortedSet<CaseId> cases = new TreeSet<>();
  private final SortedSet<CaseId> mildly = new TreeSet<>();

  @Override
  public synchronized void accept(CaseResult result) {
    boolean right =
        RIGHT.contains(result.verdict().behavior())
            && RIGHT_CLOSE.contains(result.verdict().behaviorClose());
    TestCase testCase = result.testCase();
    if (right || !result.observation().opened() && !aboutHandshake(testCase)) {
      return;
    }
    cases.add(testCase.id());
    if (GATE.passes(result)) {
      mildly.add(testCase.id());
    }
  }

  /** Whether a case is about the opening handshake. */
  static boolean aboutHandshake(TestCase testCase) {
    return testCase.handshake() != null;
  }

  /** The endpoint did not survive a case. */
  synchronized void fatal(CaseId id) {
    cases.add(id);
    mildly.remove(id);
  }

  /** These cases never got to look after all. */
  synchronized void forget(Set<CaseId> unopened) {
    cases.removeAll(unopened);
    mildly.removeAll(unopened);
  }

  synchronized SortedSet<CaseId> cases() {
    return new TreeSet<>(cases);
  }

  synchronized SortedSet<CaseId> mildly() {
    return new TreeSet<>(mildly);
  }
}
