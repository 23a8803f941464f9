package dev.wsproof.cli;

import dev.wsproof.cases.Suites;
import java.util.List;
import picocli.CommandLine.Option;

/** The flag that chooses suites; looks no case up. */
final class SuiteOption {
  @Option(
      names = "--suite",
      paramLabel = "NAME",
      converter = Word.class,
      description = "What cases are chosen from: classic, extended or all (default: classic).")
  private Suites suites;

  /** Reads the name of a suite. */
  static final class Word extends Words<Suites> {
    Word() {
      super(Suites.values(), Suites::word);
    }
  }

  /** What was chosen; the classic suite unless said. */
  Suites suites() {
    return or(Suites.CLASSIC);
  }

  /** What was chosen, or {@code otherwise}. */
  Suites or(Suites otherwise) {
    return suites != null ? suites : otherwise;
  }

  /** The words that choose {@code these} again; none for the usual, unless it was asked for. */
  List<String> words(Suites these) {
    return suites == null && these == Suites.CLASSIC ? List.of() : List.of("--suite", these.word());
  }
}
