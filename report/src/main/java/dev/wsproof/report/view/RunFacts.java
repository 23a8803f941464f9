package dev.wsproof.report.view;

import dev.wsproof.report.text.Visible;
import dev.wsproof.script.CaseId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is known of a run beside its results: which cases it was to have, and whether it came to its
 * end. Judges no verdict.
 *
 * @param planned the cases of each agent; agents of unknown plans are absent
 * @param shares of which selection an agent's plan is a part; agents whose plan is whole are absent
 * @param failures why the run itself failed, a sentence each, not safe to print
 */
public record RunFacts(
    Map<String, SortedSet<CaseId>> planned,
    Map<String, Shares> shares,
    Ending ending,
    List<String> failures) {
  /** Nothing is known. */
  public static final RunFacts NONE = new RunFacts(Map.of(), Map.of(), Ending.UNKNOWN, List.of());

  private static final int MOST_SHOWN = 6;
  private static final int MOST_SENTENCE = 400;

  /** Defensive copies. */
  public RunFacts {
    Map<String, SortedSet<CaseId>> copy = new LinkedHashMap<>();
    planned.forEach((agent, ids) -> copy.put(agent, new TreeSet<>(ids)));
    planned = copy;
    Map<String, Shares> copies = new HashMap<>(shares);
    copies.keySet().retainAll(planned.keySet());
    shares = Map.copyOf(copies);
    failures = List.copyOf(failures);
  }

  /** The same, nobody knowing whether the run came to its end. */
  public RunFacts withoutEnding() {
    return new RunFacts(planned, shares, Ending.UNKNOWN, List.of());
  }

  /** The same with other plans. */
  public RunFacts with(Map<String, SortedSet<CaseId>> otherPlans) {
    return new RunFacts(otherPlans, shares, ending, failures);
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
    Map<String, Shares> allShares = new HashMap<>(shares);
    other.shares.forEach((agent, theirs) -> allShares.merge(agent, theirs, Shares::and));
    List<String> why = new ArrayList<>(failures);
    why.addAll(other.failures);
    return new RunFacts(all, allShares, ending.and(other.ending), why);
  }

  /** The same, now that no other shard is to come: plans are whole. */
  public RunFacts whole() {
    Map<String, SortedSet<CaseId>> all = new LinkedHashMap<>(planned);
    shares.forEach(
        (agent, ours) -> {
          SortedSet<CaseId> both = new TreeSet<>(all.get(agent));
          both.addAll(ours.selection());
          all.put(agent, both);
        });
    return with(all);
  }

  /** The cases that are left to other shards. */
  public Set<CaseId> elsewhere() {
    Set<CaseId> elsewhere = new TreeSet<>();
    shares.forEach(
        (agent, ours) -> {
          elsewhere.addAll(ours.selection());
          elsewhere.removeAll(planned.get(agent));
        });
    return elsewhere;
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
            problems.add(sentence(agent, missing, ids.size()) + missingShards(agent));
          }
        });
    return problems;
  }

  private String missingShards(String agent) {
    SortedSet<Shard> missing = new TreeSet<>();
    if (shares.containsKey(agent) && elsewhere().isEmpty()) {
      missing.addAll(shares.get(agent).missing());
    }
    return missing.isEmpty()
        ? ""
        : "; of its shards, %d %s missing: %s"
            .formatted(missing.size(), missing.size() == 1 ? "is" : "are", some(missing));
  }

  private static String some(Collection<?> items) {
    return items.stream().limit(MOST_SHOWN).map(Object::toString).collect(Collectors.joining(", "))
        + (items.size() > MOST_SHOWN ? ", …" : "");
  }

  private static String sentence(String agent, SortedSet<CaseId> missing, int planned) {
    return "%s: %d of %d cases have no result: %s"
        .formatted(Visible.of(agent, Finding.MOST_NAME), missing.size(), planned, some(missing));
  }
}
