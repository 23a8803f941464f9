package dev.wsproof.run;

import dev.wsproof.observe.Observation;
import dev.wsproof.script.Step;
import dev.wsproof.script.TestCase;
import dev.wsproof.verdict.Judge;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * One pass of cases over one server: keeps a number of them under way until all have a verdict or
 * the server is gone. Used once. Sink and progress are called on one thread of its own; a case
 * gives up its place only when its result was taken, so that results never pile up.
 */
final class Round {
  private final TargetServer server;
  private final String agent;
  private final List<TestCase> cases;
  private final int parallel;
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
  private final Deque<Integer> waiting = new ArrayDeque<>();
  private int underWay;
  private int neverOpened;
  private volatile int finished;
  private volatile String failure;
  private volatile Throwable broken;

  Round(
      TargetServer server,
      String agent,
      List<TestCase> cases,
      int parallel,
      ResultSink sink,
      RunProgress progress) {
    this.server = server;
    this.agent = agent;
    this.cases = List.copyOf(cases);
    this.parallel = parallel;
    this.sink = sink;
    this.progress = progress;
  }

  /**
   * Runs all cases and waits for the last result to be taken.
   *
   * @return why the server was given up, in one sentence; null when every case has a verdict
   */
  String run() {
    onClerk(
        () -> {
          waiting.addAll(order());
          progress.begun(agent, cases.size());
          fill();
        });
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failure = agent + ": interrupted after " + finished + " of " + cases.size() + " cases";
    } finally {
      clerk.shutdown();
    }
    if (broken instanceof Error error) {
      throw error;
    }
    if (broken != null) {
      throw (RuntimeException) broken;
    }
    return failure;
  }

  /** How many cases have a verdict. */
  int finished() {
    return finished;
  }

  /** Places of the cases; those that wait longest by their script go first when there is room. */
  private List<Integer> order() {
    Comparator<Integer> byWait =
        parallel == 1
            ? Comparator.naturalOrder()
            : Comparator.comparing((Integer i) -> mandatedWait(cases.get(i))).reversed();
    return IntStream.range(0, cases.size()).boxed().sorted(byWait).toList();
  }

  private static Duration mandatedWait(TestCase testCase) {
    Duration sum = Duration.ZERO;
    for (Step step : testCase.steps()) {
      if (step instanceof Step.Wait pause) {
        sum = sum.plus(pause.time());
      }
    }
    return sum;
  }

  private void fill() {
    while (underWay < parallel && failure == null && broken == null && !waiting.isEmpty()) {
      int index = waiting.remove();
      underWay++;
      progress.started(agent, cases.get(index));
      server
          .converse(cases.get(index))
          .whenComplete((seen, error) -> onClerk(() -> take(index, seen, error)));
    }
    if (underWay == 0) {
      if (neverOpened > 0 && parallel > 1) {
        progress.warned(agent, neverOpened + tooManyAtOnce());
      }
      over.countDown();
    }
  }

  /** Whatever is thrown there ends the round: nobody must wait for it any more. */
  private void onClerk(Runnable work) {
    clerk.execute(
        () -> {
          try {
            work.run();
          } catch (RuntimeException | Error e) {
            broken = e;
            over.countDown();
          }
        });
  }

  private String tooManyAtOnce() {
    return (neverOpened == 1 ? " case" : " cases")
        + " never got through the opening handshake, though the sanity echo did; if the server takes"
        + " only so many connections at once, use --parallel 1";
  }

  private void take(int index, Observation seen, Throwable error) {
    underWay--;
    TestCase testCase = cases.get(index);
    if (seen != null) {
      CaseResult result =
          new CaseResult(agent, index + 1, testCase, seen, Judge.judge(testCase, seen));
      sink.accept(result);
      finished++;
      if (!seen.opened()) {
        neverOpened++;
      }
      progress.finished(result, finished, cases.size());
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
}
