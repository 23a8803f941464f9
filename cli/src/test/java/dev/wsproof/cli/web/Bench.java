package dev.wsproof.cli.web;

import dev.wsproof.cases.CaseSelector;
import dev.wsproof.cases.Catalogue;
import dev.wsproof.engine.EngineOptions;
import dev.wsproof.report.ReportFailure;
import dev.wsproof.report.Reports;
import dev.wsproof.report.view.Chapters;
import dev.wsproof.report.view.ReportInfo;
import dev.wsproof.run.CaseResult;
import dev.wsproof.run.DriverMessages;
import dev.wsproof.run.FuzzingServer;
import dev.wsproof.run.RunProgress;
import dev.wsproof.run.ServerSettings;
import dev.wsproof.script.Step;
import dev.wsproof.script.TestCase;
import dev.wsproof.verdict.Behavior;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A fuzzing server with its reports and its web site, on loopback; to test with or to try. */
final class Bench implements AutoCloseable {
  private final List<CaseResult> results = Collections.synchronizedList(new ArrayList<>());
  private final BlockingQueue<String> updates = new LinkedBlockingQueue<>();
  private final FuzzingServer server;
  private final WebSite site;
  private final Reports reports;
  private final int port;

  Bench(int webSocketPort, int webPort, Path outdir, String... patterns)
      throws IOException, ReportFailure {
    List<InetAddress> loopback = List.of(InetAddress.getLoopbackAddress());
    List<TestCase> cases =
        new CaseSelector(Catalogue.classic()).select(List.of(patterns), List.of()).cases();
    reports = Reports.open(outdir, ReportInfo.of("test", ReportInfo.Kind.CLIENTS, Instant.EPOCH));
    server =
        new FuzzingServer(
            new ServerSettings(loopback, webSocketPort, null, EngineOptions.DEFAULT, "bench"),
            cases,
            (agent, id) -> false,
            new Words(),
            result -> {
              results.add(result);
              reports.accept(result);
            },
            this::write,
            new RunProgress() {});
    site =
        new WebSite(
            new WebSite.Settings(
                loopback, webPort, server.start(), false, outdir, cases, Chapters.NAMES, "test"));
    port = site.start();
  }

  private void write(String agent) {
    try {
      reports.finish();
      updates.add(agent);
    } catch (ReportFailure e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where the page is. */
  String page() {
    return "http://127.0.0.1:" + port + "/";
  }

  /** What is in, in the order of finishing. */
  List<CaseResult> results() {
    synchronized (results) {
      return List.copyOf(results);
    }
  }

  /** The agents whose reports were written, as they are. */
  BlockingQueue<String> updates() {
    return updates;
  }

  @Override
  public void close() throws ReportFailure {
    site.close();
    server.close();
    reports.close();
  }

  /** The texts of the endpoints. */
  private static final class Words implements DriverMessages {
    @Override
    public String caseInfo(TestCase testCase) {
      return "{}";
    }

    @Override
    public String caseStatus(Behavior behavior) {
      return "{\"behavior\": \"" + behavior.word() + "\"}";
    }

    @Override
    public List<Step> command(String text) {
      throw new IllegalArgumentException("no commands here");
    }
  }

  /** Runs until it is ended; arguments are the ports of the fuzzing server and of the page. */
  public static void main(String[] args) throws Exception {
    Path outdir = Files.createTempDirectory("wsproof-page");
    try (Bench bench =
        new Bench(Integer.parseInt(args[0]), Integer.parseInt(args[1]), outdir, "*")) {
      System.out.println(bench.page() + " shows " + outdir);
      Thread.currentThread().join();
    }
  }
}
