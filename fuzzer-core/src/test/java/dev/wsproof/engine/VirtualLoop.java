package dev.wsproof.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** An event loop whose time passes only when told: a minute takes no time. For one thread. */
public final class VirtualLoop implements EventLoop {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private record Task(long due, long order, Runnable work, boolean[] cancelled) {}

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong(Task::due).thenComparingLong(Task::order));
  private long now;
  private long order;

  @Override
  public void execute(Runnable task) {
    tasks.add(new Task(now, order++, task, new boolean[1]));
  }

  /** Looking at sockets takes ten microseconds here. */
  @Override
  public void afterIo(Runnable task) {
    schedule(Duration.ofNanos(10_000), task);
  }

  @Override
  public Timer schedule(Duration delay, Runnable task) {
    boolean[] cancelled = new boolean[1];
    tasks.add(new Task(now + delay.toNanos(), order++, task, cancelled));
    return () -> cancelled[0] = true;
  }

  @Override
  public long nanoTime() {
    return now;
  }

  @Override
  public Instant now() {
    return START.plusNanos(now);
  }

  /** Runs what is due now, and what that brings about. */
  public void settle() {
    advance(Duration.ZERO);
  }

  /** Lets {@code time} pass and runs what falls due in it. */
  public void advance(Duration time) {
    long until = now + time.toNanos();
    while (!tasks.isEmpty() && tasks.peek().due() <= until) {
      Task task = tasks.remove();
      now = Math.max(now, task.due());
      if (!task.cancelled()[0]) {
        task.work().run();
      }
    }
    now = until;
  }
}
