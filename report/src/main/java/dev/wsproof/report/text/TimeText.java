package dev.wsproof.report.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Writes points in time, always in UTC; reads those of this age only. */
public final class TimeText {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

  private TimeText() {}

  /** ISO 8601 to the millisecond, such as {@code 2016-03-22T16:32:39.734Z}. */
  public static String toTheMillisecond(Instant time) {
    return MILLIS.format(time);
  }

  /** For people, such as {@code 2016-03-22 16:32 UTC}. */
  public static String toTheMinute(Instant time) {
    return MINUTES.format(time);
  }

  /** The time that {@code text} tells in ISO 8601; null when it tells none since 1970. */
  public static Instant parse(String text) {
    try {
      Instant time = Instant.parse(text);
      return time.isBefore(Instant.EPOCH) || time.isAfter(LAST) ? null : time;
    } catch (DateTimeParseException notTime) {
      return null;
    }
  }
}
