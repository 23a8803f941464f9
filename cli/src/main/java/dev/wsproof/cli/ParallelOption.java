package dev.wsproof.cli;

import dev.wsproof.run.Lanes;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The flags that say how many cases run side by side. */
final class ParallelOption {
  private static final int MAX = 1024;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "16",
      converter = Number.class,
      description = "Cases side by side (default: ${DEFAULT-VALUE}; 1 is the classic order).")
  private int parallel;

  @Option(
      names = "--parallel-compression",
      paramLabel = "N",
      converter = Number.class,
      description = "The same for cases with compression (default: one a core).")
  private Integer compression;

  @Option(
      names = "--parallel-limits",
      paramLabel = "N",
      converter = Number.class,
      description = "The same for limits and performance, chapter 9 (default: 1).")
  private Integer limits;

  Lanes lanes() {
    Lanes usual = Lanes.upTo(parallel);
    return new Lanes(
        parallel,
        compression != null ? compression : usual.compression(),
        limits != null ? limits : usual.limits());
  }

  /** Reads the number. */
  static final class Number implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      if (text.matches("\\d{1,4}")) {
        int number = Integer.parseInt(text);
        if (number >= 1 && number <= MAX) {
          return number;
        }
      }
      throw new TypeConversionException("got '" + text + "', wanted a number from 1 to " + MAX);
    }
  }
}
