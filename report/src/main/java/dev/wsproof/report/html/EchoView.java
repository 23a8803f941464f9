package dev.wsproof.report.html;

import dev.wsproof.observe.EchoFacts;
import dev.wsproof.report.view.EchoText;

/**
 * How far an echo case came, for people.
 *
 * @param wanted what the case asks for
 * @param seen how much of it happened
 * @param difference how the first wrong echo differs; null when none was wrong, or when the result
 *     says so already
 */
record EchoView(String wanted, String seen, String difference) {

  /** Null for null. */
  static EchoView of(EchoFacts echo, String result) {
    if (echo == null) {
      return null;
    }
    boolean told = echo.difference() == null || result.contains(echo.difference());
    return new EchoView(
        EchoText.wanted(echo.planned()), EchoText.seen(echo), told ? null : echo.difference());
  }
}
