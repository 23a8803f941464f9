package dev.wsproof.report.html;

import dev.wsproof.observe.EchoFacts;

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
    String seen =
        echo.extensionMissing()
            ? "The peer did not agree to permessage-deflate."
            : echo.echoed() + " of " + echo.planned() + " came back as they were sent.";
    boolean told = echo.difference() == null || result.contains(echo.difference());
    return new EchoView(
        echo.planned() == 1
            ? "The message comes back as it was sent."
            : echo.planned() + " messages, one after the other, come back as they were sent.",
        seen,
        told ? null : echo.difference());
  }
}
