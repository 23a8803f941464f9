package dev.wsproof.run;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When a run has to end: cases that are under way may still finish within a grace, and no other
 * begins. Ends nothing by itself. Safe for use by many threads.
 */
public final class TimeLimit {
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Duration time;
  private final Duration grace;
  private final LongSupplier nanos;
  private volatile Long end; // null before the first case

  /**
   * @param nanos a clock that only goes forward
   */
  TimeLimit(Duration time, Duration grace, LongSupplier nanos) {
    this.time = time;
    this.grace = grace;
    this.nanos = nanos;
  }

  /** The run has {@code time} from its first case on. */
  public static TimeLimit of(Duration time) {
    return new TimeLimit(time, GRACE, System::nanoTime);
  }

  /** A first case begins, or a later one. */
  synchronized void begin() {
    if (end == null) {
      end = nanos.getAsLong() + time.toNanos();
    }
  }

  /** Whether no case may begin any more. */
  public boolean isOver() {
    return nanosLeft() <= 0;
  }

  /** Until no case may begin any more; negative after that. */
  long nanosLeft() {
    Long known = end;
    return known == null ? Long.MAX_VALUE : known - nanos.getAsLong();
  }

  /** How long cases may go on after that. */
  long nanosOfGrace() {
    return grace.toNanos();
  }

  /** The time as people write it, such as {@code 5 min}. */
  @Override
  public String toString() {
    long millis = time.toMillis();
    if (millis % 1000 != 0) {
      return millis + " ms";
    }
    long seconds = millis / 1000;
    if (seconds % 3600 == 0 && seconds > 0) {
      return seconds / 3600 + " h";
    }
    return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + " min" : seconds + " s";
  }
}
