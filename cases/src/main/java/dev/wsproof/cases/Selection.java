package dev.wsproof.cases;

import dev.wsproof.script.TestCase;
import java.util.List;

/**
 * The cases somebody asked for; never empty.
 *
 * @param cases in the order of the catalogue
 * @param warnings what was asked for and meant nothing, a sentence each
 */
public record Selection(List<TestCase> cases, List<String> warnings) {
  /** Defensive copies. */
  public Selection {
    cases = List.copyOf(cases);
    warnings = List.copyOf(warnings);
  }
}
