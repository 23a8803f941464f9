package dev.wsproof.junit;

import dev.wsproof.cli.Version;
import dev.wsproof.report.ReportFailure;
import dev.wsproof.report.Reports;
import dev.wsproof.report.view.ReportInfo;
import dev.wsproof.script.CaseId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs the cases of one factory once, in the background, from the moment when the first test asks;
 * lets each test wait for its case. Safe for use by many threads.
 */
final class CaseRun {
  private static final Duration TO_STOP = Duration.ofSeconds(15);
  private static final String ONE_AFTER_THE_OTHER = "SameThreadHierarchicalTestExecutorService";

  // Held, so that its level stays. What libraries tell of peers that misbehave is in our results.
  private static final Logger LIBRARIES = Logger.getLogger("io.netty");

  private final ConformancePlan plan;
  private final UnderTest underTest;
  private final Results results;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final CompletableFuture<String> end = new CompletableFuture<>();

  static {
    LIBRARIES.setLevel(Level.OFF);
  }

  CaseRun(ConformancePlan plan, UnderTest underTest) {
    this.plan = plan;
    this.underTest = underTest;
    this.results = new Results(plan);
  }

  /** The test of one case. */
  void verify(CaseId id) throws InterruptedException, ExecutionException {
    begin();
    results.outcome(id).get().tell();
  }

  /** The test of the run as a whole; when it is over, everything has been let go of. */
  void verifyEnd() throws InterruptedException, ExecutionException {
    begin();
    String failure = end.get();
    if (!failure.isEmpty()) {
      new CaseOutcome.Lost(failure).tell();
    }
  }

  private void begin() {
    if (begun.compareAndSet(false, true)) {
      Thread thread = new Thread(this::run, "wsproof-junit");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void run() {
    String failure;
    try {
      failure = plan.reports() == null ? underTest.run(results) : runWithReports();
    } catch (InterruptedException e) {
      failure = Results.STOPPED;
    } catch (ReportFailure e) {
      failure = e.getMessage();
    } catch (RuntimeException | Error e) { // tests wait for the end, whatever happens
      failure = "a defect in wsproof: " + e;
    }
    results.over(failure == null ? "the run came to its end without this case" : failure);
    end.complete(failure == null ? "" : failure);
  }

  private String runWithReports() throws ReportFailure, InterruptedException {
    ReportInfo info = ReportInfo.of(Version.text(), underTest.kind(), Instant.now());
    try (Reports reports = Reports.open(plan.reports(), info)) {
      reports.runBegins();
      results.alsoTo(reports);
      String failure = underTest.run(results);
      reports.runEnds(failure == null ? List.of() : List.of(failure));
      reports.finish();
      return failure;
    }
  }

  /**
   * No more tests are made. Where tests run one after the other they are all over by now, and so is
   * the run, even if somebody wanted only some of them; where they run side by side some may still
   * have to begin, and the run goes on to its own end.
   */
  void close() {
    if (begun.get() && !end.isDone() && testsRunOneAfterTheOther()) {
      underTest.stop();
      try {
        Patience.await(end, TO_STOP);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static boolean testsRunOneAfterTheOther() {
    return StackWalker.getInstance()
        .walk(
            frames -> frames.anyMatch(frame -> frame.getClassName().endsWith(ONE_AFTER_THE_OTHER)));
  }
}
