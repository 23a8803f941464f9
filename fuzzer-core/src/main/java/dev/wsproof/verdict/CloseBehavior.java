package dev.wsproof.verdict;

/** What a case says of how the connection ended; the words are those of every report. */
public enum CloseBehavior {
  OK("OK"),
  INFORMATIONAL("INFORMATIONAL"),
  FAILED("FAILED"),
  WRONG_CODE("WRONG CODE"),
  UNCLEAN("UNCLEAN"),
  FAILED_BY_CLIENT("FAILED BY CLIENT");

  private final String word;

  CloseBehavior(String word) {
    this.word = word;
  }

  /** The word used in reports. */
  public String word() {
    return word;
  }
}
