package dev.wsproof.cases.source;

import dev.wsproof.cases.text.Visible;
import java.util.Collection;
import java.util.Optional;

/** Finds the name somebody meant; guesses only when few letters differ. */
public final class Spelling {
  private static final int LONGEST = 40;

  private Spelling() {}

  /** {@code unknown key 'x'} and the nearest of {@code known}, or all of them. */
  public static String unknown(String what, String wrong, Collection<String> known) {
    String start = "unknown " + what + " '" + Visible.text(cut(wrong)) + "', ";
    return nearest(wrong, known)
        .map(name -> start + "did you mean '" + name + "'?")
        .orElseGet(
            () ->
                known.isEmpty()
                    ? start + "wanted none here"
                    : start + "wanted one of " + String.join(", ", known));
  }

  /** The one of {@code known} that differs from {@code wrong} least and little. */
  public static Optional<String> nearest(String wrong, Collection<String> known) {
    if (wrong.length() > LONGEST) {
      return Optional.empty();
    }
    String best = null;
    int least = Integer.MAX_VALUE;
    for (String name : known) {
      int distance = distance(wrong, name);
      if (distance < least) {
        least = distance;
        best = name;
      }
    }
    return least <= Math.max(1, wrong.length() / 3) ? Optional.ofNullable(best) : Optional.empty();
  }

  private static String cut(String name) {
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "…";
  }

  /** Letters to put in, take out, change or swap with the next. */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        cost[i][j] =
            Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }
}
