package dev.wsproof.cases.compile;

import dev.wsproof.cases.source.Diagnostics;
import dev.wsproof.cases.source.Node;
import dev.wsproof.cases.source.Position;
import dev.wsproof.cases.source.Spelling;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The values of one mapping, read by key and type; complains of keys that mean nothing in it. */
final class Keys {
  private final Node.Fields fields;
  private final Diagnostics out;

  private Keys(Node.Fields fields, Diagnostics out) {
    this.fields = fields;
    this.out = out;
  }

  /** The keys of {@code node}; null when it is no mapping. */
  static Keys of(String what, Node node, Collection<String> known, Diagnostics out) {
    if (!(node instanceof Node.Fields fields)) {
      out.unwanted(what, node, "a mapping with " + String.join(", ", known));
      return null;
    }
    for (Map.Entry<String, Node.Field> field : fields.fields().entrySet()) {
      if (!known.contains(field.getKey())) {
        out.add(field.getValue().at(), Spelling.unknown("key", field.getKey(), known));
      }
    }
    return new Keys(fields, out);
  }

  Position at() {
    return fields.at();
  }

  boolean has(String key) {
    return fields.fields().containsKey(key);
  }

  /** The value of {@code key}; null when there is none. */
  Node get(String key) {
    return fields.get(key);
  }

  /** The value of {@code key}, which must be there. */
  Node require(String key, String wanted) {
    Node node = fields.get(key);
    if (node == null) {
      out.add(fields.at(), key + ": missing, wanted " + wanted);
    }
    return node;
  }

  /** The items of {@code key}; null when it is no list, none when it is absent. */
  List<Node> items(String key, String wanted) {
    Node node = fields.get(key);
    if (node == null) {
      return List.of();
    }
    if (node instanceof Node.Items items) {
      return items.items();
    }
    out.unwanted(key, node, wanted);
    return null;
  }

  String text(String key, int most) {
    return Values.text(key, get(key), most, out);
  }

  String prose(String key, int most) {
    return Values.prose(key, get(key), most, out);
  }

  Integer whole(String key, int least, int most) {
    return Values.whole(key, get(key), least, most, out);
  }

  boolean flag(String key, boolean otherwise) {
    Boolean value = Values.flag(key, get(key), out);
    return value == null ? otherwise : value;
  }

  Duration duration(String key) {
    return Values.duration(key, get(key), out);
  }

  <T> T choice(String key, Map<String, T> words, T otherwise) {
    T value = Values.choice(key, get(key), words, out);
    return value == null ? otherwise : value;
  }
}
