package dev.wsproof.run;

import dev.wsproof.observe.Observation;
import dev.wsproof.script.CaseId;
import dev.wsproof.script.TestCase;
import dev.wsproof.verdict.Judge;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * One pass of cases over one server: keeps as many of them under way as their lanes have room for,
 * until all have a verdict, the server is gone, the time is over, one does not pass where none may
 * fail, or somebody wants it to end. Used once. Sink and progress are called on one thread of its
 * own; a case gives up its place only when its result was taken, so that results never pile up.
 */
final class Round {
  /** How long results that are in may take to be taken when the round is stopped. */
  private static final int SECONDS_FOR_RESULTS = 10;

  private final TargetServer server;
  private final String agent;
  private final List<TestCase> cases;
  private final Lanes lanes;
  private final Regime regime;
  private final ResultSink sink;
  private final RunProgress progress;

  private final ExecutorService clerk =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "wsproof-results");
            thread.setDaemon(true);
            return thread;
          });
  private final CountDownLatch over = new CountDownLatch(1);

  // Confined to the clerk.
  private final Schedule schedule;
  private int neverOpened;
  private final SortedSet<Integer> notPassed = new TreeSet<>();
  private volatile CaseId firstFailure;
  private volatile int finished;
  private volatile String failure;
  private volatile Throwable broken;
  private volatile boolean stopped;
  private volatile boolean late;

  Round(
      TargetServer server,
      String agent,
      List<TestCase> cases,
      Lanes lanes,
      Regime regime,
      ResultSink sink,
      RunProgress progress) {
    this.server = server;
    this.agent = agent;
    this.cases = List.copyOf(cases);
    this.lanes = lanes;
    this.regime = regime;
    this.schedule = new Schedule(this.cases, lanes);
    this.sink = sink;
    this.progress = progress;
  }

  /**
   * Runs all cases and waits for the last result to be taken.
   *
   * @return why the server was given up, in one sentence; null when every case has a verdict
   */
  String run() {
    if (regime.limit() != null) {
      regime.limit().begin();
    }
    onClerk(
        () -> {
          progress.begun(agent, cases.size());
          fill();
        });
    try {
      awaitEnd();
    } catch (InterruptedException e) {
      stop();
      Thread.currentThread().interrupt();
    } finally {
      clerk.shutdown();
    }
    if (failure == null && finished < cases.size()) {
      failure = whyNotAll();
    }
    if (broken instanceof Error error) {
      throw error;
    }
    if (broken != null) {
      throw (RuntimeException) broken;
    }
    return failure;
  }

  private void awaitEnd() throws InterruptedException {
    TimeLimit limit = regime.limit();
    if (limit == null) {
      over.await();
    } else if (!over.await(limit.nanosLeft(), TimeUnit.NANOSECONDS)) {
      late = true;
      onClerk(this::fill);
      if (!over.await(limit.nanosOfGrace(), TimeUnit.NANOSECONDS)) {
        stop();
      }
    }
  }

  private String whyNotAll() {
    if (firstFailure != null) {
      return "%s: stopped at %s, the first case that did not pass: %d of %d cases did not run"
          .formatted(agent, firstFailure, cases.size() - finished, cases.size());
    }
    if (late) {
      return "%s: stopped after %s with %d of %d cases"
          .formatted(agent, regime.limit(), finished, cases.size());
    }
    return stopped
        ? agent + ": interrupted after " + finished + " of " + cases.size() + " cases"
        : null;
  }

  /** Whether a case that did not pass has ended the round before all others had a verdict. */
  boolean failedFast() {
    return firstFailure != null;
  }

  /** The places of the cases that did not pass, once the round is over; none if nobody cares. */
  SortedSet<Integer> notPassed() {
    return notPassed;
  }

  /** How many cases have a verdict. */
  int finished() {
    return finished;
  }

  /**
   * Ends the round from any thread: no case begins, and those under way are dropped. When it
   * returns, results that were in have been taken, and no other will be.
   */
  void stop() {
    stopped = true;
    clerk.shutdown();
    try {
      clerk.awaitTermination(SECONDS_FOR_RESULTS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    over.countDown();
  }

  private void fill() {
    if (failure != null || broken != null || late) {
      schedule.cancel();
    }
    for (int next = begin(); next >= 0; next = begin()) {
      int index = next;
      progress.started(agent, cases.get(index));
      server
          .converse(cases.get(index))
          .whenComplete((seen, error) -> onClerk(() -> take(index, seen, error)));
    }
    if (schedule.isIdle()) {
      if (neverOpened > 0 && !lanes.isOneAtATime()) {
        progress.warned(agent, neverOpened + tooManyAtOnce());
      }
      over.countDown();
    }
  }

  private int begin() {
    return stopped || firstFailure != null ? -1 : schedule.begin();
  }

  /** Whatever is thrown there ends the round: nobody must wait for it any more. */
  private void onClerk(Runnable work) {
    try {
      clerk.execute(
          () -> {
            try {
              work.run();
            } catch (RuntimeException | Error e) {
              broken = e;
              over.countDown();
            }
          });
    } catch (RejectedExecutionException e) {
      // stopped: nobody waits for this any more
    }
  }

  private String tooManyAtOnce() {
    return (neverOpened == 1 ? " case" : " cases")
        + " never got through the opening handshake, though the sanity echo did; if the server takes"
        + " only so many connections at once, use --parallel 1";
  }

  private void take(int index, Observation seen, Throwable error) {
    schedule.end();
    if (firstFailure != null) {
      return; // dropped
    }
    TestCase testCase = cases.get(index);
    if (seen != null) {
      CaseResult result =
          new CaseResult(agent, index + 1, testCase, seen, Judge.judge(testCase, seen));
      sink.accept(result);
      finished++;
      if (!seen.opened() && testCase.handshake() == null) {
        neverOpened++;
      }
      progress.finished(result, finished, cases.size());
      judge(index, result);
    } else if (error instanceof Unreachable) {
      if (failure == null) {
        failure =
            "the server was gone at case %s, after %d of %d cases: %s"
                .formatted(testCase.id(), finished, cases.size(), error.getMessage());
      }
    } else {
      throw new IllegalStateException("case " + testCase.id(), error);
    }
    fill();
  }

  /** Sees to what follows from a result. */
  private void judge(int index, CaseResult result) {
    if ((!regime.failFast() && regime.retries() == 0) || regime.passes().test(result)) {
      return;
    }
    notPassed.add(index);
    if (regime.failFast() && finished < cases.size()) {
      firstFailure = result.testCase().id();
      schedule.cancel();
      over.countDown();
    }
  }
}
