package dev.wsproof.cli.modes;

import io.netty.channel.Channel;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Opens many connections to one server in batches and holds them until all are open or given up;
 * sends nothing on them. What it counts is confined to one thread.
 */
public final class MassConnect {
  /** How many connections may be asked for. */
  public static final int MOST_CONNECTIONS = 100_000;

  private static final int MOST_RETRIES = 10;

  private final Connector connector;
  private final URI server;
  private final Pace pace;
  private final Progress progress;
  private final ScheduledExecutorService loop;
  private final CompletableFuture<Result> done = new CompletableFuture<>();
  private final AtomicInteger dropped = new AtomicInteger();
  private final long start = System.nanoTime();

  private int begun;
  private int open;
  private int retries;
  private int failed;
  private String lastFailure;

  /**
   * How fast to go.
   *
   * @param connections how many are wanted
   * @param batch how many to begin at once
   * @param batchDelay between batches
   * @param retryDelay before a connection that failed is tried again
   */
  public record Pace(int connections, int batch, Duration batchDelay, Duration retryDelay) {
    /** How long everything may take when every attempt takes as long as it may. */
    Duration limit() {
      return batchDelay
          .multipliedBy(connections / batch + 1)
          .plus(Connector.USUAL_PATIENCE.plus(retryDelay).multipliedBy(2 * (MOST_RETRIES + 1)));
    }
  }

  /**
   * What came of it.
   *
   * @param open how many got open
   * @param dropped how many of those the server did not keep open
   * @param retries how often a connection was tried again
   * @param failed how many were given up
   * @param lastFailure why a connection failed last, a sentence; null when none did
   */
  public record Result(
      Duration time, int open, int dropped, int retries, int failed, String lastFailure) {
    /** Whether all got open and stayed so. */
    public boolean isComplete() {
      return failed == 0 && dropped == 0;
    }
  }

  /** Hears how it goes. */
  @FunctionalInterface
  public interface Progress {
    /** {@code open} of {@code wanted} are open now. */
    void open(int open, int wanted);
  }

  private MassConnect(Connector connector, URI server, Pace pace, Progress progress) {
    this.connector = connector;
    this.server = server;
    this.pace = pace;
    this.progress = progress;
    this.loop = connector.timer();
  }

  /**
   * Begins; the result comes when every connection is open or given up, or a {@link
   * java.util.concurrent.TimeoutException} when that is overdue.
   */
  public static CompletableFuture<Result> begin(
      Connector connector, URI server, Pace pace, Progress progress) {
    MassConnect run = new MassConnect(connector, server, pace, progress);
    run.loop.execute(run::batch);
    return run.done.orTimeout(pace.limit().toMillis(), TimeUnit.MILLISECONDS);
  }

  private void batch() {
    int end = Math.min(begun + pace.batch(), pace.connections());
    for (; begun < end; begun++) {
      attempt(0);
    }
    if (begun < pace.connections()) {
      loop.schedule(this::batch, pace.batchDelay().toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void attempt(int retry) {
    connector
        .open(server, new Messages(text -> {}))
        .whenCompleteAsync(
            (channel, failure) -> {
              if (failure == null) {
                opened(channel);
              } else {
                failed(retry, failure);
              }
            },
            loop);
  }

  private void opened(Channel channel) {
    open++;
    channel.closeFuture().addListener(closed -> dropped.incrementAndGet());
    progress.open(open, pace.connections());
    endIfSettled();
  }

  private void failed(int retry, Throwable failure) {
    lastFailure = failure.getMessage();
    if (retry < MOST_RETRIES) {
      retries++;
      loop.schedule(() -> attempt(retry + 1), pace.retryDelay().toMillis(), TimeUnit.MILLISECONDS);
    } else {
      failed++;
      endIfSettled();
    }
  }

  private void endIfSettled() {
    if (open + failed == pace.connections()) {
      Duration time = Duration.ofNanos(System.nanoTime() - start);
      done.complete(new Result(time, open, dropped.get(), retries, failed, lastFailure));
    }
  }
}
