package dev.wsproof.report.html;

import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;

/**
 * How a behaviour is called and coloured on a page; the word always stands beside the colour.
 *
 * @param word what people read
 */
record Mark(
    String word,
    boolean ok,
    boolean nonStrict,
    boolean info,
    boolean unimplemented,
    boolean failed) {
  /** No result. */
  static final Mark MISSING = new Mark("Missing", false, false, false, false, false);

  static Mark of(Behavior behavior) {
    return new Mark(
        word(behavior),
        behavior == Behavior.OK,
        behavior == Behavior.NON_STRICT,
        behavior == Behavior.INFORMATIONAL,
        behavior == Behavior.UNIMPLEMENTED,
        behavior == Behavior.FAILED);
  }

  static String word(Behavior behavior) {
    return switch (behavior) {
      case OK -> "Pass";
      case NON_STRICT -> "Non-Strict";
      case INFORMATIONAL -> "Info";
      case UNIMPLEMENTED -> "Unimplemented";
      case FAILED -> "Fail";
    };
  }

  /** The end of a connection, in the colours of the above. */
  static Mark of(CloseBehavior close) {
    return new Mark(
        close.word(),
        close == CloseBehavior.OK,
        false,
        close == CloseBehavior.INFORMATIONAL,
        false,
        !IndexEntry.isGood(close));
  }
}
