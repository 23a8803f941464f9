package dev.wsproof.transport;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.EventExecutor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Event loops for connections, a thread for each core; a new connection goes where the fewest are,
 * so that two that keep a core busy do not share one. Safe for use by many threads.
 */
final class EventLoops implements AutoCloseable {
  private static final int THREADS =
      Math.max(2, Math.min(8, Runtime.getRuntime().availableProcessors()));

  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(THREADS, NioIoHandler.newFactory());
  private final Map<EventLoop, AtomicInteger> connections = new LinkedHashMap<>();

  EventLoops() {
    for (EventExecutor loop : group) {
      connections.put((EventLoop) loop, new AtomicInteger());
    }
  }

  /** The loop for the next connection, which {@link #count} must be told of. */
  EventLoop next() {
    EventLoop least = null;
    int fewest = Integer.MAX_VALUE;
    for (Map.Entry<EventLoop, AtomicInteger> one : connections.entrySet()) {
      if (one.getValue().get() < fewest) {
        least = one.getKey();
        fewest = one.getValue().get();
      }
    }
    return least;
  }

  /** Counts {@code channel} as one of its loop's until it is closed. */
  void count(EventLoop loop, Channel channel) {
    AtomicInteger count = connections.get(loop);
    count.incrementAndGet();
    channel.closeFuture().addListener(closed -> count.decrementAndGet());
  }

  /** Ends the threads and all that is left on them. */
  @Override
  public void close() {
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
  }
}
