package dev.wsproof.cli.detect;

import dev.wsproof.cli.spec.DriverJson;
import dev.wsproof.cli.testee.defect.Defect;
import dev.wsproof.cli.testee.defect.DefectClient;
import dev.wsproof.cli.testee.defect.DefectDriver;
import dev.wsproof.cli.testee.defect.DefectServer;
import dev.wsproof.engine.EngineOptions;
import dev.wsproof.run.FuzzingClient;
import dev.wsproof.run.FuzzingServer;
import dev.wsproof.run.RunProgress;
import dev.wsproof.run.ServerRun;
import dev.wsproof.run.ServerSettings;
import dev.wsproof.run.Target;
import dev.wsproof.script.TestCase;
import dev.wsproof.transport.TlsSettings;
import dev.wsproof.wire.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Runs cases against an endpoint with a defect, in this process over loopback; judges as every run
 * does and knows no defect by name. Safe for use by many threads.
 */
public final class Detection {
  private static final String LOOPBACK = "127.0.0.1";
  private static final String NAME = "wsproof";
  private static final String AGENT = "defect";

  private final List<TestCase> cases;
  private final int parallel;

  /**
   * @param cases those of other roles are left out
   * @param parallel how many may be under way at once against one endpoint
   */
  public Detection(List<TestCase> cases, int parallel) {
    this.cases = List.copyOf(cases);
    this.parallel = parallel;
  }

  /**
   * Runs the cases against every endpoint that can have each defect.
   *
   * @param defects null stands for none
   * @param atOnce how many endpoints at once
   * @param told hears of each in the order of {@code defects}
   * @throws IOException when an endpoint cannot be started
   */
  public void all(List<Defect> defects, int atOnce, Consumer<Caught> told) throws IOException {
    ExecutorService lanes = Executors.newFixedThreadPool(atOnce);
    try {
      List<Future<Caught>> runs = new ArrayList<>();
      for (Defect defect : defects) {
        if (defect == null || defect.side().ofServers()) {
          runs.add(lanes.submit(() -> server(defect)));
        }
        if (defect == null || defect.side().ofClients()) {
          runs.add(lanes.submit(() -> client(defect)));
        }
      }
      for (Future<Caught> run : runs) {
        told.accept(run.get());
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

  /**
   * Runs the cases against a server.
   *
   * @param defect null for a server without
   * @throws IOException when no server can be started
   */
  public Caught server(Defect defect) throws IOException {
    Noticed noticed = new Noticed();
    try (DefectServer server = DefectServer.start(LOOPBACK, 0, defect);
        FuzzingClient client = new FuzzingClient(parallel, NAME)) {
      Target target =
          new Target(
              AGENT,
              server.uri(),
              null,
              null,
              List.of(),
              EngineOptions.DEFAULT,
              TlsSettings.PLATFORM);
      ServerRun run = client.run(target, ofRole(Role.CLIENT), noticed, new RunProgress() {});
      return new Caught(defect, Role.CLIENT, noticed.of(AGENT), run.failure());
    }
  }

  /**
   * Has a client run the cases.
   *
   * @param defect null for a client without
   * @throws IOException when our server cannot listen
   */
  public Caught client(Defect defect) throws IOException {
    Noticed noticed = new Noticed();
    List<TestCase> selected = ofRole(Role.SERVER);
    ServerSettings settings =
        new ServerSettings(
            List.of(InetAddress.getByName(LOOPBACK)), 0, null, EngineOptions.DEFAULT, NAME);
    try (FuzzingServer server =
        new FuzzingServer(
            settings,
            selected,
            (agent, id) -> false,
            new DriverJson(),
            noticed,
            agent -> {},
            new RunProgress() {})) {
      URI base = URI.create("ws://" + LOOPBACK + ":" + server.start());
      new DefectDriver(new DefectClient(defect), base, AGENT).run(parallel);
    }
    return new Caught(defect, Role.SERVER, noticed.of(AGENT), null);
  }

  private List<TestCase> ofRole(Role role) {
    return cases.stream().filter(testCase -> testCase.roles().contains(role)).toList();
  }
}
