package dev.wsproof.cli;

import dev.wsproof.cases.SelectionException;
import dev.wsproof.cli.console.ServerSummary;
import dev.wsproof.cli.console.Terminal;
import dev.wsproof.cli.console.Warning;
import dev.wsproof.cli.gate.ExitCode;
import dev.wsproof.cli.spec.DriverJson;
import dev.wsproof.cli.spec.ServerSpec;
import dev.wsproof.report.Existing;
import dev.wsproof.report.RecordedRun;
import dev.wsproof.report.ReportFailure;
import dev.wsproof.report.Reports;
import dev.wsproof.report.gate.Gate;
import dev.wsproof.report.text.Visible;
import dev.wsproof.report.view.Index;
import dev.wsproof.report.view.ReportInfo;
import dev.wsproof.run.CaseResult;
import dev.wsproof.run.FuzzingServer;
import dev.wsproof.run.RunProgress;
import dev.wsproof.run.ServerRun;
import dev.wsproof.run.ServerSettings;
import dev.wsproof.script.CaseId;
import dev.wsproof.script.TestCase;
import dev.wsproof.transport.TlsFailure;
import dev.wsproof.transport.TlsServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Runs a fuzzing server until it is told to end: takes results, has reports written when drivers
 * ask, says what did not pass. For use by one thread.
 */
final class FuzzingServerRun {
  private final Terminal terminal;
  private final ServerPlan plan;
  private final ServerSpec spec;
  private final Plan cases;
  private final RunProgress progress;
  private final GateOptions options;
  private final Gate gate;

  private final Set<String> agents = new HashSet<>();
  private final long start = System.nanoTime();

  /**
   * @param cases what is offered to whom
   * @param options what passes, and who is to be told
   * @param gate the gate they ask for
   * @param progress hears how it goes
   */
  FuzzingServerRun(
      Terminal terminal,
      ServerPlan plan,
      Plan cases,
      GateOptions options,
      Gate gate,
      RunProgress progress) {
    this.terminal = terminal;
    this.plan = plan;
    this.spec = plan.spec();
    this.cases = cases;
    this.progress = progress;
    this.options = options;
    this.gate = gate;
  }

  /**
   * Does it.
   *
   * @param ready told the port as soon as clients can come; what it gives back is run at the end
   */
  ExitCode execute(Ready ready) {
    spec.warnings().forEach(sentence -> Warning.print(terminal, sentence));
    cases.warnings().forEach(sentence -> Warning.print(terminal, sentence));
    ReportInfo info = ReportInfo.of(Version.text(), ReportInfo.Kind.CLIENTS, Instant.now());
    Existing existing = plan.fresh() ? Existing.FRESH : Existing.CONTINUE;
    try (Reports reports = Reports.open(spec.outdir(), info, existing);
        FuzzingServer server = server(reports)) {
      reports.earlier().forEach(old -> server.remember(old.agent(), old.id(), old.behavior()));
      int port = server.start();
      Interruption interruption =
          Interruption.expected(() -> {}, reports, terminal, reportsAt(), !plan.isGated());
      Runnable atEnd = ready.at(port);
      try {
        return await(server, reports, plan.url(port), interruption);
      } finally {
        atEnd.run();
        interruption.over();
      }
    } catch (ReportFailure | IOException e) {
      throw CommandFailure.run(e.getMessage());
    }
  }

  /** Hears that clients can come. */
  @FunctionalInterface
  interface Ready {
    /**
     * @param port where
     * @return what is to be done when the server ends
     * @throws IOException when something that belongs to the server cannot start
     */
    Runnable at(int port) throws IOException;
  }

  private FuzzingServer server(Reports reports) {
    return new FuzzingServer(
        new ServerSettings(
            plan.addresses(),
            ListenAddress.port(spec.url()),
            tls(),
            spec.options(),
            Version.userAgent(),
            plan.timeouts()),
        cases.cases(),
        this::excludes,
        new DriverJson(),
        result -> take(reports, result),
        agent -> update(reports),
        progress);
  }

  private TlsServer tls() {
    if (!ListenAddress.isSecure(spec.url())) {
      return null;
    }
    try {
      if (spec.cert() != null && spec.key() != null) {
        return TlsServer.with(spec.cert(), spec.key());
      }
    } catch (TlsFailure e) {
      throw CommandFailure.usage(e.getMessage());
    }
    if (spec.cert() != null || spec.key() != null) {
      throw CommandFailure.usage("wss: wants a certificate and its key: give both or neither");
    }
    Warning.print(terminal, "no certificate given: made one that nobody vouches for");
    return SelfSignedPair.make();
  }

