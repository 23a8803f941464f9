package dev.wsproof.cases;

import dev.wsproof.script.TestCase;
import java.util.List;
import java.util.Locale;

/**
 * A case as a row of {@code wsproof list}; holds no more than fits on a line.
 *
 * @param id its number
 * @param level how strongly the RFC words it
 * @param clause the first clause it comes from
 * @param summary the first words of its description
 */
public record CaseListing(String id, String level, String clause, String summary) {

  /** The row of a case, its summary at most {@code width} characters long. */
  public static CaseListing of(TestCase testCase, int width) {
    return new CaseListing(
        testCase.id().toString(),
        testCase.level().name().toLowerCase(Locale.ROOT),
        testCase.spec().isEmpty() ? "" : testCase.spec().get(0),
        summary(testCase.description(), width));
  }

  /** The rows of {@code cases} as lines of at most {@code width} characters, in columns. */
  public static List<String> lines(List<TestCase> cases, int width) {
    List<CaseListing> rows = cases.stream().map(testCase -> of(testCase, width)).toList();
    int ids = rows.stream().mapToInt(row -> row.id().length()).max().orElse(0);
    int clauses = rows.stream().mapToInt(row -> row.clause().length()).max().orElse(0);
    int rest = Math.max(20, width - ids - clauses - 12);
    String format = "%-" + Math.max(1, ids) + "s  %-6s  %-" + Math.max(1, clauses) + "s  %s";
    return rows.stream()
        .map(row -> String.format(format, row.id(), row.level(), row.clause(), cut(row, rest)))
        .map(String::stripTrailing)
        .toList();
  }

  private static String cut(CaseListing row, int width) {
    return summary(row.summary(), width);
  }

  private static String summary(String description, int width) {
    int sentence = description.indexOf(". ");
    String first = sentence < 0 ? description : description.substring(0, sentence + 1);
    if (first.length() <= width) {
      return first;
    }
    int space = first.lastIndexOf(' ', width - 1);
    return first.substring(0, space <= 0 ? width - 1 : space) + "…";
  }
}
