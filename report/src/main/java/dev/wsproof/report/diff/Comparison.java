package dev.wsproof.report.diff;

import dev.wsproof.report.ReportFailure;
import dev.wsproof.report.ReportFolder;
import dev.wsproof.report.view.Index;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What changed between two runs, agent by agent; judges and prints nothing.
 *
 * @param agents those that both runs have, in the order of the first
 * @param vanished agents that only the first run has, not safe to print
 * @param added agents that only the second run has, not safe to print
 */
public record Comparison(List<AgentComparison> agents, List<String> vanished, List<String> added) {
  /** Defensive copies. */
  public Comparison {
    agents = List.copyOf(agents);
    vanished = List.copyOf(vanished);
    added = List.copyOf(added);
  }

  /**
   * Compares two folders of reports or files in the form of {@code index.json}, ours or the
   * reference's.
   *
   * @throws ReportFailure when one can't be read, or has more or fewer agents than {@code pairing}
   *     wants
   */
  public static Comparison of(Path before, Path after, Pairing pairing) throws ReportFailure {
    Index first = ReportFolder.index(before);
    Index second = ReportFolder.index(after);
    if (pairing == Pairing.SOLE_AGENTS) {
      return ofSoleAgents(sole(before, first), first, sole(after, second), second);
    }
    return of(first, second);
  }

  /** Compares agents of equal names. */
  public static Comparison of(Index first, Index second) {
    List<AgentComparison> agents = new ArrayList<>();
    List<String> vanished = new ArrayList<>();
    for (String agent : first.agents()) {
      if (second.of(agent).isEmpty()) {
        vanished.add(agent);
      } else {
        agents.add(AgentComparison.of(agent, first.of(agent), agent, second.of(agent)));
      }
    }
    List<String> added =
        second.agents().stream().filter(agent -> first.of(agent).isEmpty()).toList();
    return new Comparison(agents, vanished, added);
  }

  private static Comparison ofSoleAgents(String before, Index first, String after, Index second) {
    return new Comparison(
        List.of(AgentComparison.of(before, first.of(before), after, second.of(after))),
        List.of(),
        List.of());
  }

  private static String sole(Path path, Index index) throws ReportFailure {
    if (index.agents().size() != 1) {
      throw ReportFailure.because(
          "cannot compare %s: got %d agents, wanted exactly one"
              .formatted(path, index.agents().size()));
    }
    return index.agents().get(0);
  }

  /** Whether nothing changed, vanished or came. */
  public boolean isSame() {
    return vanished.isEmpty()
        && added.isEmpty()
        && agents.stream().allMatch(AgentComparison::isSame);
  }

  /** Whether some case got worse or vanished, or an agent with all of its cases. */
  public boolean isWorse() {
    return !vanished.isEmpty() || agents.stream().anyMatch(AgentComparison::isWorse);
  }
}
