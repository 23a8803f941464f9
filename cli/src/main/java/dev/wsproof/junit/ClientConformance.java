package dev.wsproof.junit;

import dev.wsproof.wire.Role;
import java.time.Duration;
import java.util.function.BiFunction;

/** The tests of a client. For use by one thread. */
public final class ClientConformance extends ConformanceTests<ClientConformance> {
  private static final String AGENT = "client-under-test";

  private final BiFunction<ConformancePlan, Duration, UnderTest> underTest;
  private Duration timeLimit = Duration.ofMinutes(30);

  /**
   * @param underTest makes what runs the cases of a plan within a limit of time
   */
  ClientConformance(BiFunction<ConformancePlan, Duration, UnderTest> underTest) {
    super(Role.SERVER, AGENT, 1);
    this.underTest = underTest;
  }

  /** How long all cases together may take; half an hour unless said. */
  public ClientConformance timeLimit(Duration limit) {
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException("timeLimit: got " + limit + ", wanted some time");
    }
    timeLimit = limit;
    return this;
  }

  @Override
  ClientConformance self() {
    return this;
  }

  @Override
  UnderTest underTest(ConformancePlan plan) {
    return underTest.apply(plan, timeLimit);
  }
}
