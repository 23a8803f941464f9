package dev.wsproof.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wsproof.engine.EngineOptions;
import dev.wsproof.script.Payload;
import dev.wsproof.script.Step;
import dev.wsproof.script.TcpEnd;
import dev.wsproof.script.TestCase;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our patience is stretched; what a case sends, and when, is not. */
class TimeoutScaleTest {
  private static final TimeoutScale TRIPLE = scale("3");

  @Test
  void everyLimitOfTheEngineIsStretchedAndNothingElse() {
    EngineOptions usual = EngineOptions.DEFAULT;
    EngineOptions triple = TRIPLE.of(usual);

    assertEquals(Duration.ofSeconds(15), triple.openHandshakeTimeout());
    assertEquals(Duration.ofSeconds(3), triple.closeHandshakeTimeout());
    assertEquals(Duration.ofSeconds(3), triple.serverConnectionDropTimeout());
    assertEquals(usual, new TimeoutScale(BigDecimal.ONE).of(usual));
    // 0.5 × 2 = 1: all that is not a limit came through both ways
    assertEquals(usual, scale("2").of(scale("0.5").of(usual)));
  }

  @Test
  void waitsBetweenFramesStayAndLimitsOfAScriptAreStretched() {
    TestCase testCase =
        ControlCase.of(
            List.of(
                ControlCase.message("a"),
                new Step.Wait(Duration.ofSeconds(1), "tag"),
                ControlCase.message("b"),
                new Step.CloseAfter(Duration.ofSeconds(1)),
                new Step.FailAfter(Duration.ofMillis(500))));
    TestCase triple = TRIPLE.of(testCase);

    assertEquals(testCase.steps().subList(0, 3), triple.steps().subList(0, 3));
    assertEquals(new Step.CloseAfter(Duration.ofSeconds(3)), triple.steps().get(3));
    assertEquals(new Step.FailAfter(Duration.ofMillis(1500)), triple.steps().get(4));
    assertEquals("Time limits were 3 times the usual ones.", triple.expectation());
    assertEquals(testCase.id(), triple.id());
    assertEquals(testCase.description(), triple.description());
    assertEquals(testCase.outcomes(), triple.outcomes());
  }

  @Test
  void whereAScriptEndsTheConnectionItsWaitsAreLimits() {
    Step wait = new Step.Wait(Duration.ofSeconds(1), "tag");
    Step stretched = new Step.Wait(Duration.ofSeconds(3), "tag");

    for (Step end : List.of(new Step.Close(1000, Payload.EMPTY), new Step.Drop(TcpEnd.RESET))) {
      TestCase testCase = ControlCase.of(List.of(ControlCase.message("a"), wait, end));

      assertEquals(List.of(stretched, end), TRIPLE.of(testCase).steps().subList(1, 3));
    }
  }

  @Test
  void theUsualLimitsLeaveACaseAlone() {
    assertSame(SanityEcho.CASE, TimeoutScale.NONE.of(SanityEcho.CASE));
    assertEquals(TimeoutScale.NONE, scale("1.00"));
  }

  @Test
  void noLimitStaysNone() {
    assertEquals(Duration.ZERO, scale("100").of(Duration.ZERO));
  }

  @ParameterizedTest
  @CsvSource({"0.1, PT0.5S", "2.5, PT12.5S", "100, PT8M20S"})
  void factorsMayBeFractions(String factor, Duration wanted) {
    assertEquals(wanted, scale(factor).of(Duration.ofSeconds(5)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.09", "100.1", "-1"})
  void factorsHaveBounds(String factor) {
    assertThrows(IllegalArgumentException.class, () -> scale(factor));
  }

  private static TimeoutScale scale(String factor) {
    return new TimeoutScale(new BigDecimal(factor));
  }
}
