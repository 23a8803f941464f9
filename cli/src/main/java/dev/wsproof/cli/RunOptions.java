package dev.wsproof.cli;

import dev.wsproof.report.gate.Gate;
import dev.wsproof.run.Regime;
import dev.wsproof.run.TimeLimit;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The flags that say what becomes of cases that do not pass, and of a run that takes too long. */
final class RunOptions {
  @Option(
      names = "--retry",
      paramLabel = "N",
      defaultValue = "0",
      converter = Retries.class,
      description = {
        "Run a case that does not pass again when all others are done, alone, until it passes"
            + " or N times (0 to 10, default: ${DEFAULT-VALUE}). Reports keep the first verdict;"
            + " --flaky says what becomes of a case that passes then."
      })
  private int retries;

  @Option(
      names = "--fail-fast",
      description = "End with the first case that does not pass; gate then says: not complete.")
  private boolean failFast;

  @Option(
      names = "--max-time",
      paramLabel = "TIME",
      converter = Time.class,
      description = {
        "Begin no case after this time, such as 90s, 5m or 1h; those under way have 5 s more."
            + " A run that is not done then has failed."
      })
  private Duration maxTime;

  /** Reads how often. */
  static final class Retries implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      if (text.matches("\\d|10")) {
        return Integer.valueOf(text);
      }
      throw new TypeConversionException("got '" + text + "', wanted a number from 0 to 10");
    }
  }

  /** Reads how long. */
  static final class Time implements ITypeConverter<Duration> {
    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,5})([smh])");
    private static final Map<String, ChronoUnit> UNITS =
        Map.of("s", ChronoUnit.SECONDS, "m", ChronoUnit.MINUTES, "h", ChronoUnit.HOURS);

    @Override
    public Duration convert(String text) {
      Matcher form = FORM.matcher(text);
      if (form.matches()) {
        return Duration.of(Integer.parseInt(form.group(1)), UNITS.get(form.group(2)));
      }
      throw new TypeConversionException("got '" + text + "', wanted a time such as 90s, 5m or 1h");
    }
  }

  /**
   * What is asked for; its time begins now.
   *
   * @param gate says what passes
   * @param flaky whether somebody says what becomes of flaky cases
   * @throws CommandFailure when flags contradict each other
   */
  Regime regime(Gate gate, boolean flaky) {
    if (failFast && retries > 0) {
      throw CommandFailure.usage(
          "--fail-fast and --retry: got both, wanted one; cases run again when all others are"
              + " done");
    }
    if (flaky && retries == 0) {
      throw CommandFailure.usage("--flaky: it goes with --retry");
    }
    return new Regime(
        gate::passes, retries, failFast, maxTime == null ? null : TimeLimit.of(maxTime));
  }
}
