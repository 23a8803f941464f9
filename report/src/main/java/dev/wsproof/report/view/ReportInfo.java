package dev.wsproof.report.view;

import java.time.Instant;
import java.util.Map;

/**
 * What reports say about themselves and not about any result.
 *
 * @param title the headline of the overview
 * @param tool the tool's name
 * @param version the tool's version
 * @param kind who was tested
 * @param generated when
 * @param chapters names of chapters by their number; others are called by the number alone
 */
public record ReportInfo(
    String title,
    String tool,
    String version,
    Kind kind,
    Instant generated,
    Map<Integer, String> chapters) {
  /** Defensive copy. */
  public ReportInfo {
    chapters = Map.copyOf(chapters);
  }

  /** The usual title and chapters. */
  public static ReportInfo of(String version, Kind kind, Instant generated) {
    return new ReportInfo(
        "WebSocket conformance report", "wsproof", version, kind, generated, Chapters.NAMES);
  }

  /** Who was tested. */
  public enum Kind {
    SERVERS("server"),
    CLIENTS("client"),
    /** Peers of either kind: the reports do not say. */
    PEERS("peer");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The word people read, for this many of them. */
    public String word(int count) {
      return count == 1 ? word : word + "s";
    }
  }
}
