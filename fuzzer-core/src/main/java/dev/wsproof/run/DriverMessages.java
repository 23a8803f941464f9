package dev.wsproof.run;

import dev.wsproof.script.Step;
import dev.wsproof.script.TestCase;
import dev.wsproof.verdict.Behavior;
import java.util.List;

/**
 * The texts that drivers and the fuzzing server exchange; says what stands in them and sends
 * nothing. Must be safe for use by many threads.
 */
public interface DriverMessages {
  /** What {@code /getCaseInfo} answers. */
  String caseInfo(TestCase testCase);

  /** What {@code /getCaseStatus} answers. */
  String caseStatus(Behavior behavior);

  /**
   * Reads a command given in direct command mode.
   *
   * @throws IllegalArgumentException when it is none, with a sentence for the driver
   */
  List<Step> command(String text);
}
