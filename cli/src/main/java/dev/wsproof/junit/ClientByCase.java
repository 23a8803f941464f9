package dev.wsproof.junit;

import dev.wsproof.report.view.ReportInfo;
import dev.wsproof.script.CaseId;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A client under test that is called once for each case. */
final class ClientByCase implements UnderTest {
  private static final Duration TO_CONNECT = Duration.ofSeconds(30);
  private static final Duration TO_BE_NOTICED = Duration.ofSeconds(2);
  private static final Duration TO_RETURN = Duration.ofSeconds(10);
  private static final int MOST_THAT_HANG = 5;

  private final ConformancePlan plan;
  private final Duration limit;
  private final EchoClient client;
  private final CompletableFuture<String> over = new CompletableFuture<>();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger hanging = new AtomicInteger();

  private volatile String problem = "";

  ClientByCase(ConformancePlan plan, Duration limit, EchoClient client) {
    this.plan = plan;
    this.limit = limit;
    this.client = client;
  }

  @Override
  public ReportInfo.Kind kind() {
    return ReportInfo.Kind.CLIENTS;
  }

  @Override
  public String run(Results results) throws InterruptedException {
    List<ForeignCall> lanes = new ArrayList<>();
    try (LoopbackServer server = LoopbackServer.start(plan, results, over::complete)) {
      for (int i = 1; i <= plan.lanes().functional(); i++) {
        lanes.add(ForeignCall.begin("wsproof-lane-" + i, () -> lane(server.uri(), results)));
      }
      CompletableFuture.allOf(
              lanes.stream().map(ForeignCall::end).toArray(CompletableFuture[]::new))
          .thenRun(() -> over.complete(problem));
      over.completeOnTimeout(
          "the cases were not at their end in " + limit.toSeconds() + " s",
          limit.toNanos(),
          TimeUnit.NANOSECONDS);
      String failure = over.join();
      return failure.isEmpty() ? null : failure;
    } catch (IOException e) {
      return e.getMessage();
    } finally {
      lanes.forEach(ForeignCall::interrupt);
    }
  }

  /** One case after the other, until none is left. */
  private void lane(URI server, Results results) throws InterruptedException {
    int index = next.getAndIncrement();
    while (index < plan.cases().size() && !over.isDone()) {
      runCase(index, server, results);
      index = next.getAndIncrement();
    }
  }

  private void runCase(int index, URI server, Results results) throws InterruptedException {
    CaseId id = plan.cases().get(index).id();
    String agent = URLEncoder.encode(plan.agent(), StandardCharsets.UTF_8).replace("+", "%20");
    URI url = URI.create(server + "/runCase?case=" + (index + 1) + "&agent=" + agent);
    ForeignCall call = ForeignCall.begin("wsproof-client-" + id, () -> client.echoUntilClosed(url));
    CompletableFuture<Void> begun = results.begun(id);
    Patience.await(CompletableFuture.anyOf(begun, call.end()), plan.timeouts().of(TO_CONNECT));
    if (!begun.isDone() && !Patience.await(begun, TO_BE_NOTICED)) {
      call.interrupt();
      results.lost(id, "the client opened no WebSocket connection" + reason(call));
      return;
    }
    Patience.await(results.outcome(id), limit);
    if (!Patience.await(call.end(), plan.timeouts().of(TO_RETURN))) {
      call.interrupt();
      hung(id);
    }
  }

  private static String reason(ForeignCall call) {
    String thrown = call.end().getNow("");
    return thrown.isEmpty() ? "" : ": it threw " + thrown;
  }

  private void hung(CaseId id) {
    problem = "the client did not return after the connection of case " + id + " had ended";
    if (hanging.incrementAndGet() >= MOST_THAT_HANG) {
      over.complete(problem);
    }
  }

  @Override
  public void stop() {
    over.complete(Results.STOPPED);
  }
}
