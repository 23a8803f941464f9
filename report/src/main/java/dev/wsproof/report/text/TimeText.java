package dev.wsproof.report.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes points in time, always in UTC; reads none. */
public final class TimeText {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private TimeText() {}

  /** ISO 8601 to the millisecond, such as {@code 2016-03-22T16:32:39.734Z}. */
  public static String toTheMillisecond(Instant time) {
    return MILLIS.format(time);
  }

  /** For people, such as {@code 2016-03-22 16:32 UTC}. */
  public static String toTheMinute(Instant time) {
    return MINUTES.format(time);
  }
}
