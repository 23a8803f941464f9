package dev.wsproof.junit;

import dev.wsproof.report.view.ReportInfo;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A client under test that has a driver; the driver is called once. */
final class ClientByDriver implements UnderTest {
  private static final Duration PATIENCE_WITH_LAST_CASES = Duration.ofSeconds(10);

  private final ConformancePlan plan;
  private final Duration limit;
  private final ClientDriver driver;
  private final CompletableFuture<String> over = new CompletableFuture<>();

  ClientByDriver(ConformancePlan plan, Duration limit, ClientDriver driver) {
    this.plan = plan;
    this.limit = limit;
    this.driver = driver;
  }

  @Override
  public ReportInfo.Kind kind() {
    return ReportInfo.Kind.CLIENTS;
  }

  @Override
  public String run(Results results) throws InterruptedException {
    try (LoopbackServer server = LoopbackServer.start(plan, results, over::complete)) {
      ForeignCall call =
          ForeignCall.begin("wsproof-driver", () -> driver.runAllCases(server.uri(), plan.agent()));
      call.end()
          .thenAccept(
              problem -> over.complete(problem.isEmpty() ? "" : "the driver threw " + problem));
      over.completeOnTimeout(
          "the driver did not come to its end in " + limit.toSeconds() + " s",
          limit.toNanos(),
          TimeUnit.NANOSECONDS);
      String failure = over.join();
      results.awaitThoseUnderWay(plan.timeouts().of(PATIENCE_WITH_LAST_CASES));
      call.interrupt();
      return failure.isEmpty() ? null : failure;
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  @Override
  public void stop() {
    over.complete(Results.STOPPED);
  }
}
