package dev.wsproof.cli;

import dev.wsproof.cases.Catalogue;
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
import dev.wsproof.report.view.ReportInfo;
import dev.wsproof.run.FuzzingClient;
import dev.wsproof.run.Lanes;
import dev.wsproof.run.RunProgress;
import dev.wsproof.run.ServerRun;
import dev.wsproof.run.Target;
import dev.wsproof.run.TimeoutScale;
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
 * what did not pass. For use by one thread.
 */
final class ClientRun {
  private final Terminal terminal;
  private final ClientSpec spec;
  private final Lanes lanes;
  private final TimeoutScale timeouts;
  private final GateOptions options;
  private final Gate gate;
  private final Function<Target, RerunCommand> rerun;

  /**
   * @param lanes how many cases may be under way at once
   * @param timeouts how far our limits are stretched
   * @param options what passes, and who is to be told
   * @param rerun how a person runs one case against a server again
   */
  ClientRun(
      Terminal terminal,
      ClientSpec spec,
      Lanes lanes,
      TimeoutScale timeouts,
      GateOptions options,
      Function<Target, RerunCommand> rerun) {
    this.terminal = terminal;
    this.spec = spec;
    this.lanes = lanes;
    this.timeouts = timeouts;
    this.options = options;
    this.gate = options.gate();
    this.rerun = rerun;
  }

  /** Does it; the worst server decides the code. */
  ExitCode execute() {
    spec.warnings().forEach(sentence -> Warning.print(terminal, sentence));
    Plan plan = Plan.of(spec);
    plan.warnings().forEach(sentence -> Warning.print(terminal, sentence));
    ReportInfo info = ReportInfo.of(Version.text(), ReportInfo.Kind.SERVERS, Instant.now());
    try (Reports reports = Reports.open(spec.outdir(), info);
        FuzzingClient client = new FuzzingClient(lanes, Version.userAgent(), timeouts)) {
      Interruption interruption =
          Interruption.expected(client::stop, reports, terminal, reportsAt(), false);
      try {
        return execute(plan, client, reports, interruption);
      } finally {
        interruption.over();
      }
    } catch (ReportFailure e) {
      throw CommandFailure.run(e.getMessage());
    }
  }

  private ExitCode execute(
      Plan plan, FuzzingClient client, Reports reports, Interruption interruption)
      throws ReportFailure {
    ExitCode worst = ExitCode.PASSED;
    Set<String> agents = new HashSet<>();
    List<String> failures = new ArrayList<>();
    reports.runBegins();
    for (Target target : spec.servers()) {
      worst = worst.or(execute(target, plan, client, reports, agents, failures, interruption));
    }
    reports.runEnds(failures);
    reports.finish();
    Judgement judgement = gate.judge(reports.results(), failures);
    RecordedRun recorded = RecordedRun.read(spec.outdir());
    worst = worst.or(new Conclusion(terminal, options).of(judgement, recorded));
    terminal.line("");
    terminal.line(reportsAt());
    return worst;
  }

  private ExitCode execute(
      Target target,
      Plan plan,
      FuzzingClient client,
      Reports reports,
      Set<String> agents,
      List<String> failures,
      Interruption interruption)
      throws ReportFailure {
    if (!agents.isEmpty() && !terminal.isInteractive()) {
      terminal.line("");
    }
    List<TestCase> cases = cases(target, plan, client);
    long start = System.nanoTime();
    ServerRun run =
        client.run(
            target,
            cases,
            reports,
            new PlanNote(progress(cases), reports, cases.stream().map(TestCase::id).toList()));
    interruption.giveWay();
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    terminal.eraseStatus();
    reports.finish();
    AgentJudgement judged = gate.judge(run.agent(), reports.results().of(run.agent()));
    RecordedRun recorded = RecordedRun.read(spec.outdir());
    RerunCommand again = rerun.apply(target);
    new ServerSummary(
            terminal,
            gate,
            found -> recorded.evidence(found, Catalogue.classic()::find),
            shown -> again.of(shown.finding().id()))
        .print(run, judged, time);
    if (run.failure() == null && !agents.add(run.agent())) {
      Warning.print(
          terminal,
          run.agent(),
          "two servers have this name, and reports show the later one; \"agent\" names them");
    }
    if (run.failure() != null) {
      failures.add(run.failure());
      return ExitCode.RUN_FAILED;
    }
    return judged.passes() ? ExitCode.PASSED : ExitCode.VERDICT;
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
