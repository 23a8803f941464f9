package dev.wsproof.cli.spec;

import dev.wsproof.cli.spec.Json.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong and what is odd in one file, each with its place; judges nothing. */
final class Findings {
  private final String file;
  private final List<Finding> problems = new ArrayList<>();
  private final List<Finding> warnings = new ArrayList<>();

  private record Finding(Place place, String sentence) {}

  Findings(String file) {
    this.file = file;
  }

  /** A mistake that keeps the file from being used. */
  void problem(Place place, String sentence) {
    problems.add(new Finding(place, sentence));
  }

  /** A value that is not what its place wants. */
  void wrong(Json value, String path, String wanted) {
    problem(value.place(), path + ": got " + value.named() + ", wanted " + wanted);
  }

  /** Something a person should know. */
  void warning(Place place, String sentence) {
    warnings.add(new Finding(place, sentence));
  }

  /** All warnings, in the order of the file. */
  List<String> warnings() {
    return told(warnings);
  }

  /**
   * Insists that nothing was wrong.
   *
   * @throws SpecException with everything that was, in the order of the file
   */
  void throwIfAny() throws SpecException {
    if (!problems.isEmpty()) {
      throw new SpecException(told(problems));
    }
  }

  private List<String> told(List<Finding> findings) {
    return findings.stream()
        .sorted(
            Comparator.comparingInt((Finding finding) -> finding.place().line())
                .thenComparingInt(finding -> finding.place().column()))
        .map(
            finding ->
                "%s:%d:%d: %s"
                    .formatted(
                        file, finding.place().line(), finding.place().column(), finding.sentence()))
        .toList();
  }
}
