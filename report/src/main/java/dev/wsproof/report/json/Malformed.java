package dev.wsproof.report.json;

import dev.wsproof.report.text.Visible;

/**
 * A document is not what it should be; the message says what was got and what was wanted, in one
 * line that is safe to print, and names no file.
 */
public final class Malformed extends Exception {
  private static final long serialVersionUID = 1;
  private static final int MOST = 400;

  private final int line;
  private final int column;

  Malformed(int line, int column, String sentence) {
    super(Visible.of(sentence, MOST));
    this.line = line;
    this.column = column;
  }

  /** The line, from 1. */
  public int line() {
    return line;
  }

  /** The column, from 1. */
  public int column() {
    return column;
  }
}
