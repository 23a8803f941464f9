package dev.wsproof.cases.source;

import dev.wsproof.cases.source.Node.Scalar;
import dev.wsproof.cases.source.Node.Type;
import dev.wsproof.cases.text.Visible;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A table file: lines of cells between tabs, under a line of column names; knows no column by name.
 *
 * @param columns their names, in order
 * @param rows one mapping a line, without the cells that are empty
 */
public record Table(List<String> columns, List<Node.Fields> rows) {
  /** How many rows a table may have. */
  public static final int MOST_ROWS = 10_000;

  /** What a column may be called. */
  public static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,29}");

  /** {@link #NAME} in words. */
  public static final String NAME_IN_WORDS = "up to 30 of a-z, 0-9 and -, a letter first";

  private static final String TYPES = "text, number, flag or hex";

  /** Reads a table; what cannot be read is left out of it. */
  public static Table read(String file, String text, Diagnostics out) {
    List<String> names = null;
    List<String> types = new ArrayList<>();
    List<Node.Fields> rows = new ArrayList<>();
    int number = 0;
    for (String line : text.split("\r?\n", -1)) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] cells = line.split("\t", -1);
      if (names == null) {
        names = header(file, number, cells, types, out);
      } else if (rows.size() == MOST_ROWS) {
        out.add(new Position(file, number, 1), "too many rows: wanted at most " + MOST_ROWS);
        break;
      } else {
        rows.add(row(file, number, cells, names, types, out));
      }
    }
    if (names == null) {
      out.add(Position.startOf(file), "the table is empty: wanted a line of column names");
      names = List.of();
    }
    return new Table(List.copyOf(names), List.copyOf(rows));
  }

  private static List<String> header(
      String file, int line, String[] cells, List<String> types, Diagnostics out) {
    List<String> names = new ArrayList<>();
    int column = 1;
    for (String cell : cells) {
      int colon = cell.indexOf(':');
      String name = colon < 0 ? cell : cell.substring(0, colon);
      String type = colon < 0 ? "text" : cell.substring(colon + 1);
      Position at = new Position(file, line, column);
      if (!NAME.matcher(name).matches()) {
        out.add(at, "column name: got " + Visible.quoted(name, 40) + ", wanted " + NAME_IN_WORDS);
      } else if (names.contains(name)) {
        out.add(at, "column '" + name + "' stands twice: leave one out");
      }
      if (!List.of("text", "number", "flag", "hex").contains(type)) {
        out.add(at, "column type: got " + Visible.quoted(type, 40) + ", wanted " + TYPES);
      }
      names.add(name);
      types.add(type);
      column += cell.length() + 1;
    }
    return names;
  }

  private static Node.Fields row(
      String file,
      int line,
      String[] cells,
      List<String> names,
      List<String> types,
      Diagnostics out) {
    Position start = new Position(file, line, 1);
    if (cells.length != names.size()) {
      out.add(start, "got " + cells.length + " cells, wanted " + names.size() + " between tabs");
    }
    Map<String, Node.Field> fields = new LinkedHashMap<>();
    int column = 1;
    for (int i = 0; i < Math.min(cells.length, names.size()); i++) {
      Position at = new Position(file, line, column);
      if (!cells[i].isEmpty()) {
        fields.putIfAbsent(names.get(i), new Node.Field(at, value(at, types.get(i), cells[i])));
      }
      column += cells[i].length() + 1;
    }
    return new Node.Fields(start, fields);
  }

  private static Node value(Position at, String type, String cell) {
    return switch (type) {
      case "number" -> new Scalar(at, Type.NUMBER, cell);
      case "flag" -> new Scalar(at, Type.FLAG, cell);
      case "hex" -> {
        Node.Field digits = new Node.Field(at, Scalar.text(at, cell));
        yield new Node.Fields(at, Map.of("hex", digits));
      }
      default -> Scalar.text(at, cell);
    };
  }
}
