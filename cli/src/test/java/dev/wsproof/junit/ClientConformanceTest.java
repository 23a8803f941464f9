package dev.wsproof.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.TestExecutionResult.Status.FAILED;
import static org.junit.platform.engine.TestExecutionResult.Status.SUCCESSFUL;

import dev.wsproof.junit.example.EchoClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Tests of clients fail when the client does, or does nothing. */
class ClientConformanceTest {
  @Test
  void aClientThatEchoesIsCalledForEachCase() {
    Launch launch =
        Launch.of(
            () ->
                Conformance.client(EchoClient::echoUntilClosed)
                    .cases("1.*", "2.*")
                    .parallel(4)
                    .tests());
    assertEquals(16 + 11 + 1, launch.count(SUCCESSFUL), launch.sentences().toString());
  }

  @Test
  void aClientThatNeverConnectsFailsEachCaseWithWhatItThrew() {
    Launch launch =
        Launch.of(
            () ->
                Conformance.client(
                        url -> {
                          throw new IllegalStateException("no cable");
                        })
                    .cases("1.1.1")
                    .tests());
    assertEquals(
        "1.1.1: the client opened no WebSocket connection: it threw"
            + " java.lang.IllegalStateException: no cable",
        launch.thrown("1.1.1 ").getMessage());
  }

  @Test
  void aDriverRunsAllCasesByItself() {
    Launch launch =
        Launch.of(
            () ->
                Conformance.clientWithDriver(EchoClient::runAllCases)
                    .cases("1.*", "2.*", "7.1.*")
                    .tests());
    assertEquals(0, launch.count(FAILED), launch.sentences().toString());
    assertTrue(launch.names().size() > 16 + 11);
  }

  @Test
  void casesThatTheDriverNeverRanFail() {
    Launch launch =
        Launch.of(() -> Conformance.clientWithDriver((server, agent) -> {}).cases("1.1.*").tests());
    assertEquals(8, launch.count(FAILED), launch.sentences().toString());
    assertEquals(List.of("the run came to its end without this case"), launch.sentences());
  }

  @Test
  void whatADriverThrowsIsWhatEveryTestSays() {
    Launch launch =
        Launch.of(
            () ->
                Conformance.clientWithDriver(
                        (server, agent) -> {
                          throw new IllegalStateException("out of petrol");
                        })
                    .cases("1.1.*")
                    .tests());
    assertEquals(8 + 1, launch.count(FAILED));
    assertEquals(
        List.of("the driver threw java.lang.IllegalStateException: out of petrol"),
        launch.sentences());
  }

  @Test
  void aDriverThatNeverReturnsIsGivenUp() {
    Launch launch =
        Launch.of(
            () ->
                Conformance.clientWithDriver((server, agent) -> new CountDownLatch(1).await())
                    .timeLimit(Duration.ofSeconds(1))
                    .cases("1.1.*")
                    .tests());
    assertEquals(8 + 1, launch.count(FAILED));
    assertEquals(List.of("the driver did not come to its end in 1 s"), launch.sentences());
  }
}
