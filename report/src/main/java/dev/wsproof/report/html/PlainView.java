package dev.wsproof.report.html;

import dev.wsproof.observe.EchoFacts;
import dev.wsproof.report.view.EchoText;
import dev.wsproof.report.view.OpeningText;

/**
 * How far an echo case came or how an opening handshake went, for people: what no list of events
 * tells.
 *
 * @param wanted what the case asks for
 * @param seen how much of it happened
 * @param difference how the first wrong echo differs; null when none was wrong, or when the result
 *     says so already
 */
record PlainView(String wanted, String seen, String difference) {

  /** Null where lists of events tell all. */
  static PlainView of(EchoFacts echo, String result) {
    OpeningText opening = OpeningText.of(result);
    if (opening != null) {
      return new PlainView(sentence(opening.wanted()), sentence(opening.seen()), null);
    }
    if (echo == null) {
      return null;
    }
    boolean told = echo.difference() == null || result.contains(echo.difference());
    return new PlainView(
        EchoText.wanted(echo.planned()), EchoText.seen(echo), told ? null : echo.difference());
  }

  private static String sentence(String words) {
    return words.isEmpty() ? "" : Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
  }
}
