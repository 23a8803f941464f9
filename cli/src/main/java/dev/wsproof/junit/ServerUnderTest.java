package dev.wsproof.junit;

import dev.wsproof.cli.Version;
import dev.wsproof.report.view.ReportInfo;
import dev.wsproof.run.FuzzingClient;
import dev.wsproof.run.Target;

/** A server under test. The engine bounds each of its cases in time. */
final class ServerUnderTest implements UnderTest {
  private final ConformancePlan plan;
  private final Target target;

  private FuzzingClient client; // guarded by this
  private boolean stopped; // guarded by this

  ServerUnderTest(ConformancePlan plan, Target target) {
    this.plan = plan;
    this.target = target;
  }

  @Override
  public ReportInfo.Kind kind() {
    return ReportInfo.Kind.SERVERS;
  }

  @Override
  public String run(Results results) {
    try (FuzzingClient running =
        new FuzzingClient(plan.lanes(), Version.userAgent(), plan.timeouts())) {
      return begin(running)
          ? running.run(target, plan.cases(), results, results).failure()
          : Results.STOPPED;
    }
  }

  private synchronized boolean begin(FuzzingClient running) {
    client = running;
    return !stopped;
  }

  @Override
  public void stop() {
    FuzzingClient running;
    synchronized (this) {
      stopped = true;
      running = client;
    }
    if (running != null) {
      running.stop();
    }
  }
}
