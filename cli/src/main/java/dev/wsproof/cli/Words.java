package dev.wsproof.cli;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads one of a few words. */
abstract class Words<T> implements ITypeConverter<T> {
  private final T[] values;
  private final Function<T, String> word;

  Words(T[] values, Function<T, String> word) {
    this.values = values;
    this.word = word;
  }

  @Override
  public T convert(String text) {
    for (T value : values) {
      if (word.apply(value).equals(text)) {
        return value;
      }
    }
    String words = Arrays.stream(values).map(word).collect(Collectors.joining(", "));
    int last = words.lastIndexOf(", ");
    throw new TypeConversionException(
        "got '"
            + text
            + "', wanted "
            + words.substring(0, last)
            + " or "
            + words.substring(last + 2));
  }
}
