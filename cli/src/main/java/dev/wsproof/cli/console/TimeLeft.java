package dev.wsproof.cli.console;

import dev.wsproof.script.TestCase;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Estimates when a run ends: what its cases should cost, corrected by how long those of their kind
 * took so far, wherever side by side. Says nothing as long as too little is known. Confined to one
 * thread.
 */
public final class TimeLeft {
  private static final double NANOS = 1e9;
  private static final double ROUNDING = 0.01;

  /** Seconds of a run before anything is said. */
  private static final double LEAST_ELAPSED = 2;

  /** Share of the expected time that must have been measured before anything is said. */
  private static final double LEAST_SHARE = 0.03;

  /** How much of the way to a new estimate the one that is told goes. */
  private static final double PACE = 0.3;

  /** How much longer it must get before that is told. */
  private static final double MORE = 1.25;

  /** What is known of the cases of one kind. */
  private static final class Account {
    double planned;
    double done;
    double measured;

    double left() {
      return Math.max(0, planned - done);
    }
  }

  private final Map<CaseCost.Kind, Account> accounts = new EnumMap<>(CaseCost.Kind.class);
  private final LongSupplier nanos;
  private long start;
  private long last;
  private double end = Double.NaN;
  private long told = Long.MAX_VALUE;

  /**
   * @param cases all that will be run; none when nobody knows, and then nothing is ever said
   * @param nanos a clock that only goes forward
   */
  public TimeLeft(List<TestCase> cases, LongSupplier nanos) {
    this.nanos = nanos;
    for (CaseCost.Kind kind : CaseCost.Kind.values()) {
      accounts.put(kind, new Account());
    }
    for (TestCase testCase : cases) {
      CaseCost cost = CaseCost.of(testCase);
      accounts.get(cost.kind()).planned += cost.seconds();
    }
    begin();
  }

  /** The first case begins now. */
  void begin() {
    start = nanos.getAsLong();
    last = start;
  }

  /** A case has its verdict. */
  void finished(TestCase testCase) {
    long now = nanos.getAsLong();
    CaseCost cost = CaseCost.of(testCase);
    Account account = accounts.get(cost.kind());
    account.done += cost.seconds();
    // With cases side by side, the time since the last one finished is this one's share of all.
    account.measured += (now - last) / NANOS;
    last = now;
    double left = secondsLeft();
    double estimate = (now - start) / NANOS + left;
    end = Double.isNaN(left) ? left : Double.isNaN(end) ? estimate : end + PACE * (estimate - end);
  }

  /** Such as {@code about 2 min left}; empty when too little is known. */
  String sentence() {
    double elapsed = (nanos.getAsLong() - start) / NANOS;
    double left = end - elapsed;
    if (Double.isNaN(left) || elapsed < LEAST_ELAPSED || left <= 0) {
      return "";
    }
    long rounded = rounded(left);
    if (rounded < told || left > MORE * told) {
      told = rounded;
    }
    if (told <= 5) {
      return "a few seconds left";
    }
    if (told < 120) {
      return "about " + told + " s left";
    }
    return told < 7200 ? "about " + told / 60 + " min left" : "about " + told / 3600 + " h left";
  }

  /** Up to the next number of seconds that people say. */
  private static long rounded(double seconds) {
    long step = seconds <= 5 ? 5 : seconds <= 110 ? 10 : seconds <= 7140 ? 60 : 3600;
    long up = step * (long) Math.ceil(seconds / step - ROUNDING);
    return up == 110 ? 120 : up;
  }

  /** Seconds until the last case is done; not a number when too little is known. */
  private double secondsLeft() {
    double planned = 0;
    double done = 0;
    double left = 0;
    for (Account account : accounts.values()) {
      planned += account.planned;
      done += account.done;
      left += account.left() * pace(account);
    }
    return done < LEAST_SHARE * planned ? Double.NaN : left;
  }

  /** Measured over expected time of a kind; of the other echoes where it was not measured yet. */
  private double pace(Account account) {
    if (account.left() == 0) {
      return 0;
    }
    if (account.done >= LEAST_SHARE * account.planned) {
      return account.measured / account.done;
    }
    Account echo = accounts.get(CaseCost.Kind.ECHO);
    Account compressed = accounts.get(CaseCost.Kind.COMPRESSED_ECHO);
    double done = echo.done + compressed.done;
    return done >= LEAST_SHARE * (echo.planned + compressed.planned) && done > 0
        ? (echo.measured + compressed.measured) / done
        : Double.NaN;
  }
}
