package dev.wsproof.cli.gate;

import dev.wsproof.report.view.Finding;
import dev.wsproof.run.CaseResult;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import java.util.EnumSet;
import java.util.Set;

/**
 * The policy most users of the classic suite have: what is allowed or only told passes, and so does
 * what a peer does not implement.
 */
public final class DefaultPolicy {
  private static final Set<Behavior> BEHAVIORS =
      EnumSet.of(Behavior.OK, Behavior.NON_STRICT, Behavior.INFORMATIONAL, Behavior.UNIMPLEMENTED);
  private static final Set<CloseBehavior> CLOSE_BEHAVIORS =
      EnumSet.of(CloseBehavior.OK, CloseBehavior.INFORMATIONAL);

  private DefaultPolicy() {}

  private static boolean passes(Behavior behavior, CloseBehavior end) {
    return BEHAVIORS.contains(behavior) && passes(end);
  }

  /** Whether what {@code finding} is about passes. */
  public static boolean passes(Finding finding) {
    return passes(finding.behavior(), finding.behaviorClose());
  }

  /** Whether {@code result} passes. */
  public static boolean passes(CaseResult result) {
    return passes(result.verdict().behavior(), result.verdict().behaviorClose());
  }

  /** Whether this end of a connection passes. */
  public static boolean passes(CloseBehavior end) {
    return CLOSE_BEHAVIORS.contains(end);
  }
}
