package dev.wsproof.cli;

import dev.wsproof.cases.Suites;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags that choose cases; looks no case up. */
final class CaseOptions {
  @Option(
      names = "--cases",
      paramLabel = "PATTERN",
      split = ",",
      description = "Run these cases and no others.")
  private List<String> cases;

  @Option(
      names = "--exclude-cases",
      paramLabel = "PATTERN",
      split = ",",
      description = "Leave these cases out.")
  private List<String> excludeCases;

  @Mixin private SuiteOption suite;

  /** What was given, or {@code otherwise}. */
  List<String> casesOr(List<String> otherwise) {
    return cases != null ? cases : otherwise;
  }

  /** What cases are chosen from, or {@code otherwise}. */
  Suites suitesOr(Suites otherwise) {
    return suite.or(otherwise);
  }

  /** The words that choose these suites again. */
  List<String> suiteWords(Suites suites) {
    return suite.words(suites);
  }

  /** What was given, or {@code otherwise}. */
  List<String> excludeCasesOr(List<String> otherwise) {
    return excludeCases != null ? excludeCases : otherwise;
  }
}
