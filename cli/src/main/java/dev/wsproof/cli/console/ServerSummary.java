package dev.wsproof.cli.console;

import dev.wsproof.report.gate.AgentJudgement;
import dev.wsproof.report.gate.CaseJudgement;
import dev.wsproof.report.gate.Difference;
import dev.wsproof.report.gate.Gate;
import dev.wsproof.report.text.Visible;
import dev.wsproof.report.view.Evidence;
import dev.wsproof.report.view.Finding;
import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.run.ServerRun;
import dev.wsproof.script.CaseId;
import dev.wsproof.verdict.Behavior;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One screen about one peer: counts, and each case that did not pass as far as there is room. */
public final class ServerSummary {
  private static final int AGENT = 40;
  private static final int LABEL = 13;
  private static final int ITEM_LINES = 2;
  private static final int LINES_BESIDES = 6;
  private static final int IDS_SHOWN = 6;
  private static final int MOST_ID_LINES = 100;

  private final Terminal terminal;
  private final Gate gate;
  private final Function<IndexEntry, Evidence> evidence;
  private final Function<Evidence, String> rerun;

  /**
   * @param evidence what there is to show of a result
   * @param rerun the command that runs just this case again
   */
  public ServerSummary(
      Terminal terminal,
      Gate gate,
      Function<IndexEntry, Evidence> evidence,
      Function<Evidence, String> rerun) {
    this.terminal = terminal;
    this.gate = gate;
    this.evidence = evidence;
    this.rerun = rerun;
  }

  /**
   * Prints the screen, and why the run failed, if it did.
   *
   * @param judged what is to be said of the run's results
   */
  public void print(ServerRun run, AgentJudgement judged, Duration time) {
    print(run, judged, time, run.failure() == null);
    if (run.failure() != null) {
      terminal.error(
          "wsproof: "
              + (run.failedFast() ? "" : terminal.styled(Style.BAD, "run failed: "))
              + Visible.of(run.failure()));
    }
  }

  /**
   * Prints the screen for results that were there.
   *
   * @param complete whether they are all there are to be
   */
  public void print(AgentJudgement judged, boolean complete) {
    int results = judged.results().size();
    print(new ServerRun(judged.agent(), results, results, null), judged, null, complete);
  }

  private void print(ServerRun run, AgentJudgement judged, Duration time, boolean complete) {
    List<CaseJudgement> failures =
        judged.failures().stream()
            .filter(failure -> complete || failure.difference() != Difference.VANISHED)
            .toList();
    List<String> differences = new DifferenceLines(terminal, gate.allowed()).of(judged, complete);
    terminal.line("");
    headline(run, judged, time, outcome(run, complete, failures.size())).forEach(terminal::line);
    List<String> flaky = flaky(judged);
    List<String> excused = excused(judged);
    int besides = LINES_BESIDES + differences.size() + flaky.size() + excused.size();
    blocks(failures, terminal.height() - besides);
    flaky.forEach(terminal::line);
    excused.forEach(terminal::line);
    differences.forEach(terminal::line);
  }

  /** Shows failures one by one; those that differences name sufficiently are left to them. */
  private void blocks(List<CaseJudgement> failures, int lines) {
    List<CaseJudgement> toShow = failures.stream().filter(this::isWorthABlock).toList();
    int room = lines;
    int shown = 0;
    for (CaseJudgement failure : toShow) {
      List<String> block = block(failure);
      if (shown > 0 && block.size() > room) {
        break;
      }
      block.forEach(terminal::line);
      room -= block.size();
      shown++;
    }
    if (shown < toShow.size()) {
      terminal.line("");
      terminal.line(more(toShow.subList(shown, toShow.size())));
    }
  }

  /** Names what passes now and then, and was let through. */
  private List<String> flaky(AgentJudgement judged) {
    List<CaseJudgement> passed = judged.flaky().stream().filter(CaseJudgement::passes).toList();
    return listed(CaseJudgement.FLAKY + ", and passed as --flaky asks: ", passed, judged);
  }

  /** Names what would not pass if the RFC demanded it. */
  private List<String> excused(AgentJudgement judged) {
    return listed(
        "Not counted, for the RFC says SHOULD or MAY: ",
        judged.cases().stream().filter(gate::excuses).toList(),
        judged);
  }

