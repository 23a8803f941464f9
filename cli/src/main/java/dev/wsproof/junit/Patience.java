package dev.wsproof.junit;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits with a limit. */
final class Patience {
  private Patience() {}

  /**
   * Waits until {@code event} is complete, either way, or for that long.
   *
   * @return whether it is
   */
  static boolean await(CompletableFuture<?> event, Duration limit) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    event.whenComplete((value, error) -> done.countDown());
    return done.await(limit.toNanos(), TimeUnit.NANOSECONDS);
  }
}
