package dev.wsproof.cli.spec;

import java.util.List;

/** A spec file cannot be used; holds every mistake that was found, a sentence each. */
public final class SpecException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<String> problems;

  SpecException(List<String> problems) {
    super(String.join("\n", problems), null, false, false);
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, a sentence each, with its place where it has one. */
  public List<String> problems() {
    return problems;
  }
}
