package dev.wsproof.report.view;

import dev.wsproof.report.text.Visible;
import dev.wsproof.script.CaseId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is known of a run beside its results: which cases it was to have, and whether it came to its
 * end. Judges no verdict.
 *
 * @param planned the cases of each agent; agents of unknown plans are absent
 * @param failures why the run itself failed, a sentence each, not safe to print
 */
public record RunFacts(
    Map<String, SortedSet<CaseId>> planned, Ending ending, List<String> failures) {
  /** Nothing is known. */
  public static final RunFacts NONE = new RunFacts(Map.of(), Ending.UNKNOWN, List.of());

  private static final int MOST_SHOWN = 6;
  private static final int MOST_SENTENCE = 400;

  /** Defensive copies. */
  public RunFacts {
    Map<String, SortedSet<CaseId>> copy = new LinkedHashMap<>();
    planned.forEach((agent, ids) -> copy.put(agent, new TreeSet<>(ids)));
    planned = copy;
    failures = List.copyOf(failures);
  }

  /** Whether a run came to its end. */
  public enum Ending {
    /** Nobody says; so for servers that wait for whoever comes. */
    UNKNOWN,
    /** It has an end, and nobody says that it came there. */
    OPEN,
    ENDED;

    private Ending and(Ending other) {
      if (this == OPEN || other == OPEN) {
        return OPEN;
      }
      return this == UNKNOWN ? other : this;
    }
  }

  /** These and those of another run whose results are joined with ours. */
  public RunFacts and(RunFacts other) {
    Map<String, SortedSet<CaseId>> all = new LinkedHashMap<>(planned);
    other.planned.forEach(
        (agent, ids) -> {
          SortedSet<CaseId> both = new TreeSet<>(ids);
          both.addAll(all.getOrDefault(agent, new TreeSet<>()));
          all.put(agent, both);
        });
    List<String> why = new ArrayList<>(failures);
    why.addAll(other.failures);
    return new RunFacts(all, ending.and(other.ending), why);
  }

  /** Why results are missing from {@code found}, a sentence each that is safe to print. */
  public List<String> problems(Index found) {
    List<String> problems = new ArrayList<>();
    failures.forEach(sentence -> problems.add(Visible.of(sentence, MOST_SENTENCE)));
    if (ending == Ending.OPEN) {
      problems.add("the run was cut off before its end");
    }
    planned.forEach(
        (agent, ids) -> {
          SortedSet<CaseId> missing = new TreeSet<>(ids);
          missing.removeAll(found.of(agent).keySet());
          if (!missing.isEmpty()) {
            problems.add(sentence(agent, missing, ids.size()));
          }
        });
    return problems;
  }

  private static String sentence(String agent, SortedSet<CaseId> missing, int planned) {
    return "%s: %d of %d cases have no result: %s"
        .formatted(
            Visible.of(agent, Finding.MOST_NAME),
            missing.size(),
            planned,
            missing.stream()
                    .limit(MOST_SHOWN)
                    .map(CaseId::toString)
                    .collect(Collectors.joining(", "))
                + (missing.size() > MOST_SHOWN ? ", …" : ""));
  }
}