  private boolean excludes(String agent, CaseId id) {
    try {
      return cases.excludes(agent, id);
    } catch (SelectionException e) {
      Warning.print(terminal, agent, String.join("; ", e.reasons()));
      return false;
    }
  }

  private void take(Reports reports, CaseResult result) {
    if (agents.add(result.agent())) {
      reports.planned(result.agent(), planned(result.agent()), cases.shares(result.agent()));
    }
    reports.accept(result);
  }

  private void update(Reports reports) {
    try {
      reports.finish();
    } catch (ReportFailure e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private ExitCode await(FuzzingServer server, Reports reports, URI url, Interruption interruption)
      throws ReportFailure {
    String problem = null;
    if (plan.isGated()) {
      reports.runBegins();
    }
    if (plan.exec() != null) {
      ClientProcess client =
          ClientProcess.start(plan.exec(), url, plan.agent(), plan.execLog(), plan.execLimit());
      server
          .stopped()
          .exceptionallyAsync(
              failure -> {
                client.end(); // it waits for answers that will not come
                return null;
              });
      problem = client.await();
    } else {
      awaitEnd(server);
    }
    interruption.giveWay();
    server.close();
    checkResults(server);
    ExitCode code = tell(problem, reports);
    terminal.line("");
    terminal.line(reportsAt());
    return code;
  }

  private void awaitEnd(FuzzingServer server) throws ReportFailure {
    if (plan.once()) {
      CompletableFuture.anyOf(server.updated(), server.stopped()).exceptionally(e -> null).join();
    } else {
      server.stopped().exceptionally(e -> null).join();
    }
    checkResults(server);
  }

  /** Once results were lost, or something of ours broke, no verdict can be trusted. */
  private static void checkResults(FuzzingServer server) throws ReportFailure {
    if (!server.stopped().isDone()) {
      return;
    }
    try {
      server.stopped().get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause.getCause() instanceof ReportFailure failure) {
        throw failure;
      }
      throw CommandFailure.run("the server had to end: " + cause.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tells what was found of each agent; nothing passes by being absent. */
  private ExitCode tell(String problem, Reports reports) throws ReportFailure {
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    terminal.eraseStatus();
    reports.finish();
    Index found = reports.results();
    List<String> failures = new ArrayList<>();
    boolean wanted = plan.isGated() || options.judges();
    if (wanted && found.agents().isEmpty()) {
      String failure =
          "no client ran a case"
              + (problem == null ? "" : "; --exec: " + problem)
              + (plan.exec() == null ? "" : "; its output is in " + plan.execLog());
      terminal.error("wsproof: run failed: " + failure);
      failures.add(failure);
    }
    RecordedRun recorded = RecordedRun.read(spec.outdir());
    for (String agent : found.agents()) {
      tell(agent, found, recorded, time, problem, failures);
    }
    if (plan.isGated()) {
      reports.runEnds(failures);
      reports.finish();
    }
    if (!wanted && found.agents().isEmpty()) {
      return ExitCode.PASSED; // nobody came, and nobody was asked to
    }
    return new Conclusion(terminal, options).of(gate.judge(found, failures), recorded);
  }

  private void tell(
      String agent,
      Index found,
      RecordedRun recorded,
      Duration time,
      String problem,
      List<String> failures) {
    int planned = planned(agent).size();
    int finished = found.of(agent).size();
    String failure = null;
    if (finished < planned) {
      failure =
          "%s ran %d of %d cases%s"
              .formatted(
                  Visible.of(agent),
                  finished,
                  planned,
                  problem == null ? "" : "; --exec: " + problem);
      failures.add(failure);
    } else if (problem != null) {
      Warning.print(terminal, "--exec: " + problem + "; its output is in " + plan.execLog());
    }
    RerunCommand again = RerunCommand.ofServer(plan);
    new ServerSummary(
            terminal, gate, KnownCases.evidence(recorded), shown -> again.of(shown.finding().id()))
        .print(
            new ServerRun(agent, planned, finished, failure),
            gate.judge(agent, found.of(agent)),
            time);
  }

  /** The cases that are offered to {@code agent}. */
  private List<CaseId> planned(String agent) {
    return cases.cases().stream().map(TestCase::id).filter(id -> !excludes(agent, id)).toList();
  }

  private String reportsAt() {
    return ReportCommand.at(spec.outdir());
  }
}
