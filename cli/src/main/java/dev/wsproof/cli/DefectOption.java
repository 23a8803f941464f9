package dev.wsproof.cli;

import dev.wsproof.cases.source.Spelling;
import dev.wsproof.cli.console.Columns;
import dev.wsproof.cli.console.Terminal;
import dev.wsproof.cli.detect.Caught;
import dev.wsproof.cli.testee.defect.Defect;
import dev.wsproof.report.text.Visible;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine.Option;

/** The flag that gives a testee a defect, or lists those there are; starts nothing. */
final class DefectOption {
  /** Asks for the list. */
  static final String LIST = "list";

  private static final int INDENT = 4;

  @Option(
      names = "--defect",
      paramLabel = "NAME",
      help = true, // so that the list wants no further flags
      description =
          "Break one rule, on a codec of the testee's own; 'none' breaks none, 'list' tells"
              + " which there are.")
  private String defect;

  /** Whether a defect was asked for. */
  boolean given() {
    return defect != null && !listed();
  }

  /** Whether the list was asked for. */
  boolean listed() {
    return LIST.equals(defect);
  }

  /** The defect asked for; null for none. */
  Defect defect(Predicate<Defect> fits) {
    return Caught.NONE.equals(defect) ? null : named(defect, fits);
  }

  /** Its name. */
  static String word(Defect chosen) {
    return chosen == null ? Caught.NONE : chosen.word();
  }

  /** What there is to say of a testee with it. */
  static String line(Defect chosen) {
    return "defect: "
        + (chosen == null ? Caught.NONE : chosen.about() + " (" + chosen.clause() + ")");
  }

  /** The one called {@code word}. */
  static Defect named(String word, Predicate<Defect> fits) {
    List<String> known = Arrays.stream(Defect.values()).filter(fits).map(Defect::word).toList();
    if (!known.contains(word) && Defect.named(word).isPresent()) {
      String end = Defect.named(word).get().side().word();
      throw CommandFailure.usage("--defect: '" + word + "' is a defect of the other end: " + end);
    }
    return Defect.named(word)
        .filter(fits)
        .orElseThrow(
            () ->
                CommandFailure.usage(
                    "--defect: unknown defect '"
                        + Columns.cut(Visible.of(word), 40)
                        + "', "
                        + Spelling.nearest(word, known)
                            .map(name -> "did you mean '" + name + "'?")
                            .orElse("'--defect list' tells which there are")));
  }

  /** Prints the defects that fit, two or three lines each. */
  static void print(Terminal terminal, Predicate<Defect> fits) {
    List<Defect> defects = Arrays.stream(Defect.values()).filter(fits).toList();
    for (Defect each : defects) {
      String rule = each.clause() + "  " + String.join(", ", each.requirements());
      terminal.line(each.word() + " (" + each.side().word() + "): " + rule);
      Columns.wrap(each.about(), terminal.width() - INDENT, 2)
          .forEach(line -> terminal.line(" ".repeat(INDENT) + line));
    }
    terminal.line(defects.size() + " defects");
  }
}
