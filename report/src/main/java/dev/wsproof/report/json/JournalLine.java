package dev.wsproof.report.json;

import dev.wsproof.report.view.ReportInfo;
import dev.wsproof.report.view.StoredResult;

/** One line of a journal; refers to no line before or behind it. */
public sealed interface JournalLine {
  /** The first line: whose reports these are. */
  record Begun(ReportInfo info) implements JournalLine {}

  /** A result is complete on disk. */
  record Finished(StoredResult result) implements JournalLine {}

  /**
   * The files of a result are about to be replaced by those of a later run of the same case: until
   * its line comes, only the detail file is sure to be whole.
   */
  record Again(String file) implements JournalLine {}
}
