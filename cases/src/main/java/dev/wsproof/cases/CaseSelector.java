package dev.wsproof.cases;

import dev.wsproof.cases.text.Visible;
import dev.wsproof.script.TestCase;
import dev.wsproof.wire.Role;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Selects cases by the patterns of spec files: what is included and not excluded, in the order of
 * the catalogue. Refuses patterns that are none, and a selection without a case.
 */
public final class CaseSelector {
  /** The suite that patterns range over unless others are chosen. */
  public static final String CLASSIC = "classic";

  private final List<TestCase> chosen = new ArrayList<>();
  private final List<TestCase> others = new ArrayList<>();
  private final Catalogue catalogue;
  private final List<TestCase> notChosen = new ArrayList<>();
  private final Role role;

  /**
   * Selects from {@code catalogue}.
   *
   * @param suites what {@code *} ranges over; cases of other suites are selected only by entries
   *     that fit nothing in these
   */
  public CaseSelector(Catalogue catalogue, Set<String> suites) {
    this(catalogue, suites, null);
  }

  /**
   * The same.
   *
   * @param role which end we are, so that cases in which we cannot be that are left out; null when
   *     it does not matter
   */
  public CaseSelector(Catalogue catalogue, Set<String> suites, Role role) {
    this.catalogue = catalogue;
    this.role = role;
    for (TestCase testCase : catalogue.cases()) {
      if (role != null && !testCase.roles().contains(role)) {
        notChosen.add(testCase);
      } else {
        (suites.contains(testCase.suite()) ? chosen : others).add(testCase);
      }
    }
  }

  /** Selects from {@code catalogue}; {@code *} is the classic suite. */
  public CaseSelector(Catalogue catalogue) {
    this(catalogue, Set.of(CLASSIC));
  }

  /**
   * Selects from {@code suites} alone; of a case of another suite it is said where to find it.
   *
   * @param role which end we are, so that cases in which we cannot be that are left out; null when
   *     it does not matter
   */
  public CaseSelector(Suites suites, Role role) {
    this.catalogue = suites.catalogue();
    this.role = role;
    for (TestCase testCase : Catalogue.all().cases()) {
      boolean canBeRun = role == null || testCase.roles().contains(role);
      boolean isChosen = suites.names().contains(testCase.suite());
      (canBeRun && isChosen ? chosen : notChosen).add(testCase);
    }
  }

  /**
   * The cases that {@code includes} name and {@code excludes} do not.
   *
   * @throws SelectionException when a pattern is none, or when no case is left
   */
  public Selection select(List<String> includes, List<String> excludes) {
    List<String> warnings = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    Set<TestCase> included = matching("cases", includes, warnings, faults);
    Set<TestCase> excluded = matching("exclude-cases", excludes, warnings, faults);
    List<TestCase> left =
        catalogue.cases().stream()
            .filter(included::contains)
            .filter(testCase -> !excluded.contains(testCase))
            .toList();
    if (faults.isEmpty() && left.isEmpty()) {
      faults.addAll(warnings);
      faults.add(
          included.isEmpty()
              ? "no case is selected: write \"*\" for all of them"
              : "no case is selected: exclude-cases takes away all " + included.size());
    }
    if (!faults.isEmpty()) {
      throw new SelectionException(faults);
    }
    return new Selection(left, warnings);
  }

  private Set<TestCase> matching(
      String what, List<String> entries, List<String> warnings, List<String> faults) {
    Set<TestCase> found = new LinkedHashSet<>();
    for (String entry : entries) {
      try {
        List<TestCase> fitting = matching(CasePattern.forCases(entry));
        found.addAll(fitting);
        if (fitting.isEmpty()) {
          warnings.add(what + ": " + Visible.quoted(entry, 60) + " fits " + nothing(entry));
        }
      } catch (IllegalArgumentException e) {
        faults.add(what + ": " + e.getMessage());
      }
    }
    return found;
  }

  /** What a pattern fits that fits no case there is to choose from. */
  private String nothing(String entry) {
    List<TestCase> elsewhere = fitting(CasePattern.forCases(entry), notChosen);
    if (elsewhere.isEmpty()) {
      return "no case";
    }
    TestCase first = elsewhere.get(0);
    if (role != null && !first.roles().contains(role)) {
      return role == Role.CLIENT ? "only cases that test clients" : "only cases that test servers";
    }
    return "only cases of the %s suite: add --suite %s, or --suite all"
        .formatted(first.suite(), first.suite());
  }

  private List<TestCase> matching(CasePattern pattern) {
    List<TestCase> fitting = fitting(pattern, chosen);
    return fitting.isEmpty() ? fitting(pattern, others) : fitting;
  }

  private static List<TestCase> fitting(CasePattern pattern, List<TestCase> cases) {
    return cases.stream().filter(c -> pattern.matches(c.id().toString())).toList();
  }
}
