package dev.wsproof.cli.detect;

import dev.wsproof.cli.testee.defect.Defect;
import dev.wsproof.cli.testee.defect.Side;
import dev.wsproof.run.TimeoutScale;
import dev.wsproof.script.TestCase;
import dev.wsproof.wire.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Runs cases against endpoints with a defect, in this process over loopback; judges as every run
 * does and knows no defect by name. Safe for use by many threads.
 */
public final class Detection {
  private final List<TestCase> cases;
  private final int parallel;
  private final TimeoutScale timeouts;

  /**
   * @param cases those of other roles are left out
   * @param parallel how many may be under way at once against one endpoint
   */
  public Detection(List<TestCase> cases, int parallel, TimeoutScale timeouts) {
    this.cases = List.copyOf(cases);
    this.parallel = parallel;
    this.timeouts = timeouts;
  }

  /** How many endpoints there are that can have one of these defects; null stands for none. */
  public static int endpoints(List<Defect> defects) {
    return defects.stream()
        .mapToInt(each -> each == null || each.side() == Side.BOTH ? 2 : 1)
        .sum();
  }

  /**
   * Runs the cases against every endpoint that can have each defect.
   *
   * @param defects null stands for none
   * @param atOnce how many endpoints at once
   * @param told hears of each in the order of {@code defects}
   * @throws IOException when an endpoint cannot be started
   */
  public void all(List<Defect> defects, int atOnce, Consumer<Caught> told) throws IOException {
    ExecutorService lanes = Executors.newFixedThreadPool(atOnce);
    try {
      List<Future<Caught>> runs = new ArrayList<>();
      for (Callable<Caught> trial : trials(defects)) {
        runs.add(lanes.submit(trial));
      }
      for (Future<Caught> run : runs) {
        told.accept(run.get());
      }
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      lanes.shutdownNow();
    }
  }

  private List<Callable<Caught>> trials(List<Defect> defects) {
    List<Callable<Caught>> trials = new ArrayList<>();
    for (Defect defect : defects) {
      if (defect == null || defect.side().ofServers()) {
        ServerTrial trial = new ServerTrial(defect, ofRole(Role.CLIENT), parallel, timeouts);
        trials.add(() -> orFailure(defect, Role.CLIENT, trial::run));
      }
      if (defect == null || defect.side().ofClients()) {
        ClientTrial trial = new ClientTrial(defect, ofRole(Role.SERVER), parallel, timeouts);
        trials.add(() -> orFailure(defect, Role.SERVER, trial::run));
      }
    }
    return trials;
  }

  /** A trial that breaks down is a row too, so that the others are not lost. */
  private static Caught orFailure(Defect defect, Role role, Callable<Caught> trial) {
    try {
      return trial.call();
    } catch (Exception e) {
      String why = e.getMessage() == null ? e.toString() : e.getMessage();
      return new Caught(defect, role, new TreeSet<>(), new TreeSet<>(), why);
    }
  }

  private List<TestCase> ofRole(Role role) {
    return cases.stream().filter(testCase -> testCase.roles().contains(role)).toList();
  }
}
