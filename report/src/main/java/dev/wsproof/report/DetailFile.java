package dev.wsproof.report;

import dev.wsproof.report.json.DetailJsonReader;
import dev.wsproof.report.json.Malformed;
import dev.wsproof.report.text.Visible;
import dev.wsproof.report.view.Detail;
import dev.wsproof.report.view.IndexEntry;
import java.nio.file.Path;

/** The detail file of one result, as it is on disk and as it reads; refuses one of 64 MiB. */
record DetailFile(byte[] octets, Detail detail) {
  private static final int MOST = 1 << 26;
  private static final int MOST_NAME = 80;

  /** The file of {@code entry}, which must be there and may be about something else. */
  static DetailFile read(OutputDirectory directory, IndexEntry entry) throws ReportFailure {
    String name = entry.file() + ".json";
    byte[] octets = directory.read(name, MOST);
    try {
      return new DetailFile(octets, DetailJsonReader.read(octets));
    } catch (Malformed content) {
      throw ReportFailure.reading(directory.path().resolve(name), content);
    }
  }

  /** As above, and about the agent and case of {@code entry}. */
  static DetailFile ofEntry(OutputDirectory directory, IndexEntry entry) throws ReportFailure {
    DetailFile file = read(directory, entry);
    if (!file.isOf(entry)) {
      Path path = directory.path().resolve(entry.file() + ".json");
      throw ReportFailure.reading(
          path,
          "got case %s of %s, wanted case %s of %s"
              .formatted(
                  file.detail().id(),
                  Visible.of(file.detail().agent(), MOST_NAME),
                  entry.id(),
                  Visible.of(entry.agent(), MOST_NAME)));
    }
    return file;
  }

  /** Whether this is about the agent and case of {@code entry}. */
  boolean isOf(IndexEntry entry) {
    return detail.agent().equals(entry.agent()) && detail.id().equals(entry.id());
  }
}
