package dev.wsproof.verdict;

import dev.wsproof.observe.CloseFacts;
import dev.wsproof.observe.EchoFacts;
import dev.wsproof.observe.Observation;
import dev.wsproof.script.Step;
import dev.wsproof.script.TestCase;
import java.time.Duration;

/** Judges how far an echo case came; a pure function that looks at nothing else. */
final class EchoRules {
  private EchoRules() {}

  static Judge.Finding finding(TestCase testCase, Observation seen) {
    EchoFacts echo = seen.echo();
    if (!seen.opened() || echo == null) {
      return new Judge.Finding(
          Behavior.FAILED, "No message could be sent: the connection never opened.");
    }
    if (echo.extensionMissing()) {
      return new Judge.Finding(
          Behavior.UNIMPLEMENTED,
          "The peer did not agree to permessage-deflate as the case asks for it.");
    }
    if (echo.difference() != null) {
      return new Judge.Finding(Behavior.FAILED, "An echo differs: " + echo.difference() + ".");
    }
    return echo.isComplete()
        ? new Judge.Finding(Behavior.OK, allCame(echo))
        : new Judge.Finding(Behavior.FAILED, someCame(echo, limit(testCase), seen));
  }

  private static String allCame(EchoFacts echo) {
    return echo.planned() == 1
        ? "The message came back in time, every octet as it was sent."
        : "All " + echo.planned() + " messages came back in time, every octet as it was sent.";
  }

  private static String someCame(EchoFacts echo, Duration limit, Observation seen) {
    String how = echo.echoed() + " of " + echo.planned() + " echoes came ";
    if (limit != null && seen.duration().compareTo(limit) >= 0) {
      return how + "within " + seconds(limit) + " seconds.";
    }
    CloseFacts close = seen.close();
    String why = close.failedByMe() ? close.localCloseReason() : null;
    if (why == null) {
      why = close.wasNotCleanReason();
    }
    return how + "before the connection ended" + (why == null ? "." : ": " + why + ".");
  }

  /** How long the echoes may take; null when the script sets no limit. */
  private static Duration limit(TestCase testCase) {
    for (Step step : testCase.steps()) {
      if (step instanceof Step.CloseAfter limit) {
        return limit.time();
      }
      if (step instanceof Step.FailAfter limit) {
        return limit.time();
      }
    }
    return null;
  }

  private static String seconds(Duration time) {
    return time.toMillis() % 1000 == 0
        ? String.valueOf(time.toSeconds())
        : String.valueOf(time.toMillis() / 1000.0);
  }
}
