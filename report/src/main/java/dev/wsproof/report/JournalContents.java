package dev.wsproof.report;

import dev.wsproof.report.json.FileName;
import dev.wsproof.report.json.JournalLine;
import dev.wsproof.report.json.JournalReader;
import dev.wsproof.report.json.Malformed;
import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.report.view.ReportInfo;
import dev.wsproof.report.view.RunFacts;
import dev.wsproof.report.view.Shares;
import dev.wsproof.report.view.StoredResult;
import dev.wsproof.script.CaseId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a journal says, the last line of a result counting; drops a last line that was not written
 * to its end, and refuses everything else that no journal holds. Changes no file but by {@link
 * #removeFiles}.
 */
final class JournalContents {
  private static final int MOST_RESULTS = 1_000_000;

  private final Path file;
  private final Map<String, StoredResult> results = new LinkedHashMap<>();
  private final Set<String> unsure = new LinkedHashSet<>();
  private final FileNames names = new FileNames();
  private final Map<Object, Object> known = new HashMap<>();
  private final Map<String, SortedSet<CaseId>> planned = new LinkedHashMap<>();
  private final Map<String, Shares> shares = new HashMap<>();
  private RunFacts.Ending ending = RunFacts.Ending.UNKNOWN;
  private List<String> failures = List.of();
  private ReportInfo info;
  private long plans;
  private long line;

  private JournalContents(Path file) {
    this.file = file;
  }

  /** Reads the journal of a directory; null when there is none, or not so much as a first line. */
  static JournalContents read(OutputDirectory directory) throws ReportFailure {
    if (!directory.has(Journal.NAME)) {
      return null;
    }
    JournalContents contents = new JournalContents(directory.path().resolve(Journal.NAME));
    try (InputStream in = directory.stream(Journal.NAME)) {
      contents.readLines(in);
    } catch (IOException cause) {
      throw ReportFailure.reading(contents.file, cause);
    }
    contents.known.clear();
    return contents.info == null ? null : contents;
  }

  ReportInfo info() {
    return info;
  }

  /** The results in the order of their first lines. */
  Collection<StoredResult> results() {
    return results.values();
  }

  /** What is known of the run beside its results. */
  RunFacts facts() {
    return new RunFacts(planned, shares, ending, failures);
  }

  /** Whether a result's files were being replaced when the journal ends. */
  boolean isUnsure(StoredResult result) {
    return unsure.contains(result.entry().file());
  }

  /** The names of the agents' files; whoever asks goes on with them. */
  FileNames names() {
    return names;
  }

  /** Removes the files of all results, the index and the overview; nothing else. */
  void removeFiles(OutputDirectory directory) throws ReportFailure {
    for (String name : results.keySet()) {
      directory.remove(name + ".json");
      directory.remove(name + ".html");
    }
    directory.remove(PageSet.OVERVIEW);
    directory.remove(PageSet.INDEX);
  }

  private void readLines(InputStream in) throws IOException, ReportFailure {
    byte[] buffer = new byte[1 << 16];
    int filled = 0;
    while (true) {
      int count = in.read(buffer, filled, buffer.length - filled);
      if (count < 0) {
        return;
      }
      int begin = 0;
      for (int i = filled; i < filled + count; i++) {
        if (buffer[i] == '\n') {
          line++;
          take(Arrays.copyOfRange(buffer, begin, i));
          begin = i + 1;
        }
      }
      filled += count - begin;
      System.arraycopy(buffer, begin, buffer, 0, filled);
      if (filled == buffer.length) {
        if (filled >= Journal.MOST_LINE) {
          throw ReportFailure.reading(
              file, line + 1, "got a line of more than " + Journal.MOST_LINE + " octets");
        }
        buffer = Arrays.copyOf(buffer, filled * 2);
      }
    }
  }

  private void take(byte[] octets) throws ReportFailure {
    JournalLine read;
    try {
      read = JournalReader.read(octets);
    } catch (Malformed content) {
      throw ReportFailure.reading(file, line, content);
    }
    if (read instanceof JournalLine.Begun == (info != null)) {
      throw ReportFailure.reading(
          file, line, "wanted {\"journal\": 1, …} as first line, and as no other");
    }
    if (read instanceof JournalLine.Begun begun) {
      info = begun.info();
    } else if (read instanceof JournalLine.Again again) {
      if (!results.containsKey(again.file())) {
        throw ReportFailure.reading(file, line, "\"again\": wanted the file of a line before");
      }
      unsure.add(again.file());
    } else if (read instanceof JournalLine.Planned plan) {
      plans += 1 + plan.cases().size();
      plans += plan.shares() == null ? 0 : plan.shares().selection().size();
      if (plans > MOST_RESULTS) {
        throw ReportFailure.reading(file, line, "more than " + MOST_RESULTS + " planned cases");
      }
      planned.put(plan.agent(), new TreeSet<>(plan.cases()));
      shares.remove(plan.agent());
      if (plan.shares() != null) {
        shares.put(plan.agent(), plan.shares());
      }
    } else if (read instanceof JournalLine.RunBegun) {
      ending = RunFacts.Ending.OPEN;
      failures = List.of();
    } else if (read instanceof JournalLine.RunEnded ended) {
      ending = RunFacts.Ending.ENDED;
      failures = ended.failures();
    } else {
      take(((JournalLine.Finished) read).result());
    }
  }

  private void take(StoredResult result) throws ReportFailure {
    IndexEntry entry = result.entry();
    if (!names.keep(entry.agent(), FileName.agentPart(entry.file()))) {
      throw ReportFailure.reading(
          file,
          line,
          "\"file\": got " + entry.file() + ", wanted one name for each agent and no name for two");
    }
    if (results.size() == MOST_RESULTS && !results.containsKey(entry.file())) {
      throw ReportFailure.reading(file, line, "more than " + MOST_RESULTS + " results");
    }
    results.put(entry.file(), shared(result));
    unsure.remove(entry.file());
  }

  /** The same, with parts that many results have in common kept once. */
  private StoredResult shared(StoredResult result) {
    IndexEntry entry = result.entry();
    return new StoredResult(
        new IndexEntry(
            shared(entry.agent()),
            entry.id(),
            shared(entry.description()),
            entry.behavior(),
            entry.behaviorClose(),
            entry.durationMillis(),
            shared(entry.measured()),
            entry.remoteCloseCode(),
            entry.file(),
            entry.page(),
            entry.further()),
        result.started(),
        result.linksStart(),
        shared(result.notes()));
  }

  @SuppressWarnings("unchecked")
  private <T> T shared(T value) {
    return (T) known.computeIfAbsent(value, same -> same);
  }
}
