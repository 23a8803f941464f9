package dev.wsproof.run;

import dev.wsproof.deflate.PreparedMessages;
import dev.wsproof.observe.Observation;
import dev.wsproof.script.TestCase;
import dev.wsproof.transport.StreamConnector;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Runs cases against servers, many side by side, each on a connection of its own; decides nothing
 * about exit codes and writes nothing. For use by one thread, which it blocks while a run goes on;
 * any other may stop it.
 */
public final class FuzzingClient implements AutoCloseable {
  private static final String UNKNOWN_SERVER = "UnknownServer";
  private static final String INTERRUPTED = ": interrupted";

  private final Lanes lanes;
  private final String userAgent;
  private final TimeoutScale timeouts;
  private final StreamConnector connector = new StreamConnector();
  private final PreparedMessages prepared = new PreparedMessages();
  private final CompletableFuture<Observation> stopped = new CompletableFuture<>();

  private Runnable ending = () -> {}; // of what goes on; guarded by this

  /**
   * @param parallel how many cases may be under way at once, at least 1; 1 is the classic order
   * @param userAgent what we call ourselves in requests
   */
  public FuzzingClient(int parallel, String userAgent) {
    this(Lanes.upTo(parallel), userAgent, TimeoutScale.NONE);
  }

  /**
   * @param lanes how many cases of each kind may be under way at once
   * @param userAgent what we call ourselves in requests
   * @param timeouts how far our limits are stretched, those of targets and cases too
   */
  public FuzzingClient(Lanes lanes, String userAgent, TimeoutScale timeouts) {
    this.lanes = lanes;
    this.userAgent = userAgent;
    this.timeouts = timeouts;
  }

  /**
   * Runs {@code cases} against {@code target}, each once: a sanity echo first, then the cases, a
   * sanity echo last. Never throws for what the server does.
   *
   * @param sink takes each result as it finishes
   * @param progress hears how it goes
   */
  public ServerRun run(Target target, List<TestCase> cases, ResultSink sink, RunProgress progress) {
    return run(target, cases, Regime.ONCE, sink, progress);
  }

  /**
   * The same, under a regime.
   *
   * @param regime what becomes of cases that do not pass, and of a run that takes too long
   */
  public ServerRun run(
      Target target, List<TestCase> cases, Regime regime, ResultSink sink, RunProgress progress) {
    String agent = target.agent() != null ? target.agent() : UNKNOWN_SERVER;
    TargetServer server;
    Observation first;
    try {
      server = new TargetServer(target, userAgent, timeouts, connector, prepared);
      first = await(server, target);
    } catch (Unreachable e) {
      return new ServerRun(agent, cases.size(), 0, e.getMessage());
    }
    if (!first.opened()) {
      return new ServerRun(agent, cases.size(), 0, target.uri() + ": " + SanityEcho.problem(first));
    }
    if (target.agent() == null && first.peerName() != null && !first.peerName().isBlank()) {
      agent = first.peerName();
    }
    boolean echoes = SanityEcho.echoed(first);
    if (!echoes) {
      progress.warned(
          agent,
          "sanity echo: " + SanityEcho.problem(first) + "; the cases need a server that echoes");
    }

    List<TestCase> stretched = cases.stream().map(timeouts::of).toList();
    Round round = new Round(server, agent, stretched, lanes, regime, sink, progress);
    String failure = begin(round::stop) ? round.run() : target.uri() + INTERRUPTED;
    if (failure == null && regime.retries() > 0 && !round.notPassed().isEmpty()) {
      Retries retries = new Retries(server, agent, stretched, regime, sink, progress);
      failure = begin(retries::stop) ? retries.run(round.notPassed()) : target.uri() + INTERRUPTED;
    }
    if (failure == null && echoes) {
      failure = lastEcho(server, target, cases.size());
    }
    return new ServerRun(agent, cases.size(), round.finished(), failure, round.failedFast());
  }

  /**
   * The same without sanity echoes, for a server of which it is known that no connection opens: the
   * cases alone say what is wrong with it.
   */
  public ServerRun withoutEchoes(
      Target target, List<TestCase> cases, ResultSink sink, RunProgress progress) {
    String agent = target.agent() != null ? target.agent() : UNKNOWN_SERVER;
    try {
      TargetServer server = new TargetServer(target, userAgent, timeouts, connector, prepared);
      List<TestCase> stretched = cases.stream().map(timeouts::of).toList();
      Round round = new Round(server, agent, stretched, lanes, Regime.ONCE, sink, progress);
      String failure = begin(round::stop) ? round.run() : target.uri() + INTERRUPTED;
      return new ServerRun(agent, cases.size(), round.finished(), failure, false);
    } catch (Unreachable e) {
      return new ServerRun(agent, cases.size(), 0, e.getMessage());
    }
  }

  /**
   * Ends the run from any thread: cases under way are dropped, and so is every later run. When it
   * returns, results that were in have been taken, and no other will be.
   */
  public void stop() {
    stopped.completeExceptionally(new CancellationException());
    Runnable current;
    synchronized (this) {
      current = ending;
    }
    current.run();
  }

  private synchronized boolean begin(Runnable howToEnd) {
    ending = howToEnd;
    return !stopped.isDone();
  }

  private String lastEcho(TargetServer server, Target target, int cases) {
    String died = target.uri() + ": all " + cases + " cases ran, then the server was gone: ";
    try {
      Observation last = await(server, target);
      return SanityEcho.echoed(last) ? null : died + SanityEcho.problem(last);
    } catch (Unreachable e) {
      return died + e.getMessage();
    }
  }

  private Observation await(TargetServer server, Target target) throws Unreachable {
    try {
      TestCase echo = timeouts.of(SanityEcho.CASE);
      return (Observation) CompletableFuture.anyOf(stopped, server.converse(echo)).get();
    } catch (ExecutionException e) {
      if (stopped.isDone()) {
        throw new Unreachable(target.uri() + INTERRUPTED);
      }
      if (e.getCause() instanceof Unreachable unreachable) {
        throw unreachable;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unreachable(target.uri() + INTERRUPTED);
    }
  }

  /** Ends all connections. */
  @Override
  public void close() {
    connector.close();
  }
}
