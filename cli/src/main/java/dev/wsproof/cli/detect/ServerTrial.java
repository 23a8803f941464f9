package dev.wsproof.cli.detect;

import dev.wsproof.cli.testee.defect.Defect;
import dev.wsproof.cli.testee.defect.DefectServer;
import dev.wsproof.engine.EngineOptions;
import dev.wsproof.run.FuzzingClient;
import dev.wsproof.run.Lanes;
import dev.wsproof.run.RunProgress;
import dev.wsproof.run.ServerRun;
import dev.wsproof.run.Target;
import dev.wsproof.run.TimeoutScale;
import dev.wsproof.script.TestCase;
import dev.wsproof.transport.TlsSettings;
import dev.wsproof.wire.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs cases against a server with a defect; blocks until all are done. One that opens no
 * connection gets the cases about the opening handshake alone; one that does not survive gets a new
 * life for every case, and is noticed by those that end it.
 *
 * @param cases those we are the client in
 * @param parallel how many may be under way at once
 */
record ServerTrial(Defect defect, List<TestCase> cases, int parallel, TimeoutScale timeouts) {
  private static final String LOOPBACK = "127.0.0.1";
  private static final String NAME = "wsproof";
  private static final String AGENT = "defect";
  private static final RunProgress UNTOLD = new RunProgress() {};

  /**
   * @throws IOException when no server can be started
   */
  Caught run() throws IOException {
    Noticed noticed = new Noticed();
    ServerRun run;
    try (DefectServer server = DefectServer.start(LOOPBACK, 0, defect);
        FuzzingClient client = client(parallel)) {
      run = client.run(target(server), cases, noticed, UNTOLD);
      if (run.failure() != null && run.finished() == 0) {
        List<TestCase> about = cases.stream().filter(Noticed::aboutHandshake).toList();
        run = client.withoutEchoes(target(server), about, noticed, UNTOLD);
        return caught(noticed, run.failure());
      }
    }
    if (run.failure() == null) {
      return caught(noticed, null);
    }
    Noticed alone = new Noticed();
    alone(alone);
    return caught(alone, alone.cases().isEmpty() ? run.failure() : null);
  }

  private void alone(Noticed noticed) throws IOException {
    Queue<TestCase> left = new ConcurrentLinkedQueue<>(cases);
    ExecutorService lanes = Executors.newFixedThreadPool(parallel);
    try {
      List<Future<Void>> all = new ArrayList<>();
      for (int i = 0; i < parallel; i++) {
        all.add(
            lanes.submit(
                () -> {
                  lane(left, noticed);
                  return null;
                }));
      }
      for (Future<Void> lane : all) {
        lane.get();
      }
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      lanes.shutdownNow();
    }
  }

  private void lane(Queue<TestCase> left, Noticed noticed) throws IOException {
    try (FuzzingClient client = client(1)) {
      for (TestCase next = left.poll(); next != null; next = left.poll()) {
        try (DefectServer server = DefectServer.start(LOOPBACK, 0, defect)) {
          ServerRun run = client.run(target(server), List.of(next), noticed, UNTOLD);
          if (run.failure() != null) {
            noticed.fatal(next.id());
          }
        }
      }
    }
  }

  private FuzzingClient client(int atOnce) {
    return new FuzzingClient(Lanes.upTo(atOnce), NAME, timeouts);
  }

  private static Target target(DefectServer server) {
    return new Target(
        AGENT, server.uri(), null, null, List.of(), EngineOptions.DEFAULT, TlsSettings.PLATFORM);
  }

  private Caught caught(Noticed noticed, String failure) {
    return new Caught(defect, Role.CLIENT, noticed.cases(), noticed.mildly(), failure);
  }
}
