package dev.wsproof.cases.coverage;

import dev.wsproof.script.CaseId;
import dev.wsproof.wire.Role;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A requirement as it binds one end of a connection, and the cases that check it there. Immutable.
 *
 * @param end the end that is bound: the peer under test
 * @param cases those that name it, can test that end, and count
 */
public record Duty(Requirement requirement, Role end, SortedSet<CaseId> cases) {
  /** Defensive copy. */
  public Duty {
    cases = Collections.unmodifiableSortedSet(new TreeSet<>(cases));
  }

  /** How it is checked. */
  public Check check() {
    if (!cases.isEmpty()) {
      return Check.CASES;
    }
    if (requirement.watched()) {
      return Check.WATCHED;
    }
    return requirement.uncovered() == null ? Check.NONE : Check.EXPLAINED;
  }

  /** Ways of checking a duty, or of not doing so. */
  public enum Check {
    /** Cases are aimed at it. */
    CASES,
    /** No case is, yet every connection is judged by it. */
    WATCHED,
    /** Nothing is, and the list of requirements says why. */
    EXPLAINED,
    /** Nothing is. */
    NONE
  }
}
