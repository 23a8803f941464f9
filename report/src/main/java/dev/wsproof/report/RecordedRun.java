package dev.wsproof.report;

import dev.wsproof.report.text.Visible;
import dev.wsproof.report.view.CaseNotes;
import dev.wsproof.report.view.Detail;
import dev.wsproof.report.view.Evidence;
import dev.wsproof.report.view.Finding;
import dev.wsproof.report.view.Index;
import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.report.view.ReportInfo;
import dev.wsproof.report.view.RunFacts;
import dev.wsproof.report.view.StoredResult;
import dev.wsproof.script.CaseId;
import dev.wsproof.script.TestCase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A run as a folder of reports, ours or the reference's, or an {@code index.json} tells it; reads
 * detail files one at a time when asked for them, and writes nothing. For use by one thread.
 */
public final class RecordedRun {
  private static final int MOST_ABOUT = 300;

  private final OutputDirectory directory;
  private final ReportInfo.Kind kind;
  private final Index index;
  private final RunFacts facts;
  private final Map<String, CaseNotes> notes;

  private RecordedRun(
      OutputDirectory directory,
      ReportInfo.Kind kind,
      Index index,
      RunFacts facts,
      Map<String, CaseNotes> notes) {
    this.directory = directory;
    this.kind = kind;
    this.index = index;
    this.facts = facts;
    this.notes = notes;
  }

  /**
   * Reads a folder's journal, or else its index, or a file in the form of the latter.
   *
   * @throws ReportFailure when there is no such thing, or it is malformed
   */
  public static RecordedRun read(Path folderOrFile) throws ReportFailure {
    Index index = new Index();
    if (!Files.isDirectory(folderOrFile)) {
      OutputDirectory directory = ReportFolder.directoryOf(folderOrFile);
      ReportFolder.entries(folderOrFile).forEach(index::put);
      return new RecordedRun(directory, ReportInfo.Kind.PEERS, index, RunFacts.NONE, Map.of());
    }
    OutputDirectory directory = OutputDirectory.existing(folderOrFile);
    StoredReport journal = StoredReport.ofJournal(directory);
    if (journal == null) {
      StoredReport.index(directory).forEach(index::put);
      return new RecordedRun(directory, ReportInfo.Kind.PEERS, index, RunFacts.NONE, Map.of());
    }
    Map<String, CaseNotes> notes = new HashMap<>();
    for (StoredResult result : journal.results()) {
      index.put(result.entry());
      notes.put(result.entry().file(), result.notes());
    }
    return new RecordedRun(directory, journal.kind(), index, journal.facts(), notes);
  }

  /** Who was tested; {@link ReportInfo.Kind#PEERS} when nobody knows. */
  public ReportInfo.Kind kind() {
    return kind;
  }

  /** The cases among the results that check nothing an RFC demands, as far as that is noted. */
  public Set<CaseId> optional() {
    return index.entries().stream()
        .filter(found -> noted(found).isOptional())
        .map(IndexEntry::id)
        .collect(Collectors.toSet());
  }

  /** Every result. */
  public Index index() {
    return index;
  }

  /** What is known beside the results. */
  public RunFacts facts() {
    return facts;
  }

  /** Where the files of results are. */
  public Path folder() {
    return directory.path();
  }

  /** Whether {@code found} has a page to link to. */
  public boolean hasPage(IndexEntry found) {
    return found.page() && directory.has(found.file() + ".html");
  }

  /**
   * What there is to show of a result.
   *
   * @param catalogue tells what is known of a case beside the reports
   */
  public Evidence evidence(IndexEntry found, Function<CaseId, Optional<TestCase>> catalogue) {
    TestCase testCase = catalogue.apply(found.id()).orElse(null);
    Detail detail = null;
    String why = "there is no detail file";
    if (found.page() && directory.has(found.file() + ".json")) {
      try {
        detail = DetailFile.ofEntry(directory, found).detail();
      } catch (ReportFailure unreadable) {
        why = Visible.of(unreadable.getMessage(), MOST_ABOUT);
      }
    }
    String about = testCase != null ? testCase.description() : found.description();
    return new Evidence(
        detail == null
            ? Finding.of(found, testCase, why)
            : Finding.of(detail, notes(found, testCase)),
        Visible.of(about.strip().replaceAll("\\s+", " "), MOST_ABOUT),
        detail);
  }

  private CaseNotes noted(IndexEntry found) {
    return notes.getOrDefault(found.file(), CaseNotes.NONE);
  }

  private CaseNotes notes(IndexEntry found, TestCase testCase) {
    CaseNotes known = noted(found);
    return known.level().isEmpty() && testCase != null ? CaseNotes.of(testCase) : known;
  }
}
