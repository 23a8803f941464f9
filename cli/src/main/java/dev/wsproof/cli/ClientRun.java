package dev.wsproof.cli;

import dev.wsproof.cli.console.BarProgress;
import dev.wsproof.cli.console.LineProgress;
import dev.wsproof.cli.console.ServerSummary;
import dev.wsproof.cli.console.Terminal;
import dev.wsproof.cli.console.TimeLeft;
import dev.wsproof.cli.console.Warning;
import dev.wsproof.cli.gate.DefaultPolicy;
import dev.wsproof.cli.gate.ExitCode;
import dev.wsproof.cli.spec.ClientSpec;
import dev.wsproof.report.ReportFailure;
import dev.wsproof.report.Reports;
import dev.wsproof.report.view.ReportInfo;
import dev.wsproof.report.view.Summary;
import dev.wsproof.report.view.Tally;
import dev.wsproof.run.FuzzingClient;
import dev.wsproof.run.Lanes;
import dev.wsproof.run.RunProgress;
import dev.wsproof.run.ServerRun;
import dev.wsproof.run.Target;
import dev.wsproof.run.TimeoutScale;
import dev.wsproof.script.TestCase;
import java.time.Duration;
import java.time.Instant;
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
  private final int parallel;
  private final TimeoutScale timeouts;
  private final Function<Target, RerunCommand> rerun;

  /**
   * @param parallel how many cases may be under way at once
   * @param timeouts how far our limits are stretched
   * @param rerun how a person runs one case against a server again
   */
  ClientRun(
      Terminal terminal,
      ClientSpec spec,
      int parallel,
      TimeoutScale timeouts,
      Function<Target, RerunCommand> rerun) {
    this.terminal = terminal;
    this.spec = spec;
    this.parallel = parallel;
    this.timeouts = timeouts;
    this.rerun = rerun;
  }

  /** Does it; the worst server decides the code. */
  ExitCode execute() {
    spec.warnings().forEach(sentence -> Warning.print(terminal, sentence));
    Plan plan = Plan.of(spec);
    plan.warnings().forEach(sentence -> Warning.print(terminal, sentence));
    ReportInfo info = ReportInfo.of(Version.text(), ReportInfo.Kind.SERVERS, Instant.now());
    try (Reports reports = Reports.open(spec.outdir(), info);
        FuzzingClient client =
            new FuzzingClient(Lanes.upTo(parallel), Version.userAgent(), timeouts)) {
      Interruption interruption = Interruption.expected(reports, terminal, reportsAt(), false);
      try {
        return execute(plan, client, reports);
      } finally {
        interruption.over();
      }
    } catch (ReportFailure e) {
      throw CommandFailure.run(e.getMessage());
    }
  }

  private ExitCode execute(Plan plan, FuzzingClient client, Reports reports) throws ReportFailure {
    ExitCode worst = ExitCode.PASSED;
    Set<String> agents = new HashSet<>();
    for (Target target : spec.servers()) {
      worst = worst.or(execute(target, plan, client, reports, agents));
    }
    reports.finish();
    terminal.line("");
    terminal.line(reportsAt());
    return worst;
  }

  private ExitCode execute(
      Target target, Plan plan, FuzzingClient client, Reports reports, Set<String> agents) {
    if (!agents.isEmpty() && !terminal.isInteractive()) {
      terminal.line("");
    }
    Tally tally = new Tally();
    long start = System.nanoTime();
    List<TestCase> cases = cases(target, plan, client);
    ServerRun run =
        client.run(
            target,
            cases,
            result -> {
              reports.accept(result);
              tally.accept(result);
            },
            progress(cases));
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    terminal.eraseStatus();
    Summary found = tally.summary();
    new ServerSummary(terminal, rerun.apply(target)::of).print(run, found, time);
    if (run.failure() == null && !agents.add(run.agent())) {
      Warning.print(
          terminal,
          run.agent(),
          "two servers have this name, and reports show the later one; \"agent\" names them");
    }
    if (run.failure() != null) {
      return ExitCode.RUN_FAILED;
    }
    return found.findings().stream().allMatch(DefaultPolicy::passes)
        ? ExitCode.PASSED
        : ExitCode.VERDICT;
  }

  private RunProgress progress(List<TestCase> cases) {
    TimeLeft timeLeft = new TimeLeft(cases, System::nanoTime);
    return terminal.isInteractive()
        ? new BarProgress(terminal, timeLeft, System::nanoTime)
        : new LineProgress(terminal, timeLeft, System::nanoTime);
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
