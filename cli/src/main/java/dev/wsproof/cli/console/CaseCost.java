package dev.wsproof.cli.console;

import dev.wsproof.script.MessageSource;
import dev.wsproof.script.Step;
import dev.wsproof.script.TestCase;

/**
 * About how long a case takes with a peer of middling speed; runs nothing, and is meant to be
 * corrected by what is measured.
 *
 * @param kind what its time goes into
 * @param seconds more than 0
 */
record CaseCost(Kind kind, double seconds) {
  private static final double CONNECTION = 0.005;
  private static final double MESSAGE = 100e-6;
  private static final double WRITE = 20e-6;
  private static final double FRAME = 2e-6;
  private static final double OCTET = 4e-9;
  private static final double COMPRESSED_OCTET = 60e-9;

  /** What the time of a case goes into. */
  enum Kind {
    /** Waiting, mostly, with others beside it. */
    FUNCTIONAL,
    /** Octets that go to the peer and back. */
    ECHO,
    /** The same, and compressing them. */
    COMPRESSED_ECHO
  }

  static CaseCost of(TestCase testCase) {
    if (!testCase.isEchoLoop()) {
      double waits = 0;
      for (Step step : testCase.steps()) {
        if (step instanceof Step.Wait pause) {
          waits += pause.time().toNanos() / 1e9;
        }
      }
      return new CaseCost(Kind.FUNCTIONAL, CONNECTION + waits);
    }
    boolean compressed = !testCase.deflate().isEmpty();
    double seconds = CONNECTION;
    for (Step step : testCase.steps()) {
      if (step instanceof Step.EchoLoop echo) {
        seconds += echo.messages() * message(echo, compressed);
      }
    }
    return new CaseCost(compressed ? Kind.COMPRESSED_ECHO : Kind.ECHO, seconds);
  }

  private static double message(Step.EchoLoop echo, boolean compressed) {
    double length =
        echo.source() instanceof MessageSource.Ring ring
            ? ring.length()
            : ((MessageSource.Same) echo.source()).payload().length();
    double seconds = MESSAGE + length * (compressed ? COMPRESSED_OCTET : OCTET);
    if (echo.fragment() != null) {
      seconds += FRAME * length / echo.fragment();
    }
    if (echo.delivery().chop() != null) {
      seconds += WRITE * length / echo.delivery().chop();
    }
    return seconds;
  }
}
