package dev.wsproof.report;

/** What becomes of the reports that an earlier run left in a directory. */
public enum Existing {
  /**
   * They make room: exactly the files that the journal there names are removed, with the index and
   * the overview. Other files stay, as does everything when there is no journal.
   */
  FRESH,

  /**
   * They stay, and this run adds to them; a case that runs again replaces its earlier result.
   * Without a journal there is nothing to go on with.
   */
  CONTINUE
}
