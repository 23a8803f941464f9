package dev.wsproof.report;

import dev.wsproof.report.view.Index;
import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.report.view.ReportInfo;
import dev.wsproof.report.view.StoredResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes the reports of a folder again from what is stored there; runs and judges nothing. */
public final class ReportFolder {
  private ReportFolder() {}

  /**
   * What was made.
   *
   * @param agents how many have results
   * @param results how many there are
   * @param pages how many pages of results were made, not counting those that only got new links
   * @param journal whether a journal told what to make; else {@code index.json}
   */
  public record Rendered(int agents, int results, int pages, boolean journal) {}

  /**
   * Makes overview and links again. With a journal, {@code index.json} and pages that are gone are
   * made, too; without one, {@code index.json} stays as it is, and each result with a detail file,
   * ours or the reference's, gets a page.
   *
   * @param version of the tool that makes them
   * @throws ReportFailure when the folder holds nothing to make reports from, something malformed,
   *     or can't be written
   */
  public static Rendered render(Path folder, String version, Instant now) throws ReportFailure {
    try {
      return render(StoredReport.read(folder), version, now);
    } catch (RuntimeException defect) {
      throw ReportFailure.of(folder, defect);
    }
  }

  private static Rendered render(StoredReport stored, String version, Instant now)
      throws ReportFailure {
    ReportInfo info = ReportInfo.of(version, stored.kind(), now);
    PageSet pages = new PageSet(stored.directory(), info);
    List<StoredResult> restored = new ArrayList<>();
    for (StoredResult result : stored.results()) {
      restored.add(pages.restore(result));
    }
    if (stored.journal()) {
      Journal.begin(stored.directory(), info, restored, stored.facts()).close();
      pages.complete();
    } else {
      pages.completePages();
    }
    return new Rendered(pages.agents(), restored.size(), pages.made(), stored.journal());
  }

  /**
   * Reads the results of a folder, from its journal or else its {@code index.json}, or of a file in
   * the form of the latter; asks for no detail file.
   *
   * @throws ReportFailure when there is no such thing, or it is malformed
   */
  public static Index index(Path folderOrFile) throws ReportFailure {
    Index index = new Index();
    entries(folderOrFile).forEach(index::put);
    return index;
  }

  static List<IndexEntry> entries(Path folderOrFile) throws ReportFailure {
    if (!Files.isDirectory(folderOrFile)) {
      Path file = real(folderOrFile);
      return StoredReport.index(
          OutputDirectory.existing(file.getParent()), file.getFileName().toString());
    }
    OutputDirectory directory = OutputDirectory.existing(folderOrFile);
    StoredReport journal = StoredReport.ofJournal(directory);
    return journal == null
        ? StoredReport.index(directory)
        : journal.results().stream().map(StoredResult::entry).toList();
  }

  /** Where a file is that the user names, whatever it is called there. */
  static OutputDirectory directoryOf(Path file) throws ReportFailure {
    return OutputDirectory.existing(real(file).getParent());
  }

  /** The file itself, for one that the user names may be a link. */
  private static Path real(Path file) throws ReportFailure {
    try {
      return file.toRealPath();
    } catch (IOException cause) {
      throw ReportFailure.reading(file, cause);
    }
  }
}
