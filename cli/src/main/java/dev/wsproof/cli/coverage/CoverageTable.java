package dev.wsproof.cli.coverage;

import dev.wsproof.cases.coverage.Coverage;
import dev.wsproof.cases.coverage.Duty;
import dev.wsproof.cases.coverage.Requirement;
import dev.wsproof.cli.console.CaseIds;
import dev.wsproof.script.CaseId;
import dev.wsproof.script.TestCase;
import dev.wsproof.wire.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Lays out requirements and the cases that check them, as Markdown and as lines; chooses no cases.
 * Immutable.
 */
public final class CoverageTable {
  private static final List<Role> ENDS = List.of(Role.SERVER, Role.CLIENT);

  private final Map<String, Coverage> suites = new LinkedHashMap<>();
  private final Coverage shown;
  private final List<CaseId> ids;

  /**
   * @param requirements what may be covered
   * @param suites cases by what they are called together; the last is shown in full, of the others
   *     totals alone
   */
  public CoverageTable(
      Collection<Requirement> requirements, LinkedHashMap<String, List<TestCase>> suites) {
    List<TestCase> cases = List.of();
    for (Map.Entry<String, List<TestCase>> suite : suites.entrySet()) {
      cases = suite.getValue();
      this.suites.put(suite.getKey(), new Coverage(requirements, cases));
    }
    this.shown = new Coverage(requirements, cases);
    this.ids = cases.stream().map(TestCase::id).toList();
  }

  /** What is checked of each kind of requirement, a line each; both ends side by side. */
  public List<String> totals() {
    List<String> lines = new ArrayList<>();
    suites.forEach(
        (name, coverage) -> {
          lines.add("%-37s %-20s %s".formatted(name, "server", "client"));
          for (Totals.Kind kind : Totals.Kind.values()) {
            lines.add(
                "  %-35s %-20s %s"
                    .formatted(
                        kind.text(),
                        Totals.of(coverage, kind, Role.SERVER).phrase(),
                        Totals.of(coverage, kind, Role.CLIENT).phrase()));
          }
        });
    return lines;
  }

  /** The duties that {@code wanted} holds for, and what checks each. */
  public List<Line> lines(Predicate<Duty> wanted) {
    return shown.duties().stream()
        .filter(wanted)
        .map(
            duty ->
                new Line(
                    "%s %s, %s: %s"
                        .formatted(
                            duty.requirement().id(),
                            duty.requirement().keyword().text(),
                            word(duty.end()),
                            checkedBy(duty)),
                    duty.requirement().text()))
        .toList();
  }

  /** Totals, then a table for every section. */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("| Requirements | End |");
    suites.keySet().forEach(name -> text.append(' ').append(name).append(" |"));
    text.append("\n|---|---|").append("---|".repeat(suites.size())).append('\n');
    for (Totals.Kind kind : Totals.Kind.values()) {
      for (Role end : ENDS) {
        text.append("| ").append(kind.text()).append(" | ").append(word(end)).append(" |");
        suites.forEach(
            (name, coverage) ->
                text.append(' ').append(Totals.of(coverage, kind, end).phrase()).append(" |"));
        text.append('\n');
      }
    }
    sections().forEach((clause, rows) -> section(text, clause, rows));
    return text.toString();
  }

  private Map<String, Map<Requirement, Map<Role, Duty>>> sections() {
    Map<String, Map<Requirement, Map<Role, Duty>>> sections = new LinkedHashMap<>();
    for (Duty duty : shown.duties()) {
      sections
          .computeIfAbsent(duty.requirement().clause(), clause -> new LinkedHashMap<>())
          .computeIfAbsent(duty.requirement(), requirement -> new LinkedHashMap<>())
          .put(duty.end(), duty);
    }
    return sections;
  }

  private void section(StringBuilder text, String clause, Map<Requirement, Map<Role, Duty>> rows) {
    text.append("\n## ").append(clause).append("\n\n");
    text.append("| | | | Server | Client |\n|---|---|---|---|---|\n");
    rows.forEach(
        (requirement, duties) -> {
          text.append("| ").append(requirement.id());
          text.append(" | ").append(requirement.keyword().text());
          text.append(" | ").append(requirement.text()).append(" |");
          for (Role end : ENDS) {
            Duty duty = duties.get(end);
            text.append(duty == null ? "" : " " + checkedBy(duty)).append(" |");
          }
          text.append('\n');
        });
  }

  private String checkedBy(Duty duty) {
    return switch (duty.check()) {
      case CASES -> CaseIds.text(duty.cases(), ids);
      case WATCHED -> "every connection";
      case EXPLAINED -> "not checked: " + duty.requirement().uncovered();
      case NONE ->
          switch (duty.requirement().testable()) {
            case YES -> "nothing";
            case PARTLY -> "nothing; takes more: " + duty.requirement().limit();
            case NO -> "can't be seen: " + duty.requirement().limit();
          };
    };
  }

  private static String word(Role end) {
    return end == Role.SERVER ? "server" : "client";
  }

  /**
   * A duty for people.
   *
   * @param head its id, key word, end and cases
   * @param text what it demands
   */
  public record Line(String head, String text) {}
}
