package dev.wsproof.report.view;

import java.time.Instant;

/**
 * What a folder of reports keeps of one result beside its files: enough for index, overview, links
 * and, with the detail file, its page.
 *
 * @param started when the case began; null when not known
 * @param linksStart how many octets of the page come before its links; {@link #NOT_MADE} when the
 *     page is to be made from the detail file
 */
public record StoredResult(IndexEntry entry, Instant started, long linksStart, CaseNotes notes) {
  /** No page is there yet, or it is not known which. */
  public static final long NOT_MADE = -1;

  /** The same with another entry and another page. */
  public StoredResult with(IndexEntry other, long otherLinksStart) {
    return new StoredResult(other, started, otherLinksStart, notes);
  }
}
