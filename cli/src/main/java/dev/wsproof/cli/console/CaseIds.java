package dev.wsproof.cli.console;

import dev.wsproof.script.CaseId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Names many cases in few words, and leaves none out. */
public final class CaseIds {
  private static final int FEW = 2;

  private CaseIds() {}

  /**
   * The words, such as {@code 1.1.1, 6.22.*}: a star stands where all of a section or chapter are
   * meant.
   *
   * @param ids the cases
   * @param all those cases and all others that a star would name
   */
  public static String text(Collection<CaseId> ids, Collection<CaseId> all) {
    SortedSet<CaseId> rest = new TreeSet<>(ids);
    SortedSet<CaseId> others = new TreeSet<>(all);
    others.removeAll(rest);
    List<String> words = new ArrayList<>();
    while (!rest.isEmpty()) {
      CaseId first = rest.first();
      String word = first.toString();
      for (String star : List.of(first.chapter() + ".", first.section() + ".")) {
        Predicate<CaseId> fits = id -> id.toString().startsWith(star);
        if (rest.stream().filter(fits).count() > FEW && others.stream().noneMatch(fits)) {
          word = star + "*";
          rest.removeIf(fits);
          break;
        }
      }
      rest.remove(first);
      words.add(word);
    }
    return String.join(", ", words);
  }
}
