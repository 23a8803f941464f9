package dev.wsproof.cli.spec;

import dev.wsproof.cli.spec.Json.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON into values that know their places; knows nothing of what they mean. */
final class JsonReader {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonParser parser;

  private JsonReader(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Reads one value and insists that nothing follows.
   *
   * @throws NotJson when {@code octets} are something else
   */
  static Json read(byte[] octets) throws NotJson {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), octets)) {
      if (parser.nextToken() == null) {
        throw new NotJson(new Place(1, 1), "the file is empty");
      }
      JsonReader reader = new JsonReader(parser);
      Json value = reader.value();
      if (parser.nextToken() != null) {
        throw new NotJson(reader.place(), "something follows after the end");
      }
      return value;
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      throw new NotJson(
          at == null ? new Place(1, 1) : place(at), firstLine(e.getOriginalMessage()));
    }
  }

  private Json value() {
    Place place = place();
    return switch (parser.currentToken()) {
      case START_OBJECT -> members(place);
      case START_ARRAY -> items(place);
      case VALUE_STRING -> new Json.Text(place, parser.getString());
      case VALUE_TRUE, VALUE_FALSE -> new Json.Flag(place, parser.getBooleanValue());
      case VALUE_NULL -> new Json.Nothing(place);
      default -> new Json.Figure(place, parser.getDecimalValue());
    };
  }

  private Json members(Place place) {
    Map<String, Json> values = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      parser.nextToken();
      values.put(key, value());
    }
    return new Json.Members(place, values);
  }

  private Json items(Place place) {
    List<Json> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.add(value());
    }
    return new Json.Items(place, values);
  }

  private Place place() {
    return place(parser.currentTokenLocation());
  }

  private static Place place(TokenStreamLocation at) {
    return new Place(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
  }

  private static String firstLine(String text) {
    return text == null ? "cannot be read" : text.lines().findFirst().orElse("cannot be read");
  }

  /** Octets are not JSON; knows where that shows. */
  static final class NotJson extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Place place;

    NotJson(Place place, String message) {
      super(message, null, false, false);
      this.place = place;
    }

    Place place() {
      return place;
    }
  }
}
