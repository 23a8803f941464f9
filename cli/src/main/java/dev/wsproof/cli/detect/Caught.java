package dev.wsproof.cli.detect;

import dev.wsproof.cli.testee.defect.Defect;
import dev.wsproof.script.CaseId;
import dev.wsproof.wire.Role;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a run against an endpoint with a defect showed. Immutable.
 *
 * @param defect of the endpoint; null for none
 * @param role ours
 * @param cases that found its behaviour, or the end of its connection, anything but right
 * @param failure why the run itself failed, in a sentence; null when it did not
 */
public record Caught(Defect defect, Role role, SortedSet<CaseId> cases, String failure) {
  /** Defensive copy. */
  public Caught {
    cases = Collections.unmodifiableSortedSet(new TreeSet<>(cases));
  }
}
