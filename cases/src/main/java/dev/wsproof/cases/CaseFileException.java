package dev.wsproof.cases;

import dev.wsproof.cases.source.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** Says that case files have mistakes, and all of them. */
public final class CaseFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  CaseFileException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** The mistakes, ordered by place. */
  public List<Problem> problems() {
    return problems;
  }
}
