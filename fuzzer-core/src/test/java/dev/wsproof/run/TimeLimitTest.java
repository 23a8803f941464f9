package dev.wsproof.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeLimitTest {
  @Test
  void isOverAtTheEndOfItsTimeAndNotBefore() {
    AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5); // clocks may wrap
    TimeLimit limit = new TimeLimit(Duration.ofNanos(10), Duration.ZERO, clock::get);
    assertFalse(limit.isOver());
    limit.begin();
    clock.addAndGet(9);
    limit.begin(); // a later case
    assertFalse(limit.isOver());
    clock.incrementAndGet();
    assertTrue(limit.isOver());
  }

  @ParameterizedTest
  @CsvSource({"PT0S, 0 s", "PT0.5S, 500 ms", "PT90S, 90 s", "PT5M, 5 min", "PT2H, 2 h"})
  void isWrittenAsPeopleDo(Duration time, String text) {
    assertEquals(text, new TimeLimit(time, Duration.ZERO, () -> 0).toString());
  }
}
