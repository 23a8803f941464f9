package dev.wsproof.junit;

import dev.wsproof.report.gate.CaseJudgement;
import dev.wsproof.report.text.Visible;
import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.run.CaseResult;
import dev.wsproof.run.ResultSink;
import dev.wsproof.run.RunProgress;
import dev.wsproof.script.CaseId;
import dev.wsproof.script.TestCase;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What came of the cases of one run so far, for those who wait for it; the first result of a case
 * counts. Safe for use by many threads.
 */
final class Results implements ResultSink, RunProgress {
  /** Why there is no result of a run that nobody waits for any more. */
  static final String STOPPED = "the tests were over before the run was";

  private static final int MOST_NOTE = 300;

  private final ConformancePlan plan;
  private final Map<CaseId, CompletableFuture<Void>> begun = new HashMap<>();
  private final Map<CaseId, CompletableFuture<CaseOutcome>> outcomes = new HashMap<>();
  private final List<String> notes = new CopyOnWriteArrayList<>();
  private volatile ResultSink reports = result -> {};

  Results(ConformancePlan plan) {
    this.plan = plan;
    for (TestCase testCase : plan.cases()) {
      begun.put(testCase.id(), new CompletableFuture<>());
      outcomes.put(testCase.id(), new CompletableFuture<>());
    }
  }

  /** Every result goes there as well. */
  void alsoTo(ResultSink sink) {
    reports = sink;
  }

  @Override
  public void accept(CaseResult result) {
    reports.accept(result);
    CaseId id = result.testCase().id();
    CaseJudgement judged = plan.gate().judge(IndexEntry.of(result, ""));
    boolean mayFail = plan.mayFail().contains(id);
    boolean excused = plan.gate().excuses(judged);
    outcomes.get(id).complete(CaseOutcome.of(judged, result, mayFail, excused, notes));
  }

  @Override
  public void started(String agent, TestCase testCase) {
    begun.get(testCase.id()).complete(null);
  }

  @Override
  public void warned(String agent, String sentence) {
    notes.add(Visible.of(sentence, MOST_NOTE));
  }

  /** Notes that a case has no verdict and won't get one. */
  void lost(CaseId id, String sentence) {
    outcomes.get(id).complete(new CaseOutcome.Lost(id + ": " + sentence));
  }

  /** Notes that no more results will come. */
  void over(String sentence) {
    outcomes.values().forEach(outcome -> outcome.complete(new CaseOutcome.Lost(sentence)));
  }

  /** Completes when the case begins. */
  CompletableFuture<Void> begun(CaseId id) {
    return begun.get(id);
  }

  /** Completes when it is known what came of the case, never exceptionally. */
  CompletableFuture<CaseOutcome> outcome(CaseId id) {
    return outcomes.get(id);
  }

  /** Waits until no case is under way, or for that long. */
  void awaitThoseUnderWay(Duration limit) throws InterruptedException {
    CompletableFuture<?>[] underWay =
        plan.cases().stream()
            .map(TestCase::id)
            .filter(id -> begun.get(id).isDone())
            .map(outcomes::get)
            .toArray(CompletableFuture[]::new);
    Patience.await(CompletableFuture.allOf(underWay), limit);
  }
}
