package dev.wsproof.report.json;

import dev.wsproof.report.view.ReportInfo;
import dev.wsproof.report.view.Shares;
import dev.wsproof.report.view.StoredResult;
import dev.wsproof.script.CaseId;
import java.util.List;

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

  /**
   * The cases that an agent is to have; a later line of the same agent counts instead.
   *
   * @param shares of which selection they are a part; null when they are all there is
   */
  record Planned(String agent, List<CaseId> cases, Shares shares) implements JournalLine {
    /** Defensive copy. */
    public Planned {
      cases = List.copyOf(cases);
    }
  }

  /** A run that has an end begins. */
  record RunBegun() implements JournalLine {}

  /**
   * The run came to its end.
   *
   * @param failures why it failed nevertheless, a sentence each
   */
  record RunEnded(List<String> failures) implements JournalLine {
    /** Defensive copy. */
    public RunEnded {
      failures = List.copyOf(failures);
    }
  }
}
