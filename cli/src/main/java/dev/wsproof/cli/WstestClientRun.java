package dev.wsproof.cli;

import dev.wsproof.cli.console.Terminal;
import dev.wsproof.cli.console.Warning;
import dev.wsproof.cli.spec.ClientSpec;
import dev.wsproof.report.ReportFailure;
import dev.wsproof.report.Reports;
import dev.wsproof.report.text.Visible;
import dev.wsproof.report.view.ReportInfo;
import dev.wsproof.run.FuzzingClient;
import dev.wsproof.run.Lanes;
import dev.wsproof.run.RunProgress;
import dev.wsproof.run.ServerRun;
import dev.wsproof.run.Target;
import dev.wsproof.run.TimeoutScale;
import dev.wsproof.script.TestCase;
import dev.wsproof.transport.TlsSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Tests the servers of a spec as the classic suite did: a line for each case, and a server that
 * cannot be reached is told and passed over. For use by one thread.
 */
final class WstestClientRun {
  private static final int PARALLEL = 16;

  private final Terminal terminal;
  private final ClientSpec spec;

  WstestClientRun(Terminal terminal, ClientSpec spec) {
    this.terminal = terminal;
    this.spec = spec;
  }

  /** Does it. */
  void execute() {
    spec.warnings().forEach(sentence -> Warning.print(terminal, sentence));
    Plan plan = Plan.of(spec);
    plan.warnings().forEach(sentence -> Warning.print(terminal, sentence));
    terminal.line(
        "wsproof %s, compatible with Autobahn WebSocket %s Fuzzing Client"
            .formatted(Version.text(), WstestMain.COMPATIBLE));
    ReportInfo info = ReportInfo.of(Version.text(), ReportInfo.Kind.SERVERS, Instant.now());
    String where = ReportCommand.at(spec.outdir());
    try (Reports reports = Reports.open(spec.outdir(), info);
        FuzzingClient client =
            new FuzzingClient(Lanes.upTo(PARALLEL), Version.userAgent(), TimeoutScale.NONE)) {
      Interruption interruption =
          Interruption.expected(client::stop, reports, terminal, where, false);
      try {
        List<String> failures = new ArrayList<>();
        reports.runBegins();
        for (Target target : spec.servers()) {
          test(trusting(target), plan, client, reports, interruption, failures);
        }
        reports.runEnds(failures);
        reports.finish();
      } finally {
        interruption.over();
      }
      terminal.line(where);
    } catch (ReportFailure e) {
      throw CommandFailure.run(e.getMessage());
    }
  }

  private void test(
      Target target,
      Plan plan,
      FuzzingClient client,
      Reports reports,
      Interruption interruption,
      List<String> failures) {
    List<TestCase> cases = ClientRun.cases(target, plan, client);
    RunProgress progress =
        new PlanNote(
            new CaseLines(terminal),
            reports,
            cases.stream().map(TestCase::id).toList(),
            plan::shares);
    ServerRun run = client.run(target, cases, reports, progress);
    interruption.giveWay();
    if (run.failure() != null) {
      failures.add(run.failure());
      terminal.error("wstest: run failed: " + Visible.of(run.failure()));
    }
  }

  /** Parity: the classic suite checks no certificate. */
  private static Target trusting(Target target) {
    return new Target(
        target.agent(),
        target.uri(),
        target.hostname(),
        target.origin(),
        target.protocols(),
        target.options(),
        new TlsSettings(null, true),
        target.fields(),
        target.route());
  }
}
