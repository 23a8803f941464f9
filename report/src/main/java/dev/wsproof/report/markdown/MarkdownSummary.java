package dev.wsproof.report.markdown;

import dev.wsproof.report.gate.AgentJudgement;
import dev.wsproof.report.gate.CaseJudgement;
import dev.wsproof.report.gate.Difference;
import dev.wsproof.report.gate.Judgement;
import dev.wsproof.report.view.Evidence;
import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.verdict.Behavior;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes a judgement for the summary of a CI job: totals, and a table of what is not OK, what does
 * not pass first; small enough for the megabyte that there is.
 */
public final class MarkdownSummary {
  private static final int MOST_ROWS = 500;
  private static final int MOST_NAME = 80;
  private static final int MOST_ABOUT = 120;
  private static final int MOST_SENTENCE = 300;

  private final Judgement judgement;
  private final Function<IndexEntry, Evidence> evidence;
  private final Function<IndexEntry, String> links;
  private final StringBuilder text = new StringBuilder();

  private MarkdownSummary(
      Judgement judgement,
      Function<IndexEntry, Evidence> evidence,
      Function<IndexEntry, String> links) {
    this.judgement = judgement;
    this.evidence = evidence;
    this.links = links;
  }

  /**
   * The file's octets.
   *
   * @param evidence asked for once for each row
   * @param links the address of a result's page; null for none
   */
  public static byte[] of(
      Judgement judgement,
      Function<IndexEntry, Evidence> evidence,
      Function<IndexEntry, String> links) {
    MarkdownSummary summary = new MarkdownSummary(judgement, evidence, links);
    summary.write();
    return summary.text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void write() {
    line("## WebSocket conformance: " + outcome());
    line("");
    for (String problem : judgement.problems()) {
      line("- **run failed**: " + MarkdownText.plain(problem, MOST_SENTENCE));
    }
    for (String agent : judgement.absent()) {
      line("- **absent**: the baseline has " + name(agent) + ", and the run has nothing of it");
    }
    if (!judgement.problems().isEmpty() || !judgement.absent().isEmpty()) {
      line("");
    }
    totals();
    flaky();
    int room = MOST_ROWS;
    for (AgentJudgement agent : judgement.agents()) {
      room -= table(agent, room);
    }
  }

  private String outcome() {
    if (judgement.isRunFailed()) {
      return "run failed";
    }
    return judgement.passes() ? "passed" : "not passed";
  }

  private void totals() {
    line("| agent | cases | not passed | " + each(Behavior::word) + " |");
    line("| :-- | --: | --: |" + " --: |".repeat(Behavior.values().length));
    for (AgentJudgement agent : judgement.agents()) {
      line(
          "| %s | %d | %d | %s |"
              .formatted(
                  name(agent.agent()),
                  agent.results().size(),
                  agent.failures().size(),
                  each(behavior -> Integer.toString(agent.count(behavior)))));
    }
  }

  private void flaky() {
    long flaky = judgement.agents().stream().mapToLong(agent -> agent.flaky().size()).sum();
    if (flaky > 0) {
      line("");
      line(
          "**%s: %d**, counted with the results of their first attempts"
              .formatted(CaseJudgement.FLAKY, flaky));
    }
  }

  private static String each(Function<Behavior, String> cell) {
    return Arrays.stream(Behavior.values()).map(cell).collect(Collectors.joining(" | "));
  }

  /** Writes what is not OK of one agent; returns the number of rows. */
  private int table(AgentJudgement agent, int room) {
    List<CaseJudgement> failures = agent.failures();
    List<CaseJudgement> excused = agent.cases().stream().filter(judgement.gate()::excuses).toList();
    List<CaseJudgement> others =
        agent.cases().stream()
            .filter(judged -> judged.passes() && !judgement.gate().excuses(judged))
            .filter(MarkdownSummary::isWorthARow)
            .toList();
    if (failures.isEmpty() && excused.isEmpty() && others.isEmpty()) {
      return 0;
    }
    line("");
    line("### " + name(agent.agent()));
    int rows = rows("Not passed", failures, room);
    rows += rows("Not counted, for the RFC does not demand it", excused, room - rows);
    return rows + rows("Passed, and not plainly OK", others, room - rows);
  }

  private static boolean isWorthARow(CaseJudgement judged) {
    IndexEntry found = judged.found();
    return judged.difference() != Difference.NONE
        || judged.isFlaky()
        || found.behavior() == Behavior.FAILED
        || found.behavior() == Behavior.NON_STRICT
        || found.behavior() == Behavior.UNIMPLEMENTED
        || !IndexEntry.isGood(found.behaviorClose());
  }

  private int rows(String title, List<CaseJudgement> cases, int room) {
    if (cases.isEmpty()) {
      return 0;
    }
    List<CaseJudgement> shown = cases.subList(0, Math.min(cases.size(), Math.max(0, room)));
    boolean baseline = judgement.gate().baseline() != null;
    line("");
    line("**" + title + ": " + cases.size() + "**");
    line("");
    if (!shown.isEmpty()) {
      line("| case | behavior | close |" + (baseline ? " baseline |" : "") + " about |");
      line("| :-- | :-- | :-- |" + (baseline ? " :-- |" : "") + " :-- |");
      shown.forEach(judged -> line(row(judged, baseline)));
    }
    if (shown.size() < cases.size()) {
      line("");
      line("… and " + (cases.size() - shown.size()) + " more");
    }
    return shown.size();
  }

  private String row(CaseJudgement judged, boolean baseline) {
    IndexEntry found = judged.found();
    String link = found == null ? null : links.apply(found);
    return "| "
        + (link == null ? judged.id() : "[" + judged.id() + "](<" + link + ">)")
        + (judgement.gate().excuses(judged) ? " " + evidence.apply(found).level() : "")
        + " | "
        + (found == null ? "no result" : behaviors(judged))
        + " | "
        + (found == null ? "" : each(judged, one -> one.behaviorClose().word()))
        + " | "
        + (baseline ? difference(judged) + " | " : "")
        + (found == null ? "" : MarkdownText.plain(evidence.apply(found).about(), MOST_ABOUT))
        + " |";
  }

  private static String behaviors(CaseJudgement judged) {
    return (judged.isFlaky() ? "**" + CaseJudgement.FLAKY + "**: " : "")
        + each(judged, one -> one.behavior().word());
  }

  /** A word for the first attempt or, where they differ, for each. */
  private static String each(CaseJudgement judged, Function<IndexEntry, String> word) {
    return judged.isFlaky()
        ? judged.found().attempts().stream().map(word).collect(Collectors.joining(", then "))
        : word.apply(judged.found());
  }

  private static String difference(CaseJudgement judged) {
    if (judged.difference() == Difference.NONE) {
      return "as expected" + reason(judged);
    }
    return judged.difference().word()
        + (judged.expected() == null
            ? ""
            : ", expected " + MarkdownText.plain(judged.expected().text(), MOST_SENTENCE))
        + reason(judged);
  }

  private static String reason(CaseJudgement judged) {
    return judged.expected() == null || judged.expected().reason().isEmpty()
        ? ""
        : ": " + MarkdownText.plain(judged.expected().reason(), MOST_ABOUT);
  }

  private static String name(String agent) {
    return MarkdownText.plain(agent, MOST_NAME);
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
