package dev.wsproof.cases.coverage;

import dev.wsproof.script.CaseId;
import dev.wsproof.script.TestCase;
import dev.wsproof.wire.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which cases check which requirements of which end, by what the cases themselves name. Cases whose
 * verdicts never count check nothing. Immutable.
 */
public final class Coverage {
  private final List<Duty> duties;

  /** Coverage of {@code requirements} by {@code cases}. */
  public Coverage(Collection<Requirement> requirements, Collection<TestCase> cases) {
    List<Duty> found = new ArrayList<>();
    for (Requirement requirement : requirements) {
      for (Role end : List.of(Role.SERVER, Role.CLIENT)) {
        if (requirement.bound().contains(end)) {
          found.add(new Duty(requirement, end, cases(requirement, end, cases)));
        }
      }
    }
    duties = List.copyOf(found);
  }

  private static SortedSet<CaseId> cases(
      Requirement requirement, Role end, Collection<TestCase> cases) {
    SortedSet<CaseId> ids = new TreeSet<>();
    for (TestCase testCase : cases) {
      if (testCase.requirements().contains(requirement.id())
          && testCase.roles().contains(end.peer())
          && !testCase.informational()) {
        ids.add(testCase.id());
      }
    }
    return ids;
  }

  /** Every duty, in the order of the requirements, servers first. */
  public List<Duty> duties() {
    return duties;
  }

  /** The duties that have to be checked and are not, with no reason given. */
  public List<Duty> gaps() {
    return duties.stream()
        .filter(duty -> duty.requirement().isDemanded() && duty.check() == Duty.Check.NONE)
        .toList();
  }
}
