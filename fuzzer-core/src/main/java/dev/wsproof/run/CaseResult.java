package dev.wsproof.run;

import dev.wsproof.observe.Observation;
import dev.wsproof.script.TestCase;
import dev.wsproof.verdict.Verdict;

/**
 * One case run against one agent: the case, what was seen, and the verdict.
 *
 * @param agent the peer's name in the reports
 * @param number the case's place in the selection, from 1
 */
public record CaseResult(
    String agent, int number, TestCase testCase, Observation observation, Verdict verdict) {}
