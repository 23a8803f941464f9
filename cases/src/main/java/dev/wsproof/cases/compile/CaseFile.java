package dev.wsproof.cases.compile;

import dev.wsproof.cases.source.Diagnostics;
import dev.wsproof.cases.source.Node;
import dev.wsproof.cases.source.Position;
import dev.wsproof.cases.source.Table;
import dev.wsproof.cases.source.Utf8Text;
import dev.wsproof.cases.source.YamlDocuments;
import dev.wsproof.script.CaseId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One case file, compiled; holds the cases that have no mistakes.
 *
 * @param chapter the first number of its cases' ids; null when its header does not say
 * @param title what the chapter is called; null when its header does not say
 * @param cases in the order of the file
 */
public record CaseFile(Integer chapter, String title, List<LocatedCase> cases) {
  /** The suite of a file whose header names none. */
  public static final String OWN_SUITE = "own";

  /** What the header of a file may say. */
  static final List<String> HEADER = List.of("suite", "chapter", "title", "count", "defaults");

  /**
   * Compiles a file.
   *
   * @param reserved names of suites that it must not use
   * @param out gets every mistake in it
   */
  public static CaseFile compile(
      String file, byte[] octets, TableSource tables, Set<String> reserved, Diagnostics out) {
    List<Node> documents =
        Utf8Text.of(file, octets, out)
            .map(text -> YamlDocuments.read(file, text, out))
            .orElse(List.of());
    boolean hasHeader = !documents.isEmpty() && isHeader(documents.get(0));
    Keys header = hasHeader ? Keys.of("header", documents.get(0), HEADER, out) : null;
    List<Node> families = hasHeader ? documents.subList(1, documents.size()) : documents;
    if (families.isEmpty() && out.raised() == 0) {
      out.add(Position.startOf(file), "no family in the file: wanted at least one");
    }
    return compile(file, header, families, tables, reserved, out);
  }

  private static boolean isHeader(Node document) {
    return document instanceof Node.Fields fields
        && fields.get("suite") != null
        && fields.get("family") == null;
  }

  private static CaseFile compile(
      String file,
      Keys header,
      List<Node> families,
      TableSource tables,
      Set<String> reserved,
      Diagnostics out) {
    int before = out.raised();
    String suite = header == null ? OWN_SUITE : suite(header, reserved, out);
    Integer chapter = header == null ? null : header.whole("chapter", 0, 999_999);
    String title = header == null ? null : header.prose("title", 60);
    Node.Fields defaults = header == null ? null : defaults(header, out);
    Budget budget = new Budget(out);
    Rows rows = new Rows(file, tables);
    List<LocatedCase> cases = new ArrayList<>();
    for (Node family : families) {
      if (isHeader(family)) {
        out.add(family.at(), "header: stands behind other documents, wanted it first");
        continue;
      }
      CaseReader reader = new CaseReader(suite, budget);
      cases.addAll(new FamilyReader(reader, rows, budget, out).read(family, defaults));
    }
    checkIds(cases, chapter, out);
    if (header != null && header.has("count")) {
      Integer count = header.whole("count", 0, Rows.MOST);
      if (count != null && count != cases.size() && out.raised() == before) {
        out.unwanted("count", header.get("count"), cases.size() + ", as many as the file has");
      }
    }
    return new CaseFile(chapter, title, List.copyOf(cases));
  }

  private static String suite(Keys header, Set<String> reserved, Diagnostics out) {
    String suite = header.text("suite", 30);
    if (suite == null) {
      return OWN_SUITE;
    }
    if (!Table.NAME.matcher(suite).matches()) {
      out.unwanted("suite", header.get("suite"), "a name of a-z, 0-9 and -, a letter first");
    } else if (reserved.contains(suite)) {
      out.unwanted("suite", header.get("suite"), "a name that wsproof does not use itself");
    }
    return suite;
  }

  private static Node.Fields defaults(Keys header, Diagnostics out) {
    if (!header.has("defaults")) {
      return null;
    }
    Node node = header.get("defaults");
    Keys.of("defaults", node, FamilyReader.INHERITED, out);
    return node instanceof Node.Fields fields ? fields : null;
  }

  private static void checkIds(List<LocatedCase> cases, Integer chapter, Diagnostics out) {
    Map<CaseId, Position> first = new HashMap<>();
    CaseId last = null;
    for (LocatedCase located : cases) {
      CaseId id = located.testCase().id();
      Diagnostics here = out.under("case " + id);
      Position taken = first.putIfAbsent(id, located.at());
      if (taken != null) {
        here.add(located.at(), "id: taken in line " + taken.line() + ", wanted another");
      } else if (last != null && id.compareTo(last) < 0) {
        here.add(located.at(), "id: stands behind " + last + ", wanted ids in ascending order");
      } else if (chapter != null && id.chapter() != chapter) {
        here.add(located.at(), "id: got chapter " + id.chapter() + ", wanted " + chapter);
      }
      last = id;
    }
  }
}
