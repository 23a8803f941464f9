package dev.wsproof.run;

import dev.wsproof.observe.Observation;
import dev.wsproof.script.TestCase;
import dev.wsproof.verdict.Judge;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs cases that did not pass again, one at a time while nothing else goes on, so that a crowd
 * cannot be blamed; changes no first result. Used once, by the thread that it blocks; any other may
 * stop it.
 */
final class Retries {
  private final TargetServer server;
  private final String agent;
  private final List<TestCase> cases;
  private final Regime regime;
  private final ResultSink sink;
  private final RunProgress progress;
  private final CompletableFuture<Observation> stop = new CompletableFuture<>();

  Retries(
      TargetServer server,
      String agent,
      List<TestCase> cases,
      Regime regime,
      ResultSink sink,
      RunProgress progress) {
    this.server = server;
    this.agent = agent;
    this.cases = cases;
    this.regime = regime;
    this.sink = sink;
    this.progress = progress;
  }

  /**
   * Runs each case until it passes, or as often as it may.
   *
   * @param places of the cases in the selection
   * @return why the server was given up, in one sentence; null when it was not
   */
  String run(SortedSet<Integer> places) {
    int left = places.size();
    try {
      for (int place : places) {
        boolean passed = false;
        for (int attempt = 1; attempt <= regime.retries() && !passed; attempt++) {
          CaseResult result = again(place);
          passed = regime.passes().test(result);
          if (!take(result)) {
            return null;
          }
        }
        left--;
      }
    } catch (TimeoutException e) {
      progress.warned(
          agent,
          "the time is over, and %d %s not run again as often as asked"
              .formatted(left, left == 1 ? "case was" : "cases were"));
    } catch (ExecutionException e) {
      if (stop.isDone()) {
        return null;
      }
      if (e.getCause() instanceof Unreachable gone) {
        return agent + ": the server was gone when cases ran again: " + gone.getMessage();
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return null;
  }

  /** Ends it from any thread; when it returns, no other result will be taken. */
  synchronized void stop() {
    stop.completeExceptionally(new IllegalStateException("stopped"));
  }

  private CaseResult again(int place)
      throws InterruptedException, ExecutionException, TimeoutException {
    TimeLimit limit = regime.limit();
    if (limit != null && limit.isOver()) {
      throw new TimeoutException();
    }
    TestCase testCase = cases.get(place);
    CompletableFuture<Object> either = CompletableFuture.anyOf(stop, server.converse(testCase));
    Observation seen =
        (Observation)
            (limit == null
                ? either.get()
                : either.get(limit.nanosLeft() + limit.nanosOfGrace(), TimeUnit.NANOSECONDS));
    return new CaseResult(agent, place + 1, testCase, seen, Judge.judge(testCase, seen));
  }

  private synchronized boolean take(CaseResult result) {
    if (stop.isDone()) {
      return false;
    }
    sink.acceptAgain(result);
    progress.again(result);
    return true;
  }
}
