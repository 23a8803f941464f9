package dev.wsproof.report;

import dev.wsproof.report.json.IndexJsonReader;
import dev.wsproof.report.json.Malformed;
import dev.wsproof.report.view.CaseNotes;
import dev.wsproof.report.view.Detail;
import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.report.view.ReportInfo;
import dev.wsproof.report.view.RunFacts;
import dev.wsproof.report.view.StoredResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The reports that are in a directory: what its journal says or, where there is none, its {@code
 * index.json} and detail files, ours or the reference's. Writes nothing.
 *
 * @param kind who was tested
 * @param results in the order of their coming
 * @param names those of the journal; none without
 * @param journal whether there is one
 * @param facts what is known of the run beside its results; nothing without a journal
 */
record StoredReport(
    OutputDirectory directory,
    ReportInfo.Kind kind,
    List<StoredResult> results,
    FileNames names,
    boolean journal,
    RunFacts facts) {
  private static final int MOST_INDEX = 1 << 28;

  /** What is in {@code folder}, which must hold a journal or an index. */
  static StoredReport read(Path folder) throws ReportFailure {
    OutputDirectory directory = OutputDirectory.existing(folder);
    StoredReport journal = ofJournal(directory);
    return journal == null ? ofIndex(directory) : journal;
  }

  /** What the journal says; null when there is none. */
  static StoredReport ofJournal(OutputDirectory directory) throws ReportFailure {
    JournalContents contents = JournalContents.read(directory);
    if (contents == null) {
      return null;
    }
    List<StoredResult> results = new ArrayList<>();
    for (StoredResult result : contents.results()) {
      results.add(contents.isUnsure(result) ? fromDetail(directory, result) : result);
    }
    return new StoredReport(
        directory, contents.info().kind(), results, contents.names(), true, contents.facts());
  }

  /** The entries of a directory's {@code index.json}; none has a description. */
  static List<IndexEntry> index(OutputDirectory directory) throws ReportFailure {
    if (!directory.has(PageSet.INDEX)) {
      throw ReportFailure.reading(
          directory.path(),
          "got neither " + Journal.NAME + " nor " + PageSet.INDEX + ", wanted one of them");
    }
    return index(directory, PageSet.INDEX);
  }

  /** The entries of a file in the form of {@code index.json}. */
  static List<IndexEntry> index(OutputDirectory directory, String name) throws ReportFailure {
    try {
      return IndexJsonReader.read(directory.read(name, MOST_INDEX));
    } catch (Malformed content) {
      throw ReportFailure.reading(directory.path().resolve(name), content);
    }
  }

  /** A result whose files were being replaced when the process was killed. */
  private static StoredResult fromDetail(OutputDirectory directory, StoredResult result)
      throws ReportFailure {
    IndexEntry entry = result.entry();
    if (!directory.has(entry.file() + ".json")) {
      return result.with(entry.withoutPage(), StoredResult.NOT_MADE);
    }
    Detail detail = DetailFile.ofEntry(directory, entry).detail();
    return new StoredResult(
        IndexEntry.of(detail, entry.file()),
        detail.started(),
        StoredResult.NOT_MADE,
        result.notes());
  }

  private static StoredReport ofIndex(OutputDirectory directory) throws ReportFailure {
    List<StoredResult> results = new ArrayList<>();
    Set<ReportInfo.Kind> kinds = EnumSet.noneOf(ReportInfo.Kind.class);
    for (IndexEntry entry : index(directory)) {
      Detail detail = null;
      if (directory.has(entry.file() + ".json")) {
        // Parity: in the reference, agents whose names collide overwrite each other's files.
        DetailFile file = DetailFile.read(directory, entry);
        detail = file.isOf(entry) ? file.detail() : null;
      }
      if (detail == null) {
        results.add(
            new StoredResult(entry.withoutPage(), null, StoredResult.NOT_MADE, CaseNotes.NONE));
      } else {
        kinds.add(detail.isServer() ? ReportInfo.Kind.CLIENTS : ReportInfo.Kind.SERVERS);
        results.add(
            new StoredResult(
                entry.with(detail), detail.started(), StoredResult.NOT_MADE, CaseNotes.NONE));
      }
    }
    return new StoredReport(
        directory,
        kinds.size() == 1 ? kinds.iterator().next() : ReportInfo.Kind.PEERS,
        results,
        new FileNames(),
        false,
        RunFacts.NONE);
  }
}
