package dev.wsproof.cli.console;

import dev.wsproof.cases.Catalogue;
import dev.wsproof.cli.gate.DefaultPolicy;
import dev.wsproof.report.text.Visible;
import dev.wsproof.report.view.Finding;
import dev.wsproof.report.view.Summary;
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

/** One screen about one server: counts, and each case that did not pass as far as there is room. */
public final class ServerSummary {
  private static final int AGENT = 40;
  private static final int LABEL = 13;
  private static final int ITEM_LINES = 2;
  private static final int LINES_BESIDES = 6;
  private static final int IDS_SHOWN = 6;

  private final Terminal terminal;
  private final Function<CaseId, String> rerun;

  /**
   * @param rerun the command that runs just this case again
   */
  public ServerSummary(Terminal terminal, Function<CaseId, String> rerun) {
    this.terminal = terminal;
    this.rerun = rerun;
  }

  /**
   * Prints the screen.
   *
   * @param found what the run found; no agent or one
   */
  public void print(ServerRun run, Summary found, Duration time) {
    List<Finding> failures =
        found.findings().stream().filter(finding -> !DefaultPolicy.passes(finding)).toList();
    terminal.line("");
    headline(run, found, time, failures.size()).forEach(terminal::line);
    int room = terminal.height() - LINES_BESIDES;
    int shown = 0;
    for (Finding failure : failures) {
      List<String> block = block(failure);
      if (shown > 0 && block.size() > room) {
        break;
      }
      block.forEach(terminal::line);
      room -= block.size();
      shown++;
    }
    if (shown < failures.size()) {
      terminal.line("");
      terminal.line(more(failures.subList(shown, failures.size())));
    }
    if (run.failure() != null) {
      terminal.error(
          "wsproof: " + terminal.styled(Style.BAD, "run failed: ") + Visible.of(run.failure()));
    }
  }

  private List<String> headline(ServerRun run, Summary found, Duration time, int failures) {
    String cases =
        (run.finished() == run.planned() ? "" : run.finished() + " of ")
            + run.planned()
            + (run.planned() == 1 ? " case" : " cases");
    String first =
        terminal.styled(Style.STRONG, Visible.of(run.agent(), AGENT))
            + ": "
            + cases
            + String.format(Locale.ROOT, " in %.1f s, ", time.toMillis() / 1000.0)
            + outcome(run, failures);
    String counts =
        Arrays.stream(Behavior.values())
            .filter(behavior -> found.count(behavior) > 0)
            .map(behavior -> found.count(behavior) + " " + behavior.word())
            .collect(Collectors.joining(", "));
    return counts.isEmpty() ? List.of(first) : List.of(first, "  " + counts);
  }

  private String outcome(ServerRun run, int failures) {
    if (failures > 0) {
      return terminal.styled(Style.BAD, failures + " not passed");
    }
    return run.failure() == null
        ? terminal.styled(Style.GOOD, "all passed")
        : terminal.styled(Style.BAD, "run failed");
  }

  private List<String> block(Finding failure) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        terminal.styled(Style.STRONG, failure.id().toString())
            + "  "
            + terminal.styled(Style.BAD, failure.behavior().word())
            + ", close "
            + failure.behaviorClose().word());
    boolean ending = !DefaultPolicy.passes(failure.behaviorClose());
    boolean events = failure.behavior() == Behavior.FAILED || !ending;
    List<String> expected = new ArrayList<>();
    List<String> actual = new ArrayList<>();
    if (events) {
      expected.addAll(failure.expectedAnyOf());
      actual.add(failure.actual());
    }
    if (ending) {
      expected.add("close: " + failure.expectedClose());
      actual.add("close: " + failure.actualClose());
    }
    labelled(lines, "requirement", List.of(requirement(failure)));
    labelled(lines, events && failure.expectedAnyOf().size() > 1 ? "any of" : "expected", expected);
    labelled(lines, "actual", actual);
    lines.add("  " + label("rerun") + rerun.apply(failure.id()));
    return lines;
  }

  /** Clauses and what happens; of cases that are not in our catalogue, what they ask for. */
  private static String requirement(Finding failure) {
    return Catalogue.classic()
        .find(failure.id())
        .map(c -> c.level() + ", " + String.join(", ", c.spec()) + ": " + c.description())
        .orElse(failure.requirement());
  }

  private void labelled(List<String> lines, String name, List<String> items) {
    int width = terminal.width() - 2 - LABEL;
    String lead = label(name);
    for (String item : items) {
      for (String line : Columns.wrap(item, width, ITEM_LINES)) {
        lines.add("  " + lead + line);
        lead = label("");
      }
    }
  }

  private String label(String name) {
    String padded = String.format("%-" + LABEL + "s", name);
    return name.isEmpty() ? padded : terminal.styled(Style.DIM, padded);
  }

  private static String more(List<Finding> rest) {
    String ids =
        rest.stream()
            .limit(IDS_SHOWN)
            .map(failure -> failure.id().toString())
            .collect(Collectors.joining(", "));
    return "and "
        + rest.size()
        + " more ("
        + ids
        + (rest.size() > IDS_SHOWN ? ", …" : "")
        + "): see index.html";
  }
}
