package dev.wsproof.cases.compile;

import dev.wsproof.cases.source.Diagnostics;
import dev.wsproof.cases.source.Node;
import dev.wsproof.cases.source.Position;
import dev.wsproof.cases.text.Visible;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads one family of a case file and makes its cases, one of each row. */
final class FamilyReader {
  /** What every family of a file takes over unless it says otherwise. */
  static final List<String> INHERITED =
      List.of(
          "level",
          "spec",
          "roles",
          "requirements",
          "send",
          "negotiate",
          "handshake",
          "extensions",
          "opening",
          "script",
          "expecting",
          "expect",
          "close",
          "watch",
          "when",
          "closes-when-done",
          "informational");

  /** What a family may say. */
  static final List<String> KEYS = keys();

  /** Columns that mean something without being asked for. */
  static final Set<String> OWN_COLUMNS =
      Set.of("id", "note", "level", "spec", "roles", "requirements");

  private final CaseReader cases;
  private final Rows rows;
  private final Budget budget;
  private final Diagnostics out;

  FamilyReader(CaseReader cases, Rows rows, Budget budget, Diagnostics out) {
    this.cases = cases;
    this.rows = rows;
    this.budget = budget;
    this.out = out;
  }

  private static List<String> keys() {
    List<String> keys =
        new ArrayList<>(List.of("family", "about", "note", "id", "cases", "axes", "frames-sent"));
    keys.addAll(INHERITED);
    return List.copyOf(keys);
  }

  /**
   * The cases of a family; those left out that have mistakes.
   *
   * @param defaults what the file's header says for all families; null when nothing
   */
  List<LocatedCase> read(Node document, Node.Fields defaults) {
    if (!(document instanceof Node.Fields family)) {
      out.unwanted("a document", document, "a family: a mapping with family, about, script, …");
      return List.of();
    }
    Keys keys = Keys.of("family", family, KEYS, out.under(subject(family)));
    Diagnostics here = out.under(subject(family));
    keys.require("family", "a name, such as \"5.19-5.20\"");
    String name = Values.prose("family", family.get("family"), 60, here);
    keys.require("about", "why the cases exist, in a sentence or two");
    Node.Fields merged = merge(family, defaults);
    for (String key : List.of("spec", "script")) {
      if (merged.get(key) == null) {
        keys.require(key, key.equals("spec") ? "the clause it comes from" : "a list of steps");
      }
    }
    List<Row> expanded = expand(keys, here);
    Template template = new Template(budget);
    List<LocatedCase> made = new ArrayList<>();
    for (Row row : expanded) {
      if (budget.isSpent()) {
        break;
      }
      LocatedCase located = cases.read(name, merged, row, template, here);
      if (located != null) {
        made.add(located);
      }
    }
    if (keys.get("cases") instanceof Node.Items) {
      complainOfUnusedColumns(expanded, template.used(), here);
    }
    return made;
  }

  private static String subject(Node.Fields family) {
    return family.get("family") instanceof Node.Scalar name && !name.text().isEmpty()
        ? "family " + Visible.text(cut(name.text()))
        : "";
  }

  private static String cut(String name) {
    return name.length() <= 60 ? name : name.substring(0, 60) + "…";
  }

  private List<Row> expand(Keys keys, Diagnostics here) {
    if (keys.has("cases") && keys.has("axes")) {
      here.add(keys.get("axes").at(), "cases and axes: got both, wanted one");
      return List.of();
    }
    if (keys.has("cases")) {
      return rows.ofCases(keys.get("cases"), here);
    }
    return keys.has("axes") ? rows.ofAxes(keys.get("axes"), here) : Rows.single(keys.at());
  }

  /** What the family says, and of the defaults what it does not. */
  private static Node.Fields merge(Node.Fields family, Node.Fields defaults) {
    if (defaults == null) {
      return family;
    }
    Map<String, Node.Field> merged = new LinkedHashMap<>(family.fields());
    boolean expectsItself =
        merged.containsKey("expect") || merged.containsKey("close") || merged.containsKey("when");
    for (String key : INHERITED) {
      Node.Field inherited = defaults.fields().get(key);
      if (inherited != null && !(key.equals("when") && expectsItself)) {
        merged.putIfAbsent(key, inherited);
      }
    }
    return new Node.Fields(family.at(), merged);
  }

  private static void complainOfUnusedColumns(List<Row> rows, Set<String> used, Diagnostics here) {
    for (Row row : rows) {
      row.values()
          .forEach(
              (column, value) -> {
                if (row.known().contains(column)
                    && !used.contains(column)
                    && !OWN_COLUMNS.contains(column)) {
                  Position at = value.at();
                  here.add(at, "column '" + column + "' is used nowhere: leave it out");
                }
              });
      if (!used.containsAll(row.known())) {
        break; // one row is enough to see it
      }
    }
  }
}
