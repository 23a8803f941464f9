package dev.wsproof.cli;

import dev.wsproof.report.view.Shard;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The flag that takes a share of the cases. */
final class ShardOption {
  @Option(
      names = "--shard",
      paramLabel = "i/n",
      converter = Word.class,
      description = {
        "Run the i-th of n shares of the cases, which take about the same time each;"
            + " 'report merge' joins them, and 'gate' wants them all."
      })
  private Shard shard;

  /** Reads it. */
  static final class Word implements ITypeConverter<Shard> {
    @Override
    public Shard convert(String text) {
      try {
        return Shard.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(
            "got '" + text + "', wanted i/n with i from 1 to n, and n no more than " + Shard.MOST);
      }
    }
  }

  /**
   * What is left of {@code plan}.
   *
   * @throws CommandFailure when there are not enough cases for so many shards
   */
  Plan of(Plan plan) {
    return shard == null ? plan : plan.share(shard);
  }
}
