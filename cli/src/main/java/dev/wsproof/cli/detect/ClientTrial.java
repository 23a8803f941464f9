package dev.wsproof.cli.detect;

import dev.wsproof.cli.spec.DriverJson;
import dev.wsproof.cli.testee.defect.Defect;
import dev.wsproof.cli.testee.defect.DefectClient;
import dev.wsproof.cli.testee.defect.DefectDriver;
import dev.wsproof.engine.EngineOptions;
import dev.wsproof.run.FuzzingServer;
import dev.wsproof.run.RunProgress;
import dev.wsproof.run.ServerSettings;
import dev.wsproof.run.TimeoutScale;
import dev.wsproof.script.CaseId;
import dev.wsproof.script.TestCase;
import dev.wsproof.wire.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Has a client with a defect run cases; blocks until all are done. Only the client itself knows
 * whether a connection opened, so it is asked.
 *
 * @param cases those we are the server in
 * @param parallel how many may be under way at once
 */
record ClientTrial(Defect defect, List<TestCase> cases, int parallel, TimeoutScale timeouts) {
  private static final String LOOPBACK = "127.0.0.1";
  private static final String NAME = "wsproof";
  private static final String AGENT = "defect";

  /**
   * @throws IOException when our server cannot listen
   */
  Caught run() throws IOException {
    Noticed noticed = new Noticed();
    ServerSettings settings =
        new ServerSettings(
            List.of(InetAddress.getByName(LOOPBACK)),
            0,
            null,
            EngineOptions.DEFAULT,
            NAME,
            timeouts);
    Set<Integer> refused;
    try (FuzzingServer server =
        new FuzzingServer(
            settings,
            cases,
            (agent, id) -> false,
            new DriverJson(),
            noticed,
            agent -> {},
            new RunProgress() {})) {
      URI base = URI.create("ws://" + LOOPBACK + ":" + server.start());
      refused = new DefectDriver(new DefectClient(defect), base, AGENT).run(parallel).refused();
    }
    noticed.forget(
        refused.stream()
            .map(number -> cases.get(number - 1))
            .filter(testCase -> !Noticed.aboutHandshake(testCase))
            .map(TestCase::id)
            .collect(Collectors.<CaseId>toSet()));
    return new Caught(defect, Role.SERVER, noticed.cases(), noticed.mildly(), null);
  }
}
