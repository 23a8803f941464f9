package dev.wsproof.run;

/**
 * Takes results as they finish, in any order. Calls come one at a time, though not always from the
 * same thread.
 */
@FunctionalInterface
public interface ResultSink {
  /** Takes one result; must not keep the observation longer than it needs. */
  void accept(CaseResult result);

  /** Takes the result of a further attempt at a case whose first result it has. */
  default void acceptAgain(CaseResult result) {}
}
