package dev.wsproof.cli;

import dev.wsproof.cli.console.BarProgress;
import dev.wsproof.cli.console.LineProgress;
import dev.wsproof.cli.console.ServerSummary;
import dev.wsproof.cli.console.Terminal;
import dev.wsproof.cli.console.TimeLeft;
import dev.wsproof.cli.console.Warning;
import dev.wsproof.cli.gate.ExitCode;
import dev.wsproof.cli.spec.ClientSpec;
import dev.wsproof.report.RecordedRun;
import dev.wsproof.report.ReportFailure;
import dev.wsproof.report.Reports;
import dev.wsproof.report.gate.AgentJudgement;
import dev.wsproof.report.gate.Gate;
import dev.wsproof.report.gate.Judgement;
import dev.wsproof.report.text.Visible;
import dev.wsproof.report.view.ReportInfo;
import dev.wsproof.run.FuzzingClient;
import dev.wsproof.run.Lanes;
import dev.wsproof.run.Regime;
import dev.wsproof.run.RunProgress;
import dev.wsproof.run.ServerRun;
import dev.wsproof.run.Target;
import dev.wsproof.run.TimeoutScale;
import dev.wsproof.script.CaseId;
import dev.wsproof.script.TestCase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Tests the servers of a spec one after the other: shows how it goes, has reports written, says
 * what did not pass. Used once, by one thread.
 */
final class ClientRun {
  private final Terminal terminal;
  private final ClientSpec spec;
  private final Lanes lanes;
  private final TimeoutScale timeouts;
  private final GateOptions options;
  private final Gate gate;
  private final Plan plan;
  private final Regime regime;
  private final Function<Target, RerunCommand> rerun;

  private final Set<String> agents = new HashSet<>();
  private final List<String> failures = new ArrayList<>();
  private ExitCode worst = ExitCode.PASSED;
  private boolean failedFast;
  private RecordedRun latest;

  /**
   * @param lanes how many cases may be under way at once
   * @param timeouts how far our limits are stretched
   * @param options what passes, and who is to be told
   * @param course what becomes of cases that do not pass, and of a run that takes too long
   * @param share which of the cases are run
   * @param rerun how a person runs one case against a server again
   */
  ClientRun(
      Terminal terminal,
      ClientSpec spec,
      Lanes lanes,
      TimeoutScale timeouts,
      GateOptions options,
      RunOptions course,
      ShardOption share,
      Function<Target, RerunCommand> rerun) {
    this.terminal = terminal;
    this.spec = spec;
    this.lanes = lanes;
    this.timeouts = timeouts;
    this.options = options;
    this.plan = share.of(Plan.of(spec));
    this.gate = options.gate().without(plan.elsewhere());
    this.regime = course.regime(gate, options.saysFlaky());
    this.rerun = rerun;
  }

  /** Does it; the worst server decides the code. */
  ExitCode execute() {
    plan.warnings().forEach(sentence -> Warning.print(terminal, sentence));
    ReportInfo info = ReportInfo.of(Version.text(), ReportInfo.Kind.SERVERS, Instant.now());
    try (Reports reports = Reports.open(spec.outdir(), info);
        FuzzingClient client = new FuzzingClient(lanes, Version.userAgent(), timeouts)) {
      Interruption interruption =
          Interruption.expected(client::stop, reports, terminal, reportsAt(), false);
      try {
        return execute(client, reports, interruption);
      } finally {
        interruption.over();
      }
    } catch (ReportFailure e) {
      throw CommandFailure.run(e.getMessage());
    }
  }

  private ExitCode execute(FuzzingClient client, Reports reports, Interruption interruption)
      throws ReportFailure {
    reports.runBegins();
    int tested = 0;
    while (tested < spec.servers().size() && !failedFast && !isTimeOver()) {
      worst = worst.or(execute(spec.servers().get(tested++), client, reports, interruption));
    }
    tellServersLeft(spec.servers().size() - tested);
    reports.runEnds(failures);
    reports.finish();
    Judgement judgement = gate.judge(reports.results(), failures);
    RecordedRun recorded = latest != null ? latest : RecordedRun.read(spec.outdir());
    ExitCode concluded = new Conclusion(terminal, options).of(judgement, recorded);
    terminal.line("");
    terminal.line(reportsAt());
    return worst.or(failedFast ? ExitCode.VERDICT : concluded);
  }

  private boolean isTimeOver() {
    return regime.limit() != null && regime.limit().isOver();
  }

  private void tellServersLeft(int left) {
    if (left == 0) {
      return;
    }
    String servers = left + (left == 1 ? " server was" : " servers were") + " not tested";
    failures.add(
        failedFast
            ? servers + ", for a case of another did not pass"
            : "stopped after " + regime.limit() + ": " + servers);
    worst = worst.or(failedFast ? ExitCode.VERDICT : ExitCode.RUN_FAILED);
    terminal.error("wsproof: " + failures.get(failures.size() - 1));
  }

  private ExitCode execute(
      Target target, FuzzingClient client, Reports reports, Interruption interruption)
      throws ReportFailure {
    if (!agents.isEmpty() && !terminal.isInteractive()) {
      terminal.line("");
    }
    List<TestCase> cases = cases(target, plan, client);
    if (cases.isEmpty()) {
      String nothing = Visible.of(name(target)) + ": no case is left to run: all are excluded";
      failures.add(nothing);
      terminal.error("wsproof: run failed: " + nothing);
      return ExitCode.RUN_FAILED;
    }
    List<CaseId> ids = cases.stream().map(TestCase::id).toList();
    PlanNote progress = new PlanNote(progress(cases), reports, ids, plan::shares);
    long start = System.nanoTime();
    ServerRun run = client.run(target, cases, regime, reports, progress);
    interruption.giveWay();
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    terminal.eraseStatus();
    reports.finish();
    AgentJudgement judged = gate.judge(run.agent(), reports.results().of(run.agent()));
    latest = RecordedRun.read(spec.outdir());
    RerunCommand again = rerun.apply(target);
    new ServerSummary(
            terminal, gate, KnownCases.evidence(latest), shown -> again.of(shown.finding().id()))
        .print(run, judged, time);
    if (run.failure() == null && !agents.add(run.agent())) {
      Warning.print(
          terminal,
          run.agent(),
          "two servers have this name, and reports show the later one; \"agent\" names them");
    }
    failedFast = regime.failFast() && !judged.passes();
    if (run.failure() != null) {
      failures.add(run.failure());
      return run.failedFast() ? ExitCode.VERDICT : ExitCode.RUN_FAILED;
    }
    return judged.passes() ? ExitCode.PASSED : ExitCode.VERDICT;
  }

  private static String name(Target target) {
    return target.agent() != null ? target.agent() : target.uri().toString();
  }

  private RunProgress progress(List<TestCase> cases) {
    TimeLeft timeLeft = new TimeLeft(cases, System::nanoTime);
    return terminal.isInteractive()
        ? new BarProgress(terminal, gate::passes, timeLeft, System::nanoTime)
        : new LineProgress(terminal, gate::passes, timeLeft, System::nanoTime);
  }

  /** The cases for {@code target}; a server without a name is asked for it if that matters. */
  static List<TestCase> cases(Target target, Plan plan, FuzzingClient client) {
    if (!plan.dependsOnAgent()) {
      return plan.cases();
    }
    String agent =
        target.agent() != null
            ? target.agent()
            : client.run(target, List.of(), result -> {}, new RunProgress() {}).agent();
    return plan.casesFor(agent);
  }

  private String reportsAt() {
    return ReportCommand.at(spec.outdir());
  }
}
