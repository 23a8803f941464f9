package dev.wsproof.cli;

import dev.wsproof.cli.console.Terminal;
import dev.wsproof.cli.console.Warning;
import dev.wsproof.run.TimeoutScale;
import java.math.BigDecimal;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The flag for peers that are slow because of what they run on. */
final class TimeoutOption {
  private static final String NAME = "--timeout-scale";

  @Option(
      names = NAME,
      paramLabel = "X",
      defaultValue = "1",
      converter = Scale.class,
      description =
          "Multiply our time limits, 0.1 to 100 (default: ${DEFAULT-VALUE}), for peers under"
              + " valgrind or an emulator; pauses between what a case sends stay. Reports say so.")
  private TimeoutScale scale;

  /** The factor; says so when it is not the usual one, since verdicts depend on it. */
  TimeoutScale announced(Terminal terminal) {
    if (scale.changesLimits()) {
      Warning.print(
          terminal,
          NAME + ": our time limits are " + scale + " times the usual, and verdicts depend on it");
    }
    return scale;
  }

  /** The flag again; nothing when it changes nothing. */
  List<String> words() {
    return words(scale);
  }

  /** The flag that asks for {@code scale}; nothing when it changes nothing. */
  static List<String> words(TimeoutScale scale) {
    return scale.changesLimits() ? List.of(NAME, scale.toString()) : List.of();
  }

  /** Reads the factor. */
  static final class Scale implements ITypeConverter<TimeoutScale> {
    @Override
    public TimeoutScale convert(String text) {
      try {
        if (text.matches("[0-9]{1,3}(\\.[0-9]{1,9})?")) {
          return new TimeoutScale(new BigDecimal(text));
        }
      } catch (IllegalArgumentException e) {
        // out of range: said below
      }
      throw new TypeConversionException("got '" + text + "', wanted a number from 0.1 to 100");
    }
  }
}
