package dev.wsproof.report;

import dev.wsproof.report.json.JournalJson;
import dev.wsproof.report.json.JournalLine;
import dev.wsproof.report.view.ReportInfo;
import dev.wsproof.report.view.RunFacts;
import dev.wsproof.report.view.Shares;
import dev.wsproof.report.view.StoredResult;
import dev.wsproof.script.CaseId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Collection;
import java.util.List;

/**
 * Notes each result behind its files, one line each, so that a process that is killed has lost
 * nothing that finished; reads nothing and syncs no disk, so that a machine that loses power may
 * lose lines. Confined to one thread.
 */
final class Journal implements AutoCloseable {
  /** The file's name. */
  static final String NAME = "wsproof-journal.jsonl";

  /** No line is longer, whether written or read. */
  static final int MOST_LINE = 1 << 20;

  private final OutputDirectory directory;
  private final FileChannel channel;

  private Journal(OutputDirectory directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  /**
   * Begins a journal with these results and facts, in place of one that is there; all or nothing.
   */
  static Journal begin(
      OutputDirectory directory, ReportInfo info, Collection<StoredResult> results, RunFacts facts)
      throws ReportFailure {
    ByteArrayOutputStream lines = new ByteArrayOutputStream(1024 + results.size() * 1024);
    lines.writeBytes(JournalJson.of(new JournalLine.Begun(info)));
    facts
        .planned()
        .forEach(
            (agent, ids) ->
                lines.writeBytes(
                    JournalJson.of(
                        new JournalLine.Planned(
                            agent, List.copyOf(ids), facts.shares().get(agent)))));
    if (facts.ending() != RunFacts.Ending.UNKNOWN) {
      lines.writeBytes(JournalJson.of(new JournalLine.RunBegun()));
    }
    for (StoredResult result : results) {
      lines.writeBytes(JournalJson.of(new JournalLine.Finished(result)));
    }
    if (facts.ending() == RunFacts.Ending.ENDED) {
      lines.writeBytes(JournalJson.of(new JournalLine.RunEnded(facts.failures())));
    }
    directory.write(NAME, lines.toByteArray());
    return new Journal(directory, directory.append(NAME));
  }

  /** All files of {@code result} are complete. */
  void finished(StoredResult result) throws ReportFailure {
    append(new JournalLine.Finished(result));
  }

  /** The files of an earlier result are about to be replaced. */
  void again(String file) throws ReportFailure {
    append(new JournalLine.Again(file));
  }

  /**
   * An agent is to have these cases.
   *
   * @param shares of which selection they are a part; null when they are all there is
   */
  void planned(String agent, Collection<CaseId> cases, Shares shares) throws ReportFailure {
    append(new JournalLine.Planned(agent, List.copyOf(cases), shares));
  }

  /** A run that has an end begins. */
  void runBegun() throws ReportFailure {
    append(new JournalLine.RunBegun());
  }

  /** The run came to its end. */
  void runEnded(List<String> failures) throws ReportFailure {
    append(new JournalLine.RunEnded(failures));
  }

  @Override
  public void close() throws ReportFailure {
    try {
      channel.close();
    } catch (IOException cause) {
      throw ReportFailure.of(directory.path().resolve(NAME), cause);
    }
  }

  private void append(JournalLine line) throws ReportFailure {
    byte[] octets = JournalJson.of(line);
    if (octets.length > MOST_LINE) {
      throw ReportFailure.because(
          "cannot write %s: got a line of %d octets, wanted at most %d"
              .formatted(directory.path().resolve(NAME), octets.length, MOST_LINE));
    }
    try {
      for (ByteBuffer rest = ByteBuffer.wrap(octets); rest.hasRemaining(); ) {
        channel.write(rest);
      }
    } catch (IOException cause) {
      throw ReportFailure.of(directory.path().resolve(NAME), cause);
    }
  }
}
