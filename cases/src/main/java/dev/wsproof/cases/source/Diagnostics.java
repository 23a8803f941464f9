package dev.wsproof.cases.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects the problems of a load, each once however many cases it touches; stops collecting at
 * {@link #MOST}. One thread.
 */
public final class Diagnostics {
  /** How many problems are kept. */
  public static final int MOST = 1000;

  private final State state;
  private final String subject;

  /** Without problems and without a subject. */
  public Diagnostics() {
    this(new State(), "");
  }

  private Diagnostics(State state, String subject) {
    this.state = state;
    this.subject = subject;
  }

  /** The same collection; what is added through it concerns {@code newSubject}. */
  public Diagnostics under(String newSubject) {
    return new Diagnostics(state, newSubject);
  }

  /** Adds a problem. */
  public void add(Position at, String message) {
    state.raised++;
    if (state.found.size() < MOST) {
      state.found.putIfAbsent(at + message, new Problem(at, subject, message));
    }
  }

  /** Adds that {@code what} is not what it should be; silent about what could not be read. */
  public void unwanted(String what, Node got, String wanted) {
    if (got instanceof Node.Unreadable) {
      state.raised++;
    } else {
      add(got.at(), what + ": got " + got.describe() + ", wanted " + wanted);
    }
  }

  /** How often a problem was added so far, the same one counted again. */
  public int raised() {
    return state.raised;
  }

  /** The problems, ordered by place. */
  public List<Problem> problems() {
    List<Problem> all = new ArrayList<>(state.found.values());
    all.sort(Comparator.comparing(Problem::at));
    if (all.size() == MOST) {
      Position last = all.get(MOST - 1).at();
      all.add(new Problem(last, "", "more than " + MOST + " problems: the rest is not shown"));
    }
    return List.copyOf(all);
  }

  private static final class State {
    final Map<String, Problem> found = new LinkedHashMap<>();
    int raised;
  }
}
