package dev.wsproof.cli.detect;

import dev.wsproof.cli.testee.defect.Defect;
import dev.wsproof.script.CaseId;
import dev.wsproof.wire.Role;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the cases said of an endpoint with a defect. Immutable.
 *
 * @param defect of the endpoint; null for none
 * @param role ours
 * @param cases that found its behaviour, or the end of its connection, anything but right
 * @param mildly those of them whose verdict still passes the default policy of a gate
 * @param failure why not all of them ran, in a sentence; null when they did
 */
public record Caught(
    Defect defect, Role role, SortedSet<CaseId> cases, SortedSet<CaseId> mildly, String failure) {
  /** What stands for the lack of a defect. */
  public static final String NONE = "none";

  /** Defensive copies. */
  public Caught {
    cases = Collections.unmodifiableSortedSet(new TreeSet<>(cases));
    mildly = Collections.unmodifiableSortedSet(new TreeSet<>(mildly));
  }

  /** The name of the defect. */
  public String name() {
    return defect == null ? NONE : defect.word();
  }

  /** What the endpoint is: server or client. */
  public String endpoint() {
    return role == Role.CLIENT ? "server" : "client";
  }
}
