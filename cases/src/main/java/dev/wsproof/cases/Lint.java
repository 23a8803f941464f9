package dev.wsproof.cases;

import dev.wsproof.cases.source.Diagnostics;
import dev.wsproof.cases.source.Problem;
import java.nio.file.Path;
import java.util.List;

/** Finds the mistakes in users' case files; repairs and prints nothing. */
public final class Lint {
  private Lint() {}

  /**
   * Every mistake in a case file or in a folder of them, ordered by place; cases that take a number
   * of a bundled suite are mistakes too.
   */
  public static List<Problem> check(Path fileOrFolder) {
    Diagnostics out = new Diagnostics();
    Catalogue catalogue = CaseFiles.load(fileOrFolder, out);
    catalogue
        .cases()
        .forEach(
            testCase ->
                Catalogue.all()
                    .whereIs(testCase.id())
                    .ifPresent(
                        taken ->
                            out.under("case " + testCase.id())
                                .add(
                                    catalogue.whereIs(testCase.id()).orElseThrow(),
                                    "id: taken in " + taken.file() + ", wanted another")));
    return out.problems();
  }
}
