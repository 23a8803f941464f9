package dev.wsproof.report.junit;

import dev.wsproof.report.gate.AgentJudgement;
import dev.wsproof.report.gate.CaseJudgement;
import dev.wsproof.report.gate.Gate;
import dev.wsproof.report.gate.Judgement;
import dev.wsproof.report.text.Visible;
import dev.wsproof.report.view.Evidence;
import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.script.CaseId;
import dev.wsproof.verdict.Behavior;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A suite of test cases as JUnit knows them; names are safe to print.
 *
 * @param name what people see
 * @param className by which viewers group test cases: what comes before the dot is a package there
 */
record Suite(String name, String className, List<Test> tests) {
  private static final int MOST_NAME = 120;
  private static final int MOST_MESSAGE = 500;

  /**
   * A test case.
   *
   * @param skipped why it counts neither way; null when it counts
   * @param fault null when it passes
   * @param again what is wrong with further attempts or, where it passes, with any attempt
   */
  record Test(String name, long millis, String skipped, Fault fault, List<Fault> again) {
    /** One that was attempted once. */
    Test(String name, long millis, String skipped, Fault fault) {
      this(name, millis, skipped, fault, List.of());
    }
  }

  /**
   * What is wrong.
   *
   * @param verdict whether somebody judged so; else there was nothing to judge
   * @param text all there is to say, in lines; asked for once
   */
  record Fault(boolean verdict, String type, String message, Supplier<String> text) {}

  /** How many tests have a fault of this kind. */
  long faults(boolean verdict) {
    return tests.stream().filter(t -> t.fault() != null && t.fault().verdict() == verdict).count();
  }

  long skipped() {
    return tests.stream().filter(test -> test.skipped() != null).count();
  }

  long millis() {
    return tests.stream().mapToLong(Test::millis).sum();
  }

  /**
   * The suites of a run: one for each agent and chapter, and one for what is wrong with the run.
   */
  static List<Suite> of(
      Judgement judgement,
      Function<IndexEntry, Evidence> evidence,
      Function<CaseId, String> chapters) {
    List<Suite> suites = new ArrayList<>();
    for (AgentJudgement agent : judgement.agents()) {
      Map<String, List<Test>> tests = new LinkedHashMap<>();
      for (CaseJudgement judged : agent.cases()) {
        tests
            .computeIfAbsent(chapters.apply(judged.id()), chapter -> new ArrayList<>())
            .add(test(judged, judgement.gate(), evidence));
      }
      String name = Visible.of(agent.agent(), MOST_NAME);
      tests.forEach(
          (chapter, all) -> {
            String className = name.replace('.', '_') + "." + chapter.replace('.', '_');
            suites.add(new Suite(name + ": " + chapter, className, all));
          });
    }
    List<Test> run = run(judgement);
    if (!run.isEmpty()) {
      suites.add(new Suite("run", "run", run));
    }
    return suites;
  }

  private static Test test(
      CaseJudgement judged, Gate gate, Function<IndexEntry, Evidence> evidence) {
    IndexEntry found = judged.found();
    String id = judged.id().toString();
    long millis = found == null ? 0 : Math.max(0, found.durationMillis());
    if (judged.isFlaky() && judged.passes()) {
      return new Test(id, millis, null, null, faults(judged, judged.failed(), evidence));
    }
    if (gate.excuses(judged)) {
      return new Test(id, millis, evidence.apply(found).level() + ": " + judged.change(), null);
    }
    if (judged.passes()) {
      boolean lacks = found == null || found.behavior() == Behavior.UNIMPLEMENTED;
      return new Test(id, millis, lacks ? judged.change() : null, null);
    }
    String type =
        judged.isFlaky()
            ? CaseJudgement.FLAKY
            : found == null ? "no result" : found.behavior().word();
    return new Test(
        id,
        millis,
        null,
        new Fault(
            true,
            type,
            Visible.of(FailureText.message(judged), MOST_MESSAGE),
            () -> FailureText.of(judged, found == null ? null : evidence.apply(found))),
        faults(judged, judged.failedAgain(), evidence));
  }

  /** A fault for each of these attempts; only of the first there is more to tell. */
  private static List<Fault> faults(
      CaseJudgement judged, List<IndexEntry> attempts, Function<IndexEntry, Evidence> evidence) {
    boolean first = attempts.size() > judged.failedAgain().size();
    List<Fault> faults = new ArrayList<>();
    for (IndexEntry attempt : attempts) {
      boolean told = first && faults.isEmpty();
      faults.add(
          new Fault(
              true,
              attempt.behavior().word(),
              FailureText.result(attempt),
              () -> told ? FailureText.of(judged, evidence.apply(judged.found())) : ""));
    }
    return faults;
  }

  private static List<Test> run(Judgement judgement) {
    List<Test> tests = new ArrayList<>();
    for (String problem : judgement.problems()) {
      String name = "problem " + (tests.size() + 1);
      tests.add(new Test(name, 0, null, new Fault(false, "run failed", problem, () -> "")));
    }
    int absent = 0;
    for (String agent : judgement.absent()) {
      String name = "absent agent " + ++absent + ": " + Visible.of(agent, MOST_NAME);
      String sentence = "the baseline has this agent, and the run has nothing of it";
      tests.add(
          judgement.failsByAbsence()
              ? new Test(name, 0, null, new Fault(true, "absent", sentence, () -> ""))
              : new Test(name, 0, sentence, null));
    }
    return tests;
  }
}
