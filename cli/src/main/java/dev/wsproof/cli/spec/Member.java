package dev.wsproof.cli.spec;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One object of a spec file, read key by key; puts down what has the wrong type and goes on. A key
 * that is absent or null has its default.
 */
final class Member {
  private final Json.Members object;
  private final String path;
  private final Findings findings;

  Member(Json.Members object, String path, Findings findings) {
    this.object = object;
    this.path = path;
    this.findings = findings;
  }

  /** The path of {@code key} as messages name it. */
  String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** The value of {@code key}; null when it is absent or null. */
  Json value(String key) {
    Json value = object.values().get(key);
    return value instanceof Json.Nothing ? null : value;
  }

  /** A string; null when absent or wrong. */
  String text(String key) {
    Json value = value(key);
    if (value instanceof Json.Text text) {
      return text.value();
    }
    if (value != null) {
      findings.wrong(value, pathOf(key), "a string");
    }
    return null;
  }

  /**
   * A WebSocket URL, which must be there; null when absent or wrong.
   *
   * @param parser makes it from text, or says what it wants as an {@link IllegalArgumentException}
   */
  URI url(String key, Function<String, URI> parser) {
    Json value = value(key);
    if (value == null) {
      findings.problem(place(), pathOf(key) + ": missing, wanted a ws: or wss: URL");
      return null;
    }
    if (!(value instanceof Json.Text text)) {
      findings.wrong(value, pathOf(key), "a ws: or wss: URL");
      return null;
    }
    try {
      return parser.apply(text.value());
    } catch (IllegalArgumentException e) {
      Json shown = new Json.Text(value.place(), WebSocketUrl.shown(text.value()));
      findings.wrong(shown, pathOf(key), e.getMessage());
      return null;
    }
  }

  /** Strings; {@code absent} when absent or wrong. */
  List<String> texts(String key, List<String> absent) {
    Json value = value(key);
    return value == null ? absent : texts(value, pathOf(key));
  }

  /** An object; null when absent or wrong. */
  Member member(String key) {
    Json value = value(key);
    if (value instanceof Json.Members members) {
      return new Member(members, pathOf(key), findings);
    }
    if (value != null) {
      findings.wrong(value, pathOf(key), "an object");
    }
    return null;
  }

  /** The objects of an array; none when absent or wrong. */
  List<Member> members(String key) {
    Json value = value(key);
    List<Member> members = new ArrayList<>();
    if (value instanceof Json.Items items) {
      for (int i = 0; i < items.values().size(); i++) {
        String itemPath = pathOf(key) + "[" + i + "]";
        Json item = items.values().get(i);
        if (item instanceof Json.Members object) {
          members.add(new Member(object, itemPath, findings));
        } else {
          findings.wrong(item, itemPath, "an object");
        }
      }
    } else if (value != null) {
      findings.wrong(value, pathOf(key), "an array of objects");
    }
    return members;
  }

  /** Every key with an array of strings. */
  Map<String, List<String>> textsByKey() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    object.values().forEach((key, value) -> all.put(key, texts(value, path + "[\"" + key + "\"]")));
    return all;
  }

  /** Every key and its value, in the order of the file. */
  Map<String, Json> all() {
    return object.values();
  }

  private List<String> texts(Json value, String valuePath) {
    List<String> texts = new ArrayList<>();
    if (value instanceof Json.Items items) {
      for (int i = 0; i < items.values().size(); i++) {
        if (items.values().get(i) instanceof Json.Text text) {
          texts.add(text.value());
        } else {
          findings.wrong(items.values().get(i), valuePath + "[" + i + "]", "a string");
        }
      }
    } else {
      findings.wrong(value, valuePath, "an array of strings");
    }
    return texts;
  }

  /** Where the object begins. */
  Json.Place place() {
    return object.place();
  }

  /** What is wrong goes here. */
  Findings findings() {
    return findings;
  }
}
