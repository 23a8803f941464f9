package dev.wsproof.report.html;

import dev.wsproof.report.text.Visible;
import dev.wsproof.report.view.CaseNotes;
import dev.wsproof.report.view.Index;
import dev.wsproof.report.view.ReportInfo;
import dev.wsproof.script.CaseId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The chapters of one suite in an overview. Cases of which nobody knows the suite stand with the
 * classic ones.
 *
 * @param anchor where links to it go
 * @param title its heading; null where the classic suite is the only one
 */
record SuiteView(String anchor, String title, List<OverviewView.Chapter> chapters) {
  private static final int MOST_NAME = 40;

  /** The classic suite first, then the others by name. */
  static List<SuiteView> of(Index index, Map<CaseId, CaseNotes> notes, ReportInfo info) {
    SortedMap<String, SortedMap<Integer, SortedSet<CaseId>>> suites =
        new TreeMap<>(
            Comparator.comparing((String suite) -> !suite.equals(CaseNotes.CLASSIC))
                .thenComparing(Comparator.naturalOrder()));
    for (CaseId id : index.ids()) {
      suites
          .computeIfAbsent(name(notes.getOrDefault(id, CaseNotes.NONE)), none -> new TreeMap<>())
          .computeIfAbsent(id.chapter(), none -> new TreeSet<>())
          .add(id);
    }
    boolean classicAlone = suites.size() == 1 && suites.containsKey(CaseNotes.CLASSIC);
    List<SuiteView> views = new ArrayList<>();
    suites.forEach(
        (suite, chapters) -> {
          String place = suite.equals(CaseNotes.CLASSIC) ? "" : "_" + (views.size() + 1);
          List<OverviewView.Chapter> shown = new ArrayList<>();
          chapters.forEach(
              (number, ids) ->
                  shown.add(
                      OverviewView.chapter(
                          index,
                          notes,
                          "chapter_" + number + place,
                          DetailView.chapter(info, number),
                          ids)));
          views.add(new SuiteView("suite" + place, classicAlone ? null : title(suite), shown));
        });
    return views;
  }

  /** What people call a suite. */
  static String title(String suite) {
    String shown = Visible.of(suite, MOST_NAME);
    return shown.isEmpty()
        ? "Other cases"
        : Character.toUpperCase(shown.charAt(0)) + shown.substring(1) + " suite";
  }

  private static String name(CaseNotes notes) {
    return notes.suite().isEmpty() ? CaseNotes.CLASSIC : notes.suite();
  }
}
