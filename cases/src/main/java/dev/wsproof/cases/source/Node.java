package dev.wsproof.cases.source;

import dev.wsproof.cases.text.Visible;
import java.util.List;
import java.util.Map;

/** A value in a case file and where it stands; immutable, gives no meaning to any key. */
public sealed interface Node {

  /** Where it begins. */
  Position at();

  /** What it is, for messages. */
  String describe();

  /** What a scalar was written as. */
  enum Type {
    TEXT,
    NUMBER,
    FLAG,
    NOTHING
  }

  /** A value without parts; {@code text} as it was written, without quotation marks. */
  record Scalar(Position at, Type type, String text) implements Node {
    /** Text, wherever it comes from. */
    public static Scalar text(Position at, String text) {
      return new Scalar(at, Type.TEXT, text);
    }

    @Override
    public String describe() {
      return switch (type) {
        case TEXT -> Visible.quoted(text, 40);
        case NUMBER -> "the number " + shown();
        case FLAG -> shown();
        case NOTHING -> "nothing";
      };
    }

    private String shown() {
      return Visible.text(text.length() > 40 ? text.substring(0, 40) + "…" : text);
    }
  }

  /** A list. */
  record Items(Position at, List<Node> items) implements Node {
    /** Defensive copy. */
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String describe() {
      return items.isEmpty() ? "an empty list" : "a list";
    }
  }

  /** A mapping, in the order of the file. */
  record Fields(Position at, Map<String, Field> fields) implements Node {
    @Override
    public String describe() {
      return fields.isEmpty() ? "an empty mapping" : "a mapping";
    }

    /** The value of {@code key}; null when there is none. */
    public Node get(String key) {
      Field field = fields.get(key);
      return field == null ? null : field.value();
    }
  }

  /**
   * A value of a mapping.
   *
   * @param at where its key stands
   */
  record Field(Position at, Node value) {}

  /** In the place of something that was already complained about. */
  record Unreadable(Position at) implements Node {
    @Override
    public String describe() {
      return "something unreadable";
    }
  }
}
