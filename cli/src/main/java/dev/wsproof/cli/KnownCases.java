package dev.wsproof.cli;

import dev.wsproof.cases.CaseSelector;
import dev.wsproof.cases.Catalogue;
import dev.wsproof.cases.Suites;
import dev.wsproof.report.RecordedRun;
import dev.wsproof.report.view.Chapters;
import dev.wsproof.report.view.Evidence;
import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.script.CaseId;
import dev.wsproof.script.TestCase;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What the bundled suites, all of them, say of cases that reports are about; runs none. */
final class KnownCases {
  private KnownCases() {}

  /** What there is to show of results of {@code recorded}. */
  static Function<IndexEntry, Evidence> evidence(RecordedRun recorded) {
    return found -> recorded.evidence(found, Catalogue.all()::find);
  }

  /** What the chapter of a case is called, and its suite where that is not the classic one. */
  static Function<CaseId, String> chapter() {
    Map<Integer, String> chapters = chapters();
    return id -> {
      String chapter = (id.chapter() + " " + chapters.getOrDefault(id.chapter(), "")).strip();
      String suite = Catalogue.all().find(id).map(TestCase::suite).orElse(CaseSelector.CLASSIC);
      return suite.equals(CaseSelector.CLASSIC) ? chapter : suite + " " + chapter;
    };
  }

  /** The words that choose the suite of a case; none for the usual. */
  static List<String> suiteWords(CaseId id) {
    String extended = Suites.EXTENDED.word();
    return Catalogue.extended().find(id).isPresent() ? List.of("--suite", extended) : List.of();
  }

  /** What chapters are called. */
  static Map<Integer, String> chapters() {
    Map<Integer, String> chapters = new TreeMap<>(Chapters.NAMES);
    chapters.putAll(Catalogue.all().titles());
    return chapters;
  }
}
