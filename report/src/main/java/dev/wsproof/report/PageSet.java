package dev.wsproof.report;

import dev.wsproof.report.html.Pages;
import dev.wsproof.report.json.IndexJson;
import dev.wsproof.report.view.CaseNotes;
import dev.wsproof.report.view.Detail;
import dev.wsproof.report.view.Index;
import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.report.view.ReportInfo;
import dev.wsproof.report.view.StoredResult;
import dev.wsproof.script.CaseId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The pages of a directory and its index: writes the page of each result, and links, overview and
 * index when told that they are complete. Writes neither detail files nor journals. Confined to one
 * thread.
 */
final class PageSet {
  /** The overview's file. */
  static final String OVERVIEW = "index.html";

  /** The index's file. */
  static final String INDEX = "index.json";

  /** What the links of a page begin with, and nothing else in it. */
  private static final String LINKS = "<nav";

  private final OutputDirectory directory;
  private final Pages templates;
  private final Index index = new Index();
  private final Map<String, Page> pages = new HashMap<>();
  private final Map<CaseId, CaseNotes> notes = new HashMap<>();
  private int made;

  /** Where the links of a page begin, and which it has. */
  private record Page(long linksStart, int links) {}

  /** Reads the templates and writes the files of style. */
  PageSet(OutputDirectory directory, ReportInfo info) throws ReportFailure {
    this.directory = directory;
    this.templates = new Pages(info);
    for (Map.Entry<String, byte[]> style : templates.styles().entrySet()) {
      directory.write(style.getKey(), style.getValue());
    }
  }

  /** Whether some result of this agent and case is in. */
  boolean has(IndexEntry entry) {
    return index.get(entry.agent(), entry.id()) != null;
  }

  /** How many pages were made. */
  int made() {
    return made;
  }

  /** How many agents have results. */
  int agents() {
    return index.agents().size();
  }

  /** Takes in a result that has no page, or one that is good. */
  void keep(StoredResult result) {
    index.put(result.entry());
    notes.put(result.entry().id(), result.notes());
    if (result.entry().page()) {
      pages.put(result.entry().file(), new Page(result.linksStart(), 0));
    }
  }

  /** Makes the page of a result and takes it in; what is returned knows where the page ends. */
  StoredResult make(IndexEntry entry, Detail detail, CaseNotes notes) throws ReportFailure {
    byte[] page = templates.detail(detail, notes, entry.file());
    directory.write(entry.file() + ".html", page);
    made++;
    StoredResult result = new StoredResult(entry, detail.started(), page.length, notes);
    keep(result);
    return result;
  }

  /**
   * Takes in a result of an earlier run; makes its page where that is gone or not known. A result
   * whose detail file is gone stays without a page.
   */
  StoredResult restore(StoredResult stored) throws ReportFailure {
    IndexEntry entry = stored.entry();
    if (entry.page() && directory.has(entry.file() + ".json")) {
      if (stored.linksStart() >= 0
          && directory.hasAt(entry.file() + ".html", stored.linksStart(), LINKS)) {
        keep(stored);
        return stored;
      }
      return make(entry, DetailFile.ofEntry(directory, entry).detail(), stored.notes());
    }
    StoredResult alone = stored.with(entry.withoutPage(), StoredResult.NOT_MADE);
    keep(alone);
    return alone;
  }

  /** Writes the links between pages and the overview; the index stays as it is. */
  void completePages() throws ReportFailure {
    for (IndexEntry entry : index.entries()) {
      Page page = entry.page() ? pages.get(entry.file()) : null;
      if (page != null) {
        byte[] links = templates.navigation(entry, index);
        int fingerprint = Arrays.hashCode(links);
        if (page.links() != fingerprint) {
          directory.replaceEnd(entry.file() + ".html", page.linksStart(), links);
          pages.put(entry.file(), new Page(page.linksStart(), fingerprint));
        }
      }
    }
    directory.write(OVERVIEW, templates.overview(index, notes));
  }

  /** The same, and the index. */
  void complete() throws ReportFailure {
    completePages();
    directory.write(INDEX, IndexJson.of(index));
  }
}
