package dev.wsproof.verdict;

/** What a case says of the peer's behaviour; the words are those of every report. */
public enum Behavior {
  OK("OK"),
  NON_STRICT("NON-STRICT"),
  INFORMATIONAL("INFORMATIONAL"),
  UNIMPLEMENTED("UNIMPLEMENTED"),
  FAILED("FAILED");

  private final String word;

  Behavior(String word) {
    this.word = word;
  }

  /** The word used in reports. */
  public String word() {
    return word;
  }
}
