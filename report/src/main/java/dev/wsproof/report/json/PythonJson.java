package dev.wsproof.report.json;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.core.util.Separators.Spacing;

/**
 * Writes JSON in the form that Python's {@code json.dumps(sort_keys=True, indent=3,
 * separators=(',', ': '))} gives it, because scripts look for lines of it; does not sort, so
 * whoever writes keys writes them in order. Safe for use by many threads.
 */
final class PythonJson {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .characterEscapes(new Escapes())
          .build();

  private static final int MOST_DIGITS = 17;

  private PythonJson() {}

  /** The octets of what {@code content} writes; no line end stands behind it. */
  static byte[] write(Consumer<JsonGenerator> content) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream(8192);
    try (JsonGenerator json = FACTORY.createGenerator(new Layout(), octets)) {
      content.accept(json);
    }
    return octets.toByteArray();
  }

  /** The octets of what {@code content} writes, on one line, with a line end behind it. */
  static byte[] line(Consumer<JsonGenerator> content) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), octets)) {
      content.accept(json);
    }
    octets.write('\n');
    return octets.toByteArray();
  }

  static void number(JsonGenerator json, Integer numberOrNull) {
    if (numberOrNull == null) {
      json.writeNull();
    } else {
      json.writeNumber(numberOrNull);
    }
  }

  /** A number as Python's {@code repr} gives it: the fewest digits that tell it from others. */
  static void real(JsonGenerator json, Double numberOrNull) {
    if (numberOrNull == null) {
      json.writeNull();
    } else {
      json.writeNumber(repr(numberOrNull));
    }
  }

  private static String repr(double number) {
    if (number == 0) {
      return "0.0";
    }
    BigDecimal exact = new BigDecimal(number);
    BigDecimal shortest = exact;
    for (int digits = 1; digits <= MOST_DIGITS; digits++) {
      shortest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (shortest.doubleValue() == number) {
        break;
      }
    }
    shortest = shortest.stripTrailingZeros();
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent >= -4 && exponent < MOST_DIGITS - 1) {
      return shortest.setScale(Math.max(1, shortest.scale())).toPlainString();
    }
    String digits = shortest.movePointLeft(exponent).toPlainString();
    String power = Integer.toString(Math.abs(exponent));
    return digits + (exponent < 0 ? "e-" : "e+") + (power.length() < 2 ? "0" : "") + power;
  }

  /** Seconds as Python writes the number in a script: {@code 1}, {@code 0.5}. */
  static void seconds(JsonGenerator json, Duration time) {
    BigDecimal seconds = BigDecimal.valueOf(time.toNanos(), 9).stripTrailingZeros();
    json.writeNumber(seconds.scale() < 0 ? seconds.setScale(0) : seconds);
  }

  /** Three spaces a level, no space before a colon, nothing inside what is empty. */
  private static final class Layout extends ObjectWriteContext.Base {
    private static final DefaultPrettyPrinter PRINTER = printer();

    private static DefaultPrettyPrinter printer() {
      DefaultIndenter threeSpaces = new DefaultIndenter("   ", "\n");
      return new DefaultPrettyPrinter(
              Separators.createDefaultInstance()
                  .withObjectNameValueSpacing(Spacing.AFTER)
                  .withObjectEmptySeparator("")
                  .withArrayEmptySeparator(""))
          .withArrayIndenter(threeSpaces)
          .withObjectIndenter(threeSpaces);
    }

    @Override
    public PrettyPrinter getPrettyPrinter() {
      return PRINTER.createInstance();
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }

  /** Python escapes DEL, too. */
  private static final class Escapes extends CharacterEscapes {
    private static final long serialVersionUID = 1;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = standardAsciiEscapesForJSON();
      codes[0x7F] = ESCAPE_STANDARD;
      return codes;
    }

    @Override
    public SerializableString getEscapeSequence(int character) {
      return null;
    }
  }
}
