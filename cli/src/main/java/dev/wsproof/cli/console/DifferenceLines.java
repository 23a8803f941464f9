package dev.wsproof.cli.console;

import dev.wsproof.report.gate.AgentJudgement;
import dev.wsproof.report.gate.CaseJudgement;
import dev.wsproof.report.gate.Difference;
import dev.wsproof.script.CaseId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells how an agent differs from its baseline, in groups with their counts; names every case, and
 * shows the change of a few.
 */
final class DifferenceLines {
  private static final int SHOWN = 4;
  private static final int LABEL = 11;
  private static final int ID = 9;
  private static final int MOST_LINES = 100;

  private static final List<Difference> GROUPS =
      List.of(
          Difference.WORSE,
          Difference.CHANGED,
          Difference.BETTER,
          Difference.VANISHED,
          Difference.NEW);
  private static final Set<Difference> WITHOUT_CHANGE = Set.of(Difference.VANISHED, Difference.NEW);

  private final Terminal terminal;
  private final Set<Difference> allowed;

  /**
   * @param allowed what is told and not counted
   */
  DifferenceLines(Terminal terminal, Set<Difference> allowed) {
    this.terminal = terminal;
    this.allowed = allowed;
  }

  /**
   * The lines; none when nothing differs.
   *
   * @param complete whether cases that are not there have vanished, and not merely not been run
   */
  List<String> of(AgentJudgement agent, boolean complete) {
    List<String> counts = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (Difference group : GROUPS) {
      List<CaseJudgement> cases = agent.of(group);
      if (!cases.isEmpty() && (complete || group != Difference.VANISHED)) {
        String allowance = allowed.contains(group) ? " (allowed)" : "";
        counts.add(cases.size() + " " + group.word() + allowance);
        add(lines, group, cases, agent);
      }
    }
    if (lines.isEmpty()) {
      return List.of();
    }
    lines.add(0, "against the baseline: " + String.join(", ", counts));
    lines.add(0, "");
    return lines;
  }

  private void add(
      List<String> lines, Difference group, List<CaseJudgement> cases, AgentJudgement agent) {
    String lead = lead(group.word(), allowed.contains(group) ? Style.WARN : Style.BAD);
    List<CaseJudgement> rest = cases;
    if (!WITHOUT_CHANGE.contains(group)) {
      int shown = cases.size() > SHOWN + 1 ? SHOWN : cases.size();
      for (CaseJudgement judged : cases.subList(0, shown)) {
        String id = String.format("%-" + ID + "s", judged.id());
        for (String line : wrapped(judged.change(), ID)) {
          lines.add("  " + lead + id + line);
          lead = lead("", Style.WARN);
          id = " ".repeat(ID);
        }
      }
      rest = cases.subList(shown, cases.size());
    }
    if (!rest.isEmpty()) {
      String more = rest.size() < cases.size() ? "and " : "";
      for (String line : wrapped(more + ids(rest, agent), 0)) {
        lines.add("  " + lead + line);
        lead = lead("", Style.WARN);
      }
    }
  }

  private List<String> wrapped(String text, int indent) {
    return Columns.wrap(text, terminal.width() - 2 - LABEL - indent, MOST_LINES);
  }

  private static String ids(List<CaseJudgement> cases, AgentJudgement agent) {
    List<CaseId> ids = cases.stream().map(CaseJudgement::id).collect(Collectors.toList());
    return CaseIds.text(ids, agent.cases().stream().map(CaseJudgement::id).toList());
  }

  private String lead(String word, Style style) {
    String padded = String.format("%-" + LABEL + "s", word);
    return word.isEmpty() ? padded : terminal.styled(style, padded);
  }
}
