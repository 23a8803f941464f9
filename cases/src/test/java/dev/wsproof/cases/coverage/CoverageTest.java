package dev.wsproof.cases.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.cases.Catalogue;
import dev.wsproof.cases.Requirements;
import dev.wsproof.script.CaseId;
import dev.wsproof.script.TestCase;
import dev.wsproof.wire.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CoverageTest {
  private static final Map<String, Requirement> BUNDLED = Requirements.bundled();

  private static Requirement requirement(String id, Set<Role> bound, String uncovered) {
    return new Requirement(id, Keyword.MUST, bound, "Text.", Testable.YES, null, false, uncovered);
  }

  private static TestCase unmaskedFrame() {
    return Catalogue.extended().find(CaseId.of("8.1.1")).orElseThrow();
  }

  @Test
  void aCaseChecksOnlyTheEndThatItTests() {
    List<Duty> duties =
        new Coverage(
                List.of(requirement("R6455-5.1-3", Set.of(Role.CLIENT, Role.SERVER), null)),
                List.of(unmaskedFrame()))
            .duties();

    assertEquals(Set.of(CaseId.of("8.1.1")), duties.get(0).cases());
    assertEquals(Role.SERVER, duties.get(0).end());
    assertEquals(Duty.Check.NONE, duties.get(1).check());
  }

  @Test
  void aDutyWithoutCaseOrReasonIsAGap() {
    List<Requirement> requirements =
        List.of(
            requirement("R6455-5.1-3", Set.of(Role.SERVER), null),
            requirement("R6455-5.1-6", Set.of(Role.CLIENT), "We can't see it."),
            requirement("R6455-5.1-9", Set.of(Role.CLIENT), null));

    List<Duty> gaps = new Coverage(requirements, List.of(unmaskedFrame())).gaps();

    assertEquals(List.of("R6455-5.1-9"), gaps.stream().map(gap -> gap.requirement().id()).toList());
  }

  @Test
  void everyTestableMustIsCheckedOrSaysWhyNot() {
    List<Duty> gaps = new Coverage(BUNDLED.values(), Catalogue.all().cases()).gaps();

    assertEquals(
        List.of(), gaps.stream().map(gap -> gap.requirement().id() + " " + gap.end()).toList());
  }

  @Test
  void aReasonStandsOnlyWhereSomethingIsNotChecked() {
    Set<String> unchecked =
        new Coverage(BUNDLED.values(), Catalogue.all().cases())
            .duties().stream()
                .filter(duty -> duty.check() == Duty.Check.EXPLAINED)
                .map(duty -> duty.requirement().id())
                .collect(Collectors.toSet());

    for (Requirement requirement : BUNDLED.values()) {
      if (requirement.uncovered() != null) {
        assertTrue(unchecked.contains(requirement.id()), requirement::id);
      }
    }
  }

  @Test
  void everyCaseNamesRequirementsThatThereAreAndThatItCanCheck() {
    for (TestCase testCase : Catalogue.all().cases()) {
      for (String id : testCase.requirements()) {
        Requirement requirement = BUNDLED.get(id);
        assertTrue(requirement != null, () -> testCase.id() + " names " + id);
        assertTrue(
            requirement.bound().isEmpty()
                || testCase.roles().stream()
                    .anyMatch(our -> requirement.bound().contains(our.peer())),
            () -> testCase.id() + " does not test who is bound by " + id);
      }
    }
  }

  @Test
  void theListHasEveryRequirementOnce() {
    assertEquals(404, BUNDLED.size());
    Map<String, Long> sizes =
        BUNDLED.values().stream()
            .collect(Collectors.groupingBy(Requirement::document, Collectors.counting()));
    assertEquals(Map.of("RFC 6455", 296L, "RFC 7692", 102L, "IANA", 6L), sizes);
    assertFalse(BUNDLED.values().stream().anyMatch(each -> !each.text().endsWith(".")));
  }
}
