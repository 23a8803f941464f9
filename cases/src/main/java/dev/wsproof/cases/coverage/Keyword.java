package dev.wsproof.cases.coverage;

import dev.wsproof.script.Level;

/** The key words of RFC 2119 that requirements are worded with. */
public enum Keyword {
  MUST("must", Level.MUST),
  MUST_NOT("must-not", Level.MUST),
  SHOULD("should", Level.SHOULD),
  SHOULD_NOT("should-not", Level.SHOULD),
  MAY("may", Level.MAY);

  private final String word;
  private final Level level;

  Keyword(String word, Level level) {
    this.word = word;
    this.level = level;
  }

  /** The word in files. */
  public String word() {
    return word;
  }

  /** How strong it is. */
  public Level level() {
    return level;
  }

  /** The words of the RFCs. */
  public String text() {
    return name().replace('_', ' ');
  }
}
