package dev.wsproof.cli.spec;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A JSON value that knows where it stands in its file; immutable, converts nothing. */
sealed interface Json {
  /** Where the value begins. */
  Place place();

  /** The value as a person would name it in {@code got …}. */
  String named();

  /**
   * A place in a file.
   *
   * @param line from 1
   * @param column from 1
   */
  record Place(int line, int column) {}

  /** A string. */
  record Text(Place place, String value) implements Json {
    private static final int SHOWN = 60;

    @Override
    public String named() {
      return '"' + (value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value) + '"';
    }
  }

  /** A number. */
  record Figure(Place place, BigDecimal value) implements Json {
    @Override
    public String named() {
      return value.toString();
    }
  }

  /** True or false. */
  record Flag(Place place, boolean value) implements Json {
    @Override
    public String named() {
      return String.valueOf(value);
    }
  }

  /** Null. */
  record Nothing(Place place) implements Json {
    @Override
    public String named() {
      return "null";
    }
  }

  /** An array. */
  record Items(Place place, List<Json> values) implements Json {
    @Override
    public String named() {
      return "an array";
    }
  }

  /** An object; when a key stands twice the last one counts, as everywhere. */
  record Members(Place place, Map<String, Json> values) implements Json {
    @Override
    public String named() {
      return "an object";
    }
  }
}
