package dev.wsproof.run;

import dev.wsproof.deflate.PreparedMessages;
import dev.wsproof.engine.EngineOptions;
import dev.wsproof.observe.Observation;
import dev.wsproof.script.CaseId;
import dev.wsproof.script.TestCase;
import dev.wsproof.transport.TcpAcceptor;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.Judge;
import java.io.IOException;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;

/**
 * Runs cases with clients that come and ask for them, on the endpoints of the classic suite; many
 * clients and many cases of one client at once. Decides nothing about exit codes and writes
 * nothing. Safe for use by many threads.
 */
public final class FuzzingServer implements AutoCloseable {
  /** How many connections may be open at once. */
  private static final int MOST_CONNECTIONS = 1024;

  private static final Duration TLS_HANDSHAKE_TIME = Duration.ofSeconds(5);

  /** How long results that are in may take at the end. */
  private static final int SECONDS_FOR_RESULTS = 60;

  /** Writes the reports of everything that finished; returns when every file is complete. */
  @FunctionalInterface
  public interface ReportsWriter {
    /**
     * @param agent whose driver asked
     */
    void update(String agent);
  }

  private final ServerSettings settings;
  private final List<TestCase> cases;
  private final BiPredicate<String, CaseId> excluded;
  private final DriverMessages messages;
  private final ResultSink sink;
  private final ReportsWriter reports;
  private final RunProgress progress;

  private final PreparedMessages prepared = new PreparedMessages();
  private final CaseStatuses statuses = new CaseStatuses();
  private final Nonces nonces = new Nonces();
  private final CompletableFuture<Void> stopped = new CompletableFuture<>();
  private final CompletableFuture<Void> updated = new CompletableFuture<>();
  private final TcpAcceptor acceptor;
  private final ExecutorService clerk =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "wsproof-results");
            thread.setDaemon(true);
            return thread;
          });

  // Confined to the clerk.
  private final Map<String, BitSet> finished = new HashMap<>();

  /**
   * @param cases the selection, in its order
   * @param excluded which cases are not run with which agent
   * @param messages the texts of the endpoints
   * @param sink takes each result as it finishes
   * @param reports writes reports when a driver asks; called on the sink's thread
   * @param progress hears how it goes
   */
  public FuzzingServer(
      ServerSettings settings,
      List<TestCase> cases,
      BiPredicate<String, CaseId> excluded,
      DriverMessages messages,
      ResultSink sink,
      ReportsWriter reports,
      RunProgress progress) {
    this.settings = settings;
    this.cases = cases.stream().map(settings.timeouts()::of).toList();
    this.excluded = excluded;
    this.messages = messages;
    this.sink = sink;
    this.reports = reports;
    this.progress = progress;
    this.acceptor =
        new TcpAcceptor(
            settings.tls(),
            settings.timeouts().of(TLS_HANDSHAKE_TIME),
            MOST_CONNECTIONS,
            loop -> new DriverConnection(this, loop));
  }

  /**
   * Begins to listen.
   *
   * @return the port
   * @throws IOException when it cannot, with where and why as message
   */
  public int start() throws IOException {
    return acceptor.listen(settings.addresses(), settings.port());
  }

  /** Takes over a verdict of an earlier run, so that drivers who ask for it get an answer. */
  public void remember(String agent, CaseId id, Behavior behavior) {
    statuses.remember(agent, id, behavior);
  }

  /** Completes when a driver has asked the server to end, exceptionally when results are lost. */
  public CompletableFuture<Void> stopped() {
    return stopped;
  }

  /** Completes when a driver's first request to update the reports has been granted and is over. */
  public CompletableFuture<Void> updated() {
    return updated;
  }

  /** Stops listening and ends all connections; results that are in are still taken. */
  @Override
  public void close() {
    acceptor.close();
    clerk.shutdown();
    try {
      if (!clerk.awaitTermination(SECONDS_FOR_RESULTS, TimeUnit.SECONDS)) {
        stopped.completeExceptionally(new IllegalStateException("results could not be taken"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    stopped.complete(null);
  }

  List<TestCase> cases() {
    return cases;
  }

  DriverMessages messages() {
    return messages;
  }

  CaseStatuses statuses() {
    return statuses;
  }

  Nonces nonces() {
    return nonces;
  }

  PreparedMessages prepared() {
    return prepared;
  }

  EngineOptions options() {
    return settings.timeouts().of(settings.options());
  }

  TimeoutScale timeouts() {
    return settings.timeouts();
  }

  String name() {
    return settings.name();
  }

  boolean isExcluded(String agent, CaseId id) {
    return excluded.test(agent, id);
  }

  void started(String agent, TestCase testCase) {
    onClerk(() -> progress.started(agent, testCase));
  }

  void finished(String agent, int number, Observation seen) {
    TestCase testCase = cases.get(number - 1);
    onClerk(
        () -> {
          if (!finished.containsKey(agent)) {
            progress.begun(agent, cases.size());
          }
          Behavior behavior = null;
          try {
            CaseResult result =
                new CaseResult(agent, number, testCase, seen, Judge.judge(testCase, seen));
            sink.accept(result);
            behavior = result.verdict().behavior();
            BitSet done = finished.computeIfAbsent(agent, name -> new BitSet());
            done.set(number); // a client may ask for a case twice
            progress.finished(result, done.cardinality(), cases.size());
          } finally {
            statuses.end(agent, testCase.id(), behavior);
          }
        });
  }

  /** Writes reports behind all results that are in, then runs {@code after}. */
  void updateReports(String agent, Runnable after) {
    onClerk(
        () -> {
          reports.update(agent);
          after.run();
        });
  }

  void updateIsOver() {
    updated.complete(null);
  }

  /** Something of our own went wrong: no verdict can be trusted any more. */
  void broken(Throwable cause) {
    stopped.completeExceptionally(cause);
  }

  void stop() {
    stopped.complete(null);
  }

  private void onClerk(Runnable work) {
    try {
      clerk.execute(
          () -> {
            try {
              work.run();
            } catch (RuntimeException | Error e) {
              stopped.completeExceptionally(e);
            }
          });
    } catch (RejectedExecutionException e) {
      // closed: nobody waits for this any more
    }
  }
}
