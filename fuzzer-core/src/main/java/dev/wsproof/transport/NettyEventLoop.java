package dev.wsproof.transport;

import dev.wsproof.engine.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A real event loop: one of Netty's threads and the machine's clocks. */
final class NettyEventLoop implements EventLoop {
  private final io.netty.channel.EventLoop loop;
  private Consumer<Throwable> failures = cause -> {};

  NettyEventLoop(io.netty.channel.EventLoop loop) {
    this.loop = loop;
  }

  /** Has {@code handler} told what goes wrong in tasks; without it nobody would hear. */
  void tellFailures(ConnectionHandler handler) {
    failures = handler::broken;
  }

  @Override
  public void execute(Runnable task) {
    loop.execute(told(task));
  }

  /** Tasks that were executed run before the next look at the sockets, scheduled ones after it. */
  @Override
  public void afterIo(Runnable task) {
    loop.schedule(told(task), 0, TimeUnit.NANOSECONDS);
  }

  @Override
  public Timer schedule(Duration delay, Runnable task) {
    Future<?> scheduled = loop.schedule(told(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> scheduled.cancel(false);
  }

  private Runnable told(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (RuntimeException | Error e) {
        failures.accept(e);
      }
    };
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Instant now() {
    return Instant.now();
  }
}
