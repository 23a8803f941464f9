package dev.wsproof.cli.modes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Mass connect opens what it is asked for, tries again, gives up, and counts right. */
@Timeout(60)
class MassConnectTest {
  private final Connector connector = new Connector("test", false, false);

  @AfterEach
  void stop() {
    connector.close();
  }

  @Test
  void opensAllInBatches() throws Exception {
    try (RunningServer server =
        EchoServer.start(List.of(InetAddress.getLoopbackAddress()), 0, null)) {
      List<Integer> seen = new ArrayList<>();

      MassConnect.Result result =
          MassConnect.begin(
                  connector,
                  URI.create("ws://127.0.0.1:" + server.port()),
                  pace(205, 50),
                  (open, wanted) -> seen.add(open))
              .get(30, TimeUnit.SECONDS);

      assertTrue(result.isComplete(), result::toString);
      assertEquals(205, result.open());
      assertEquals(0, result.retries());
      assertEquals(205, seen.size());
      assertEquals(205, seen.get(204));
    }
  }

  @Test
  void triesAgainWhatFailed() throws Exception {
    try (FakeServer server = new FakeServer(3, "")) {
      MassConnect.Result result = run(server.uri(), 1);

      assertEquals(1, result.open());
      assertEquals(3, result.retries());
      assertEquals(0, result.failed());
    }
  }

  @Test
  void givesUpInTheEnd() throws Exception {
    URI uri = URI.create("ws://127.0.0.1:" + ClosedPort.number());

    MassConnect.Result result = run(uri, 7);

    assertFalse(result.isComplete());
    assertEquals(0, result.open());
    assertEquals(7, result.failed());
    assertEquals(70, result.retries());
    assertEquals(uri + ": connection refused", result.lastFailure());
  }

  @Test
  void moreThanTheLimitOfOpenFilesIsTold() {
    String problem = OpenFiles.problemWith(Integer.MAX_VALUE / 2).orElseThrow();

    assertTrue(problem.contains("ulimit -n"), problem);
    assertTrue(OpenFiles.problemWith(1).isEmpty());
  }

  private MassConnect.Result run(URI uri, int connections) throws Exception {
    return MassConnect.begin(connector, uri, pace(connections, 3), (open, wanted) -> {})
        .get(30, TimeUnit.SECONDS);
  }

  private static MassConnect.Pace pace(int connections, int batch) {
    return new MassConnect.Pace(connections, batch, Duration.ofMillis(1), Duration.ofMillis(1));
  }
}
