package dev.wsproof.cases.compile;

import dev.wsproof.cases.source.Diagnostics;
import dev.wsproof.cases.source.Node;
import dev.wsproof.cases.source.Position;
import dev.wsproof.cases.source.Spelling;
import dev.wsproof.cases.source.Table;
import dev.wsproof.cases.source.Utf8Text;
import dev.wsproof.cases.text.Visible;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Expands families: a row for each that is written out, for each of a table that is chosen, or for
 * each combination of axes. Reads every table once.
 */
final class Rows {
  /** How many rows a family may have. */
  static final int MOST = Table.MOST_ROWS;

  /** How many axes a family may have. */
  static final int MOST_AXES = 4;

  private static final Pattern TABLE_NAME =
      Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,60}(/[A-Za-z0-9_-][A-Za-z0-9._-]{0,60}){0,4}");

  private final TableSource source;
  private final String file;
  private final Map<String, Optional<Table>> tables = new HashMap<>();

  /** For the families of one {@code file}. */
  Rows(String file, TableSource source) {
    this.file = file;
    this.source = source;
  }

  /** The one row of a family without columns. */
  static List<Row> single(Position at) {
    return List.of(new Row(at, Map.of(), Set.of()));
  }

  /** What {@code cases} says: a list of rows or {@code {table, where}}. */
  List<Row> ofCases(Node cases, Diagnostics out) {
    if (cases instanceof Node.Items items) {
      return rows(items, out);
    }
    if (!(cases instanceof Node.Fields)) {
      out.unwanted("cases", cases, "a list of rows or {table: …}");
      return List.of();
    }
    Keys keys = Keys.of("cases", cases, List.of("table", "where"), out);
    Node name = keys.require("table", "the name of a table");
    Table table = name == null ? null : table(name, out);
    if (table == null) {
      return List.of();
    }
    final int raised = out.raised();
    Set<String> columns = new LinkedHashSet<>(table.columns());
    List<Row> rows = new ArrayList<>();
    for (Node.Fields row : table.rows()) {
      if (matches(keys.get("where"), row.fields(), columns, out)) {
        rows.add(new Row(row.at(), valuesOf(row), columns));
      }
    }
    return out.raised() > raised ? rows : complete(rows, "cases", cases.at(), out);
  }

  /** Each combination of the values of {@code axes}, the first axis turning slowest. */
  List<Row> ofAxes(Node axes, Diagnostics out) {
    if (!(axes instanceof Node.Fields fields)
        || fields.fields().isEmpty()
        || fields.fields().size() > MOST_AXES) {
      out.unwanted("axes", axes, "a mapping of 1 to " + MOST_AXES + " axes, each a list of values");
      return List.of();
    }
    Map<String, List<Node>> values = new LinkedHashMap<>();
    long count = 1;
    for (Map.Entry<String, Node.Field> axis : fields.fields().entrySet()) {
      if (!isName(axis.getKey(), axis.getValue().at(), out)) {
        return List.of();
      }
      if (!(axis.getValue().value() instanceof Node.Items items) || items.items().isEmpty()) {
        out.unwanted(
            "axis " + axis.getKey(), axis.getValue().value(), "a list of at least one value");
        return List.of();
      }
      values.put(axis.getKey(), items.items());
      count *= items.items().size();
      if (count > MOST) {
        out.add(axes.at(), "axes: more than " + MOST + " combinations, wanted at most " + MOST);
        return List.of();
      }
    }
    List<Map<String, Node>> combinations = List.of(new LinkedHashMap<>());
    for (Map.Entry<String, List<Node>> axis : values.entrySet()) {
      List<Map<String, Node>> longer = new ArrayList<>();
      for (Map<String, Node> combination : combinations) {
        for (Node value : axis.getValue()) {
          Map<String, Node> more = new LinkedHashMap<>(combination);
          more.put(axis.getKey(), value);
          if (value instanceof Node.Fields parts) {
            parts.fields().forEach((k, part) -> more.put(axis.getKey() + "." + k, part.value()));
          }
          longer.add(more);
        }
      }
      combinations = longer;
    }
    Set<String> known = new LinkedHashSet<>();
    combinations.forEach(combination -> known.addAll(combination.keySet()));
    List<Row> rows = new ArrayList<>();
    for (Map<String, Node> combination : combinations) {
      Position at = axes.at();
      for (String axis : values.keySet()) {
        at = combination.get(axis).at();
      }
      rows.add(new Row(at, combination, known));
    }
    return complete(rows, "axes", axes.at(), out);
  }

  /**
   * Whether {@code columns} have the values that {@code conditions} names.
   *
   * @param conditions a mapping of column to value; null when every row will do
   */
  static boolean matches(
      Node conditions, Map<String, Node.Field> columns, Set<String> known, Diagnostics out) {
    if (conditions == null) {
      return true;
    }
    if (!(conditions instanceof Node.Fields wanted)) {
      out.unwanted("conditions", conditions, "a mapping of column to value");
      return false;
    }
    boolean all = true;
    for (Map.Entry<String, Node.Field> condition : wanted.fields().entrySet()) {
      if (!known.contains(condition.getKey())) {
        out.add(condition.getValue().at(), Spelling.unknown("column", condition.getKey(), known));
        all = false;
      } else if (!(condition.getValue().value() instanceof Node.Scalar value)) {
        out.unwanted(condition.getKey(), condition.getValue().value(), "a single value");
        all = false;
      } else {
        Node.Field field = columns.get(condition.getKey());
        all &=
            field != null
                && field.value() instanceof Node.Scalar is
                && is.type() == value.type()
                && is.text().equals(value.text());
      }
    }
    return all;
  }

  private Table table(Node node, Diagnostics out) {
    String name = Values.text("table", node, 200, out);
    if (name == null) {
      return null;
    }
    if (!TABLE_NAME.matcher(name).matches()) {
      out.unwanted("table", node, "plain names joined by /, such as \"utf8/sequences.tsv\"");
      return null;
    }
    return tables.computeIfAbsent(name, absent -> readTable(name, node, out)).orElse(null);
  }

  private Optional<Table> readTable(String name, Node node, Diagnostics out) {
    String folder = file.substring(0, Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    try {
      Diagnostics nowhere = out.under("");
      return Utf8Text.of(folder + name, source.read(name), nowhere)
          .map(text -> Table.read(folder + name, text, nowhere));
    } catch (IOException e) {
      out.add(
          node.at(),
          "table " + name + " can't be read: " + Visible.text(String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private static List<Row> rows(Node.Items items, Diagnostics out) {
    Set<String> known = new LinkedHashSet<>();
    List<Row> rows = new ArrayList<>();
    for (Node item : items.items()) {
      if (item instanceof Node.Fields row) {
        for (Map.Entry<String, Node.Field> field : row.fields().entrySet()) {
          if (isName(field.getKey(), field.getValue().at(), out)) {
            known.add(field.getKey());
          }
        }
        rows.add(new Row(row.at(), valuesOf(row), known));
      } else {
        out.unwanted("a row", item, "a mapping of column to value");
      }
    }
    return rows.size() < items.items().size() ? rows : complete(rows, "cases", items.at(), out);
  }

  private static List<Row> complete(List<Row> rows, String what, Position at, Diagnostics out) {
    if (rows.isEmpty()) {
      out.add(at, what + ": no row, wanted at least one");
    } else if (rows.size() > MOST) {
      out.add(at, what + ": got " + rows.size() + " rows, wanted at most " + MOST);
      return List.of();
    }
    return rows;
  }

  private static Map<String, Node> valuesOf(Node.Fields row) {
    Map<String, Node> values = new LinkedHashMap<>();
    for (Map.Entry<String, Node.Field> field : row.fields().entrySet()) {
      values.put(field.getKey(), field.getValue().value());
    }
    return values;
  }

  private static boolean isName(String name, Position at, Diagnostics out) {
    if (Table.NAME.matcher(name).matches()) {
      return true;
    }
    out.add(at, "column name: got " + Visible.quoted(name, 40) + ", wanted " + Table.NAME_IN_WORDS);
    return false;
  }
}
