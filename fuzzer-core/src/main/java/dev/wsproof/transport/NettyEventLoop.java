package dev.wsproof.transport;

import dev.wsproof.engine.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A real event loop: one of Netty's threads and the machine's clocks. */
final class NettyEventLoop implements EventLoop {
  private final io.netty.channel.EventLoop loop;

  NettyEventLoop(io.netty.channel.EventLoop loop) {
    this.loop = loop;
  }

  @Override
  public void execute(Runnable task) {
    loop.execute(task);
  }

  /** Tasks that were executed run before the next look at the sockets, scheduled ones after it. */
  @Override
  public void afterIo(Runnable task) {
    loop.schedule(task, 0, TimeUnit.NANOSECONDS);
  }

  @Override
  public Timer schedule(Duration delay, Runnable task) {
    Future<?> scheduled = loop.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> scheduled.cancel(false);
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
