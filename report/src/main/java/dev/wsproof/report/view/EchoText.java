package dev.wsproof.report.view;

import dev.wsproof.observe.EchoFacts;
import dev.wsproof.script.Step;
import dev.wsproof.script.TestCase;

/** How far an echo case came, in sentences for people; judges nothing. */
public final class EchoText {
  private EchoText() {}

  /** What a case of {@code planned} messages asks for. */
  public static String wanted(int planned) {
    return planned == 1
        ? "The message comes back as it was sent."
        : planned + " messages, one after the other, come back as they were sent.";
  }

  /** How much of that happened. */
  public static String seen(EchoFacts echo) {
    return echo.extensionMissing()
        ? "The peer did not agree to permessage-deflate."
        : echo.echoed() + " of " + echo.planned() + " came back as they were sent.";
  }

  /** How many messages the echo loop of a case sends; 0 when it has none. */
  static int planned(TestCase testCase) {
    return testCase.steps().stream()
        .filter(Step.EchoLoop.class::isInstance)
        .mapToInt(step -> ((Step.EchoLoop) step).messages())
        .sum();
  }
}
