package dev.wsproof.junit;

import dev.wsproof.report.gate.Gate;
import dev.wsproof.run.Lanes;
import dev.wsproof.run.TimeoutScale;
import dev.wsproof.script.CaseId;
import dev.wsproof.script.TestCase;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * All that is asked for; immutable.
 *
 * @param cases never empty, in the order of the catalogue
 * @param mayFail the cases whose failure is told and not counted
 * @param gate what passes
 * @param agent the name of what is tested; null for the one it gives itself
 * @param lanes how many cases may be under way at once
 * @param reports where reports are written; null for none
 */
record ConformancePlan(
    List<TestCase> cases,
    Set<CaseId> mayFail,
    Gate gate,
    String agent,
    Lanes lanes,
    TimeoutScale timeouts,
    Path reports) {
  /** Defensive copies. */
  ConformancePlan {
    cases = List.copyOf(cases);
    mayFail = Set.copyOf(mayFail);
  }
}
