package dev.wsproof.report;

import dev.wsproof.observe.Event;
import dev.wsproof.observe.Observation;
import dev.wsproof.report.html.Pages;
import dev.wsproof.report.json.DetailJson;
import dev.wsproof.report.json.IndexJson;
import dev.wsproof.report.text.OctetText;
import dev.wsproof.report.view.Index;
import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.report.view.ReportInfo;
import dev.wsproof.report.view.Summary;
import dev.wsproof.report.view.Tally;
import dev.wsproof.run.CaseResult;
import dev.wsproof.run.ResultSink;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Writes the reports of a run: detail JSON and page of each result as it comes, so that a run that
 * is killed keeps what it had; index and links between pages on {@link #finish}. Judges nothing.
 *
 * <p>Results may come from any thread, one at a time; one thread of this object's own does the
 * work, and whoever brings results faster than a disk takes them waits. A disk that fails is told
 * by {@link #finish}, once and in one sentence; until then results are still counted.
 */
public final class Reports implements ResultSink, AutoCloseable {
  private static final int WAITING_RESULTS = 64;

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
  private final FileNames names = new FileNames();
  private final Index index = new Index();
  private final Map<String, Page> pages = new HashMap<>();
  private Pages templates;
  private ReportFailure failure;

  /** Where the links of a page begin, and which it has. */
  private record Page(long linksStart, int links) {}

  private Reports(OutputDirectory directory, ReportInfo info) {
    this.directory = directory;
    this.info = info;
  }

  /**
   * Makes {@code outdir} ready for reports.
   *
   * @throws ReportFailure when it can't be made
   */
  public static Reports open(Path outdir, ReportInfo info) throws ReportFailure {
    Reports reports = new Reports(OutputDirectory.open(outdir), info);
    reports.writer.execute(() -> reports.attempt(reports::begin));
    return reports;
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
    CountDownLatch done = new CountDownLatch(1);
    ReportFailure[] outcome = new ReportFailure[1];
    writer.execute(
        () -> {
          attempt(this::complete);
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
      writer.shutdown();
    }
  }

  private void begin() throws ReportFailure {
    templates = new Pages(info);
    for (Map.Entry<String, byte[]> style : templates.styles().entrySet()) {
      directory.write(style.getKey(), style.getValue());
    }
  }

  private void write(CaseResult result) throws ReportFailure {
    IndexEntry entry = IndexEntry.of(result, names.of(result.agent(), result.testCase().id()));
    directory.write(entry.file() + ".json", DetailJson.of(result));
    byte[] page = templates.detail(result, entry);
    directory.write(entry.file() + ".html", page);
    index.put(entry);
    pages.put(entry.file(), new Page(page.length, 0));
  }

  private void complete() throws ReportFailure {
    for (IndexEntry entry : index.entries()) {
      Page page = pages.get(entry.file());
      byte[] links = templates.navigation(entry, index);
      int fingerprint = Arrays.hashCode(links);
      if (page.links() != fingerprint) {
        directory.replaceEnd(entry.file() + ".html", page.linksStart(), links);
        pages.put(entry.file(), new Page(page.linksStart(), fingerprint));
      }
    }
    directory.write("index.html", templates.overview(index));
    directory.write("index.json", IndexJson.of(index));
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
        new Observation(
            seen.role(),
            seen.opened(),
            seen.started(),
            seen.duration(),
            received,
            seen.close(),
            seen.transcript(),
            seen.httpRequest(),
            seen.httpResponse(),
            seen.peerName()),
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