  private List<String> listed(String lead, List<CaseJudgement> cases, AgentJudgement judged) {
    if (cases.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add("");
    List<CaseId> ids = cases.stream().map(CaseJudgement::id).toList();
    List<CaseId> all = judged.cases().stream().map(CaseJudgement::id).toList();
    lines.addAll(Columns.wrap(lead + CaseIds.text(ids, all), terminal.width(), MOST_ID_LINES));
    return lines;
  }

  private boolean isWorthABlock(CaseJudgement failure) {
    if (failure.isFlaky()) {
      return true;
    }
    return switch (failure.difference()) {
      case NONE, WORSE, CHANGED -> true;
      case NEW -> !gate.policyPasses(failure.found());
      case BETTER, VANISHED, ABSENT -> false;
    };
  }

  private List<String> headline(
      ServerRun run, AgentJudgement judged, Duration time, String outcome) {
    String cases =
        (run.finished() == run.planned() ? "" : run.finished() + " of ")
            + run.planned()
            + (run.planned() == 1 ? " case" : " cases");
    String first =
        terminal.styled(Style.STRONG, Visible.of(run.agent(), AGENT))
            + ": "
            + cases
            + (time == null
                ? ""
                : String.format(Locale.ROOT, " in %.1f s", time.toMillis() / 1000.0))
            + ", "
            + outcome;
    String counts =
        Arrays.stream(Behavior.values())
            .filter(behavior -> judged.count(behavior) > 0)
            .map(behavior -> judged.count(behavior) + " " + behavior.word())
            .collect(Collectors.joining(", "));
    int flaky = judged.flaky().size();
    String more = flaky == 0 ? "" : "; " + flaky + " " + CaseJudgement.FLAKY;
    return counts.isEmpty() ? List.of(first) : List.of(first, "  " + counts + more);
  }

  private String outcome(ServerRun run, boolean complete, int failures) {
    if (failures > 0) {
      return terminal.styled(Style.BAD, failures + " not passed");
    }
    return complete
        ? terminal.styled(Style.GOOD, "all passed")
        : terminal.styled(Style.BAD, run.failedFast() ? "stopped" : "run failed");
  }

  private List<String> block(CaseJudgement failure) {
    Evidence shown = evidence.apply(failure.found());
    Finding finding = shown.finding();
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(terminal.styled(Style.STRONG, failure.id().toString()) + "  " + verdict(failure));
    boolean baseline = failure.expected() != null;
    boolean ending =
        !finding.actualClose().isEmpty()
            && (baseline || !gate.policy().passes(finding.behaviorClose()));
    boolean events = baseline || !ending || !gate.passes(finding.behavior());
    List<String> expected = new ArrayList<>();
    List<String> actual = new ArrayList<>();
    if (events) {
      expected.addAll(finding.expectedAnyOf());
      actual.add(finding.actual());
    }
    if (ending) {
      expected.add("close: " + finding.expectedClose());
      actual.add("close: " + finding.actualClose());
    }
    labelled(lines, "requirement", List.of(shown.requirement()));
    labelled(lines, events && finding.expectedAnyOf().size() > 1 ? "any of" : "expected", expected);
    labelled(lines, "actual", actual);
    if (finding.resultSaysMore()) {
      labelled(lines, "result", List.of(finding.result()));
    }
    if (baseline) {
      labelled(lines, "baseline", List.of(failure.expected().text()));
      labelled(lines, "reason", List.of(Visible.of(failure.expected().reason())));
    }
    lines.add("  " + label("rerun") + rerun.apply(shown));
    return lines;
  }

  private String verdict(CaseJudgement failure) {
    List<IndexEntry> attempts = failure.found().attempts();
    List<IndexEntry> shown = failure.isFlaky() ? attempts : attempts.subList(0, 1);
    String results =
        shown.stream()
            .map(
                one ->
                    terminal.styled(Style.BAD, one.behavior().word())
                        + ", close "
                        + one.behaviorClose().word())
            .collect(Collectors.joining("; then "));
    if (failure.isFlaky()) {
      return terminal.styled(Style.WARN, CaseJudgement.FLAKY) + ": " + results;
    }
    return attempts.size() == 1 ? results : results + ", in " + attempts.size() + " attempts";
  }

  private void labelled(List<String> lines, String name, List<String> items) {
    int width = terminal.width() - 2 - LABEL;
    String lead = label(name);
    for (String item : items) {
      if (!item.isEmpty()) {
        for (String line : Columns.wrap(item, width, ITEM_LINES)) {
          lines.add("  " + lead + line);
          lead = label("");
        }
      }
    }
  }

  private String label(String name) {
    String padded = String.format("%-" + LABEL + "s", name);
    return name.isEmpty() ? padded : terminal.styled(Style.DIM, padded);
  }

  private static String more(List<CaseJudgement> rest) {
    String ids =
        rest.stream()
            .limit(IDS_SHOWN)
            .map(CaseJudgement::id)
            .map(CaseId::toString)
            .collect(Collectors.joining(", "));
    return "and "
        + rest.size()
        + " more ("
        + ids
        + (rest.size() > IDS_SHOWN ? ", …" : "")
        + "): see index.html";
  }
}
