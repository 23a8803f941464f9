package dev.wsproof.cases;

import java.util.Set;

/** Which of the bundled suites somebody chose cases from. */
public enum Suites {
  /** The 517 cases that users of the classic suite know. */
  CLASSIC("classic"),

  /** What the classic suite does not look at. */
  EXTENDED("extended"),

  /** Both. */
  ALL("all");

  private final String word;

  Suites(String word) {
    this.word = word;
  }

  /** The word users write. */
  public String word() {
    return word;
  }

  /** The cases there are to choose from. */
  public Catalogue catalogue() {
    return switch (this) {
      case CLASSIC -> Catalogue.classic();
      case EXTENDED -> Catalogue.extended();
      case ALL -> Catalogue.all();
    };
  }

  /** What cases call the suites that were chosen. */
  Set<String> names() {
    return this == ALL ? Set.of(CLASSIC.word, EXTENDED.word) : Set.of(word);
  }
}
