package dev.wsproof.report;

import dev.wsproof.observe.Event;
import dev.wsproof.observe.Observation;
import dev.wsproof.report.json.DetailJson;
import dev.wsproof.report.text.OctetText;
import dev.wsproof.report.view.Attempt;
import dev.wsproof.report.view.CaseNotes;
import dev.wsproof.report.view.Detail;
import dev.wsproof.report.view.Index;
import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.report.view.ReportInfo;
import dev.wsproof.report.view.RunFacts;
import dev.wsproof.report.view.Shares;
import dev.wsproof.report.view.StoredResult;
import dev.wsproof.report.view.Summary;
import dev.wsproof.report.view.Tally;
import dev.wsproof.run.CaseResult;
import dev.wsproof.run.ResultSink;
import dev.wsproof.script.CaseId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Writes the reports of a run: detail JSON, page and a line in a journal for each result as it
 * comes, so that a run that is killed keeps what it had; index and links between pages on {@link
 * #finish}. Judges nothing.
 *
 * <p>Results may come from any thread, one at a time; one thread of this object's own does the
 * work, and whoever brings results faster than a disk takes them waits. A disk that fails is told
 * by {@link #finish}, once and in one sentence; until then results are still counted.
 */
public final class Reports implements ResultSink, AutoCloseable {
  private static final int WAITING_RESULTS = 64;
  private static final int MOST_SENTENCE = 1000;
  private static final int MOST_FAILURES = 100;

  private final OutputDirectory directory;
  private final ReportInfo info;
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "wsproof-reports");
            thread.setDaemon(true);
            return thread;
          });
  private final Semaphore room = new Semaphore(WAITING_RESULTS);
  private final Tally tally = new Tally();
  private volatile boolean unfinished = true;

  // the writer's own
  private final FileNames names;
  private PageSet pages;
  private Journal journal;
  private ReportFailure failure;

  private volatile List<IndexEntry> earlier = List.of();
  private final Map<String, StoredResult> results = new LinkedHashMap<>(); // by file

  private Reports(OutputDirectory directory, ReportInfo info, FileNames names) {
    this.directory = directory;
    this.info = info;
    this.names = names;
  }

  /**
   * Makes {@code outdir} ready for reports of this run alone, as {@link Existing#FRESH}.
   *
   * @throws ReportFailure when it can't be made
   */
  public static Reports open(Path outdir, ReportInfo info) throws ReportFailure {
    return open(outdir, info, Existing.FRESH);
  }

  /**
   * Makes {@code outdir} ready for reports.
   *
   * @throws ReportFailure when it can't be made, when the journal there can't be read or, going on
   *     with it, is of a run that tested peers of the other kind
   */
  public static Reports open(Path outdir, ReportInfo info, Existing existing) throws ReportFailure {
    OutputDirectory directory = OutputDirectory.open(outdir);
    if (existing == Existing.FRESH) {
      JournalContents old = JournalContents.read(directory);
      if (old != null) {
        old.removeFiles(directory);
      }
      return begun(new Reports(directory, info, new FileNames()), List.of(), RunFacts.NONE);
    }
    StoredReport old = StoredReport.ofJournal(directory);
    if (old == null) {
      return begun(new Reports(directory, info, new FileNames()), List.of(), RunFacts.NONE);
    }
    if (old.kind() != info.kind() && old.kind() != ReportInfo.Kind.PEERS) {
      throw ReportFailure.because(
          "cannot go on with %s: got reports of %s there, wanted some of %s"
              .formatted(outdir, old.kind().word(2), info.kind().word(2)));
    }
    RunFacts plans = old.facts().withoutEnding();
    Reports reports = begun(new Reports(directory, info, old.names()), old.results(), plans);
    try {
      reports.await(() -> {});
    } catch (ReportFailure told) {
      reports.shutDown();
      throw told;
    }
    return reports;
  }

  private static Reports begun(Reports reports, List<StoredResult> old, RunFacts facts) {
    reports.writer.execute(() -> reports.attempt(() -> reports.begin(old, facts)));
    return reports;
  }

  /** The results of earlier runs that this one goes on with, as they were when it began. */
  public List<IndexEntry> earlier() {
    return earlier;
  }

  /** The results of this run that are complete, each once; all of them behind {@link #finish}. */
  public Index results() {
    Index index = new Index();
    synchronized (results) {
      results.values().forEach(result -> index.put(result.entry()));
    }
    return index;
  }

  /** Notes that the run that begins has an end, so that one that does not come there is known. */
  public void runBegins() {
    writer.execute(() -> attempt(() -> journal.runBegun()));
  }

  /** Notes which cases {@code agent} is to have, so that missing results are known. */
  public void planned(String agent, Collection<CaseId> cases) {
    planned(agent, cases, null);
  }

  /**
   * The same.
   *
   * @param shares of which selection these cases are a part; null when they are all there is
   */
  public void planned(String agent, Collection<CaseId> cases, Shares shares) {
    List<CaseId> ids = List.copyOf(cases);
    writer.execute(() -> attempt(() -> journal.planned(agent, ids, shares)));
  }

  /**
   * Notes that the run came to its end.
   *
   * @param failures why it failed nevertheless, a sentence each; mostly none
   */
  public void runEnds(List<String> failures) {
    List<String> sentences = failures.stream().limit(MOST_FAILURES).map(Reports::cut).toList();
    writer.execute(() -> attempt(() -> journal.runEnded(sentences)));
  }

  private static String cut(String sentence) {
    return sentence.length() > MOST_SENTENCE ? sentence.substring(0, MOST_SENTENCE) : sentence;
  }

  @Override
  public void accept(CaseResult result) {
    CaseResult kept = withShortPayloads(result);
    synchronized (tally) {
      tally.accept(kept);
    }
    room.acquireUninterruptibly();
    writer.execute(
        () -> {
          room.release();
          attempt(() -> write(kept));
        });
    unfinished = true;
  }

  /** Keeps the verdict beside the first one in the journal; no other file tells of it. */
  @Override
  public void acceptAgain(CaseResult result) {
    String agent = result.agent();
    CaseId id = result.testCase().id();
    Attempt further = Attempt.of(result);
    writer.execute(() -> attempt(() -> add(agent, id, further)));
    unfinished = true;
  }

  /** What was found so far, with or without a failing disk. */
  public Summary summary() {
    synchronized (tally) {
      return tally.summary();
    }
  }

  /**
   * Makes every file complete: on return index, overview and links cover all results taken so far.
   * More results may come, and be finished, later.
   *
   * @throws ReportFailure when some file could not be written
   */
  public void finish() throws ReportFailure {
    unfinished = false;
    await(() -> pages.complete());
  }

  /** Has the writer do {@code work} behind all that waits, and waits for it. */
  private void await(Work work) throws ReportFailure {
    CountDownLatch done = new CountDownLatch(1);
    ReportFailure[] outcome = new ReportFailure[1];
    writer.execute(
        () -> {
          attempt(work);
          outcome[0] = failure;
          done.countDown();
        });
    awaitUninterruptibly(done);
    if (outcome[0] != null) {
      throw ReportFailure.again(outcome[0]);
    }
  }

  /** {@link #finish}, unless nothing came since; takes no more results. */
  @Override
  public void close() throws ReportFailure {
    try {
      if (unfinished) {
        finish();
      }
    } finally {
      shutDown();
    }
  }

  private void begin(List<StoredResult> old, RunFacts facts) throws ReportFailure {
    pages = new PageSet(directory, info);
    List<StoredResult> restored = new ArrayList<>();
    for (StoredResult result : old) {
      restored.add(pages.restore(result));
    }
    earlier = restored.stream().map(StoredResult::entry).toList();
    journal = Journal.begin(directory, info, restored, facts);
  }

  /** The journal comes last: whatever it names is complete. */
  private void write(CaseResult result) throws ReportFailure {
    Detail detail = Detail.of(result);
    IndexEntry entry = IndexEntry.of(detail, names.of(detail.agent(), detail.id()));
    if (pages.has(entry)) {
      journal.again(entry.file());
    }
    directory.write(entry.file() + ".json", DetailJson.of(result));
    keep(pages.make(entry, detail, CaseNotes.of(result)));
  }

  private void add(String agent, CaseId id, Attempt further) throws ReportFailure {
    StoredResult first = results.get(names.of(agent, id));
    keep(first.with(first.entry().and(further), first.linksStart()));
  }

  private void keep(StoredResult result) throws ReportFailure {
    journal.finished(result);
    synchronized (results) {
      results.put(result.entry().file(), result);
    }
  }

  private void shutDown() {
    if (!writer.isShutdown()) {
      writer.execute(
          () ->
              attempt(
                  () -> {
                    if (journal != null) {
                      journal.close();
                    }
                  }));
      writer.shutdown();
    }
  }

  /** Does {@code work} unless some work before it failed. */
  private void attempt(Work work) {
    if (failure != null) {
      return;
    }
    try {
      work.perform();
    } catch (ReportFailure told) {
      failure = told;
    } catch (RuntimeException defect) {
      failure = ReportFailure.of(directory.path(), defect);
    }
  }

  /** Something the writer does. */
  private interface Work {
    void perform() throws ReportFailure;
  }

  /** The same result without octets that no report shows. */
  private static CaseResult withShortPayloads(CaseResult result) {
    Observation seen = result.observation();
    List<Event> received = seen.received().stream().map(Reports::withShortPayload).toList();
    return new CaseResult(
        result.agent(),
        result.number(),
        result.testCase(),
        seen.withReceived(received),
        result.verdict());
  }

  private static Event withShortPayload(Event event) {
    if (event instanceof Event.Message message && message.payload().length > OctetText.SHOWN) {
      return new Event.Message(
          Arrays.copyOf(message.payload(), OctetText.SHOWN), message.length(), message.binary());
    }
    return event;
  }

  private static void awaitUninterruptibly(CountDownLatch done) {
    boolean interrupted = false;
    while (true) {
      try {
        done.await();
        break;
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
