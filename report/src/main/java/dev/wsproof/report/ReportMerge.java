package dev.wsproof.report;

import dev.wsproof.report.text.Visible;
import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.report.view.ReportInfo;
import dev.wsproof.report.view.RunFacts;
import dev.wsproof.report.view.StoredResult;
import dev.wsproof.script.CaseId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins folders of reports in one: detail files are copied, pages made anew, files of agents whose
 * names collide renamed. Of two results of one agent and case the one that began later stays, in
 * doubt that of the later folder. Of shards, all are to be there: what they share becomes the plan.
 * Changes none of the folders, and refuses to mix tests of clients with tests of servers.
 */
public final class ReportMerge {
  private ReportMerge() {}

  /**
   * What was joined.
   *
   * @param agents how many have results
   * @param results how many there are
   * @param twice which came twice
   */
  public record Merged(int agents, int results, List<Twice> twice) {
    /** Defensive copy. */
    public Merged {
      twice = List.copyOf(twice);
    }
  }

  /**
   * Two folders had a result of one agent in one case.
   *
   * @param kept the folder whose result stays
   * @param left the folder whose result is left out
   */
  public record Twice(String agent, CaseId id, Path kept, Path left) {
    private static final int MOST_NAME = 80;

    /** The same for people. */
    public String sentence() {
      return "case %s of %s is in %s and in %s: the one of %s began later and stays"
          .formatted(id, Visible.of(agent, MOST_NAME), left, kept, kept);
    }
  }

  /** Whose result it is. */
  private record Key(String agent, CaseId id) {}

  /** A result and where it is. */
  private record Source(StoredReport report, StoredResult result) {}

  /**
   * Joins {@code folders} in {@code out}, which is begun afresh ({@link Existing#FRESH}).
   *
   * @param version of the tool that does it
   * @throws ReportFailure when a folder can't be read or {@code out} not written, or when {@code
   *     out} is one of the folders
   */
  public static Merged merge(Path out, List<Path> folders, String version, Instant now)
      throws ReportFailure {
    try {
      return join(out, folders, version, now);
    } catch (RuntimeException defect) {
      throw ReportFailure.of(out, defect);
    }
  }

  private static Merged join(Path out, List<Path> folders, String version, Instant now)
      throws ReportFailure {
    List<StoredReport> reports = new ArrayList<>();
    for (Path folder : folders) {
      refuseSame(out, folder);
      reports.add(StoredReport.read(folder));
    }
    ReportInfo info = ReportInfo.of(version, kind(reports), now);
    List<Twice> twice = new ArrayList<>();
    Map<Key, Source> sources = sources(reports, twice);

    OutputDirectory directory = OutputDirectory.open(out);
    JournalContents old = JournalContents.read(directory);
    if (old != null) {
      old.removeFiles(directory);
    }
    PageSet pages = new PageSet(directory, info);
    FileNames names = new FileNames();
    RunFacts facts =
        reports.stream().map(StoredReport::facts).reduce(RunFacts.NONE, RunFacts::and).whole();
    try (Journal journal = Journal.begin(directory, info, List.of(), facts)) {
      for (Source source : sources.values()) {
        journal.finished(copy(source, names, directory, pages));
      }
    }
    pages.complete();
    return new Merged(pages.agents(), sources.size(), twice);
  }

  private static void refuseSame(Path out, Path folder) throws ReportFailure {
    try {
      if (Files.exists(out) && Files.exists(folder) && Files.isSameFile(out, folder)) {
        throw ReportFailure.because(
            "cannot merge into " + out + ": it is one of the folders; name another one");
      }
    } catch (IOException cause) {
      throw ReportFailure.reading(folder, cause);
    }
  }

  private static ReportInfo.Kind kind(List<StoredReport> reports) throws ReportFailure {
    StoredReport first = null;
    for (StoredReport report : reports) {
      if (report.kind() == ReportInfo.Kind.PEERS) {
        continue;
      }
      if (first != null && first.kind() != report.kind()) {
        throw ReportFailure.because(
            "cannot merge %s and %s: one tested %s, the other %s"
                .formatted(
                    first.directory().path(),
                    report.directory().path(),
                    first.kind().word(2),
                    report.kind().word(2)));
      }
      first = report;
    }
    return first == null ? ReportInfo.Kind.PEERS : first.kind();
  }

  private static Map<Key, Source> sources(List<StoredReport> reports, List<Twice> twice) {
    Map<Key, Source> sources = new LinkedHashMap<>();
    for (StoredReport report : reports) {
      for (StoredResult result : report.results()) {
        Key key = new Key(result.entry().agent(), result.entry().id());
        Source later = new Source(report, result);
        Source earlier = sources.get(key);
        if (earlier != null) {
          if (began(earlier).isAfter(began(later))) {
            Source other = later;
            later = earlier;
            earlier = other;
          }
          twice.add(
              new Twice(
                  key.agent(),
                  key.id(),
                  later.report().directory().path(),
                  earlier.report().directory().path()));
        }
        sources.put(key, later);
      }
    }
    return sources;
  }

  private static Instant began(Source source) {
    return source.result().started() == null ? Instant.MIN : source.result().started();
  }

  private static StoredResult copy(
      Source source, FileNames names, OutputDirectory directory, PageSet pages)
      throws ReportFailure {
    StoredResult result = source.result();
    IndexEntry from = result.entry();
    IndexEntry to = from.at(names.of(from.agent(), from.id()));
    if (!from.page() || !source.report().directory().has(from.file() + ".json")) {
      StoredResult alone = result.with(to.withoutPage(), StoredResult.NOT_MADE);
      pages.keep(alone);
      return alone;
    }
    DetailFile file = DetailFile.ofEntry(source.report().directory(), from);
    directory.write(to.file() + ".json", file.octets());
    return pages.make(to, file.detail(), result.notes());
  }
}
