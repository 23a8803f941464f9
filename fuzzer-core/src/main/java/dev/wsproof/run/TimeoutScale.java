package dev.wsproof.run;

import dev.wsproof.engine.EngineOptions;
import dev.wsproof.script.Step;
import dev.wsproof.script.TestCase;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * How much longer, or shorter, than usual we wait for a peer; stretches our limits and no pause
 * that is a part of what a case sends. Where a script itself closes or drops the connection, its
 * pauses are all the time that the peer has, and so limits. Immutable.
 *
 * @param factor from 0.1 to 100
 */
public record TimeoutScale(BigDecimal factor) {
  private static final BigDecimal LEAST = new BigDecimal("0.1");
  private static final BigDecimal MOST = new BigDecimal("100");

  /** The usual limits. */
  public static final TimeoutScale NONE = new TimeoutScale(BigDecimal.ONE);

  /** Checks the factor; writes it in one way. */
  public TimeoutScale {
    if (factor.compareTo(LEAST) < 0 || factor.compareTo(MOST) > 0) {
      throw new IllegalArgumentException("wanted a number from " + LEAST + " to " + MOST);
    }
    factor = factor.stripTrailingZeros();
  }

  /** Whether the limits are not the usual ones. */
  public boolean changesLimits() {
    return factor.compareTo(BigDecimal.ONE) != 0;
  }

  /** A limit, stretched; none stays none. */
  public Duration of(Duration limit) {
    BigDecimal nanos = factor.multiply(BigDecimal.valueOf(limit.toNanos()));
    return Duration.ofNanos(nanos.setScale(0, RoundingMode.HALF_UP).longValueExact());
  }

  /** Options with all their limits stretched. */
  public EngineOptions of(EngineOptions options) {
    return new EngineOptions(
        options.failByDrop(),
        options.echoCloseCodeReason(),
        options.utf8validateIncoming(),
        options.acceptMaskedServerFrames(),
        options.requireMaskedClientFrames(),
        options.maskClientFrames(),
        options.maskServerFrames(),
        options.applyMask(),
        options.maxFramePayloadSize(),
        options.maxMessagePayloadSize(),
        options.autoFragmentSize(),
        of(options.openHandshakeTimeout()),
        of(options.closeHandshakeTimeout()),
        of(options.serverConnectionDropTimeout()),
        options.tcpNoDelay());
  }

  /** A case that closes and fails later, or sooner, and says so to whoever reads its result. */
  public TestCase of(TestCase testCase) {
    if (!changesLimits()) {
      return testCase;
    }
    boolean endsItself = testCase.steps().stream().anyMatch(TimeoutScale::isEnd);
    String expectation = testCase.expectation();
    return testCase.with(
        testCase.steps().stream().map(step -> of(step, endsItself)).toList(),
        expectation
            + (expectation.isEmpty() ? "" : " ")
            + "Time limits were "
            + this
            + " times the usual ones.");
  }

  private static boolean isEnd(Step step) {
    return step instanceof Step.Close || step instanceof Step.Drop;
  }

  private Step of(Step step, boolean pausesAreLimits) {
    if (step instanceof Step.Wait wait && pausesAreLimits) {
      return new Step.Wait(of(wait.time()), wait.tag());
    }
    if (step instanceof Step.CloseAfter close) {
      return new Step.CloseAfter(of(close.time()));
    }
    return step instanceof Step.FailAfter fail ? new Step.FailAfter(of(fail.time())) : step;
  }

  /** The factor as people write it. */
  @Override
  public String toString() {
    return factor.toPlainString();
  }
}
