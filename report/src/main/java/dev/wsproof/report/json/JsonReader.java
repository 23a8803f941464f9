package dev.wsproof.report.json;

import dev.wsproof.report.text.Visible;
import dev.wsproof.script.CaseId;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads one JSON document value by value, each of a wanted kind; builds no tree and takes nothing
 * for granted: whatever else comes is {@link Malformed}. For use by one thread.
 */
final class JsonReader implements AutoCloseable {
  private static final int MOST_SHOWN = 60;
  private static final int MOST_CODE = 65_535;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(20)
                  .maxNumberLength(40)
                  .maxNameLength(1 << 20)
                  .maxStringLength(1 << 22)
                  .build())
          .build();

  private final JsonParser parser;
  private JsonToken ahead;
  private String key = "";

  private JsonReader(JsonParser parser) {
    this.parser = parser;
  }

  static JsonReader of(byte[] octets) throws Malformed {
    try {
      return new JsonReader(FACTORY.createParser(ObjectReadContext.empty(), octets));
    } catch (JacksonException notJson) {
      throw notJson(notJson);
    }
  }

  @Override
  public void close() {
    parser.close();
  }

  /** Makes sure that nothing follows. */
  void end() throws Malformed {
    if (peek() != null) {
      throw wrong("nothing more");
    }
  }

  void beginObject() throws Malformed {
    take(JsonToken.START_OBJECT, "an object");
  }

  /** The next key of an object; null at its end. */
  String nextKey() throws Malformed {
    if (peek() == JsonToken.END_OBJECT) {
      ahead = null;
      return null;
    }
    take(JsonToken.PROPERTY_NAME, "a key");
    key = parser.currentName();
    return key;
  }

  void beginArray() throws Malformed {
    take(JsonToken.START_ARRAY, "an array");
  }

  /** Whether an array goes on; takes its end when not. */
  boolean hasNext() throws Malformed {
    if (peek() == JsonToken.END_ARRAY) {
      ahead = null;
      return false;
    }
    return true;
  }

  /** Takes the end of an array, and whatever comes before it. */
  void endArray() throws Malformed {
    while (hasNext()) {
      skip();
    }
  }

  /** Whether an object begins here; takes nothing. */
  boolean isObject() throws Malformed {
    return peek() == JsonToken.START_OBJECT;
  }

  /** Whether an array begins here; takes nothing. */
  boolean isArray() throws Malformed {
    return peek() == JsonToken.START_ARRAY;
  }

  /** Takes a null, if there is one. */
  boolean isNull() throws Malformed {
    if (peek() == JsonToken.VALUE_NULL) {
      ahead = null;
      return true;
    }
    return false;
  }

  String string() throws Malformed {
    take(JsonToken.VALUE_STRING, "a string");
    try {
      return parser.getString();
    } catch (JacksonException notJson) {
      throw notJson(notJson);
    }
  }

  String stringOrNull() throws Malformed {
    return isNull() ? null : string();
  }

  /** A string, empty for null. */
  String stringOrEmpty() throws Malformed {
    return isNull() ? "" : string();
  }

  /** A flag; null is no. */
  boolean flag() throws Malformed {
    if (isNull() || peek() == JsonToken.VALUE_FALSE) {
      ahead = null;
      return false;
    }
    take(JsonToken.VALUE_TRUE, "true or false");
    return true;
  }

  /** An integer of at most 64 bits without sign. */
  long unsigned() throws Malformed {
    BigInteger number = integer();
    if (number.signum() < 0 || number.bitLength() > 64) {
      throw wrong("an integer from 0 to 2^64 - 1");
    }
    return number.longValue();
  }

  /** An integer from {@code least} to {@code most}. */
  long integer(long least, long most) throws Malformed {
    BigInteger number = integer();
    if (number.bitLength() > 63 || number.longValue() < least || number.longValue() > most) {
      throw wrong("an integer from " + least + " to " + most);
    }
    return number.longValue();
  }

  /** A close code or null. */
  Integer codeOrNull() throws Malformed {
    return isNull() ? null : (int) integer(0, MOST_CODE);
  }

  /** An integer that is no less than 0, or null. */
  Integer sizeOrNull() throws Malformed {
    return isNull() ? null : (int) integer(0, Integer.MAX_VALUE);
  }

  /** A number that is no less than 0 and no more than {@code most}. */
  double number(double most) throws Malformed {
    JsonToken token = peek();
    if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
      throw wrong("a number");
    }
    double number;
    try {
      number = parser.getDoubleValue();
    } catch (JacksonException notJson) {
      throw notJson(notJson);
    }
    if (!(number >= 0 && number <= most)) {
      throw wrong("a number from 0 to " + (long) most);
    }
    ahead = null;
    return number;
  }

  CaseId caseId() throws Malformed {
    String text = string();
    if (!CaseId.isId(text)) {
      throw wrong("two to six numbers joined by dots, such as 6.22.10");
    }
    return CaseId.of(text);
  }

  Behavior behavior() throws Malformed {
    return word(Behavior.values(), Behavior::word);
  }

  CloseBehavior closeBehavior() throws Malformed {
    return word(CloseBehavior.values(), CloseBehavior::word);
  }

  /** One of {@code values}, by its word. */
  <T> T word(T[] values, Function<T, String> word) throws Malformed {
    String text = string();
    for (T value : values) {
      if (word.apply(value).equals(text)) {
        return value;
      }
    }
    throw wrong("one of " + Arrays.stream(values).map(word).collect(Collectors.joining(", ")));
  }

  /** Leaves out a value. */
  void skip() throws Malformed {
    peek();
    try {
      parser.skipChildren();
    } catch (JacksonException notJson) {
      throw notJson(notJson);
    }
    ahead = null;
  }

  /** What is here is not {@code wanted}. */
  Malformed wrong(String wanted) {
    String where = key.isEmpty() ? "" : "\"" + Visible.of(key, MOST_SHOWN) + "\": ";
    return here(where + "got " + shown() + ", wanted " + wanted);
  }

  /** There is something to say of what is here. */
  Malformed here(String sentence) {
    TokenStreamLocation at = parser.currentTokenLocation();
    return new Malformed(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), sentence);
  }

  private BigInteger integer() throws Malformed {
    take(JsonToken.VALUE_NUMBER_INT, "an integer");
    try {
      return parser.getBigIntegerValue();
    } catch (JacksonException notJson) {
      throw notJson(notJson);
    }
  }

  private void take(JsonToken wanted, String words) throws Malformed {
    if (peek() != wanted) {
      throw wrong(words);
    }
    ahead = null;
  }

  private JsonToken peek() throws Malformed {
    if (ahead == null) {
      try {
        ahead = parser.nextToken();
      } catch (JacksonException notJson) {
        throw notJson(notJson);
      }
    }
    return ahead;
  }

  private String shown() {
    try {
      return shownToken();
    } catch (JacksonException notJson) {
      return "what is not JSON";
    }
  }

  private String shownToken() {
    JsonToken token = parser.currentToken();
    if (token == null) {
      return "the end";
    }
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case END_OBJECT, END_ARRAY -> "the end of it";
      case VALUE_STRING, PROPERTY_NAME -> "\"" + Visible.of(parser.getString(), MOST_SHOWN) + "\"";
      default -> Visible.of(parser.getString(), MOST_SHOWN);
    };
  }

  private static Malformed notJson(JacksonException cause) {
    TokenStreamLocation at = cause.getLocation();
    String message = String.valueOf(cause.getOriginalMessage());
    int end = message.indexOf('\n');
    return new Malformed(
        at == null ? 1 : Math.max(1, at.getLineNr()),
        at == null ? 1 : Math.max(1, at.getColumnNr()),
        "not JSON: " + (end < 0 ? message : message.substring(0, end)));
  }
}
