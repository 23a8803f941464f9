package dev.wsproof.cases.compile;

import dev.wsproof.cases.source.Diagnostics;
import dev.wsproof.cases.source.Node;
import dev.wsproof.cases.source.Node.Scalar;
import dev.wsproof.cases.source.Node.Type;
import dev.wsproof.cases.source.Position;
import dev.wsproof.cases.source.Spelling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fills columns into the values of a family: <code>${name}</code> alone stands for a column's whole
 * value, inside a longer text for its characters. Knows no expressions; what a column holds is not
 * filled in again.
 */
final class Template {
  private static final String OPEN = "${";

  private final Budget budget;
  private final Set<String> used = new HashSet<>();

  Template(Budget budget) {
    this.budget = budget;
  }

  /** The columns that were asked for so far. */
  Set<String> used() {
    return used;
  }

  /** {@code node} with the columns of {@code row}; null when it stands for one it has not. */
  Node fill(Node node, Row row, Diagnostics out) {
    budget.value(node.at());
    if (budget.isSpent()) {
      return new Node.Unreadable(node.at());
    }
    if (node instanceof Scalar scalar) {
      return scalar.type() == Type.TEXT && scalar.text().contains(OPEN)
          ? text(scalar, row, out)
          : scalar;
    }
    if (node instanceof Node.Items items) {
      List<Node> filled = new ArrayList<>(items.items().size());
      for (Node item : items.items()) {
        Node value = fill(item, row, out);
        if (value != null) {
          filled.add(value);
        }
      }
      return new Node.Items(items.at(), filled);
    }
    if (node instanceof Node.Fields fields) {
      Map<String, Node.Field> filled = new LinkedHashMap<>();
      for (Map.Entry<String, Node.Field> field : fields.fields().entrySet()) {
        Node value = fill(field.getValue().value(), row, out);
        if (value != null) {
          filled.put(field.getKey(), new Node.Field(field.getValue().at(), value));
        }
      }
      return new Node.Fields(fields.at(), filled);
    }
    return node;
  }

  private Node text(Scalar scalar, Row row, Diagnostics out) {
    String text = scalar.text();
    if (text.startsWith(OPEN) && text.indexOf('}') == text.length() - 1) {
      String name = text.substring(2, text.length() - 1);
      return isKnown(name, scalar.at(), row, out)
          ? row.get(name)
          : new Node.Unreadable(scalar.at());
    }
    StringBuilder filled = new StringBuilder();
    int from = 0;
    for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, from)) {
      if (open > 0 && text.charAt(open - 1) == '$') {
        filled.append(text, from, open - 1).append(OPEN);
        from = open + 2;
        continue;
      }
      int close = text.indexOf('}', open);
      if (close < 0) {
        out.add(scalar.at(), "'${' without '}': write $${ for the two characters themselves");
        return new Node.Unreadable(scalar.at());
      }
      filled.append(text, from, open);
      if (!append(text.substring(open + 2, close), scalar.at(), row, filled, out)) {
        return new Node.Unreadable(scalar.at());
      }
      from = close + 1;
    }
    return Scalar.text(scalar.at(), filled.append(text, from, text.length()).toString());
  }

  private boolean append(String name, Position at, Row row, StringBuilder filled, Diagnostics out) {
    if (!isKnown(name, at, row, out)) {
      return false;
    }
    if (row.get(name) instanceof Scalar value && value.type() != Type.NOTHING) {
      filled.append(value.text());
      return true;
    }
    Node value = row.get(name);
    out.add(
        value == null ? row.at() : value.at(),
        "column '"
            + name
            + "': got "
            + (value == null ? "nothing" : value.describe())
            + ", wanted text, because it stands inside a longer one");
    return false;
  }

  private boolean isKnown(String name, Position at, Row row, Diagnostics out) {
    used.add(name);
    if (row.known().contains(name)) {
      return true;
    }
    out.add(at, Spelling.unknown("column", name, row.known()));
    return false;
  }
}
