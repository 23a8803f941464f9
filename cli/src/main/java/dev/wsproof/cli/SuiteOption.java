package dev.wsproof.cli;

import dev.wsproof.cases.Suites;
import java.util.List;
import picocli.CommandLine.Option;

/** The flag that chooses suites; looks no case up. */
final class SuiteOption {
  @Option(
      names = "--suite",
      paramLabel = "NAME",
      defaultValue = "classic",
      converter = Word.class,
      description = {
        "What cases are chosen from: classic, extended or all (default: ${DEFAULT-VALUE})."
      })
  private Suites suites = Suites.CLASSIC;

  /** Reads the name of a suite. */
  static final class Word extends Words<Suites> {
    Word() {
      super(Suites.values(), Suites::word);
    }
  }

  /** What was chosen. */
  Suites suites() {
    return suites;
  }

  /** The words that choose it again; none for the usual. */
  List<String> words() {
    return suites == Suites.CLASSIC ? List.of() : List.of("--suite", suites.word());
  }
}
