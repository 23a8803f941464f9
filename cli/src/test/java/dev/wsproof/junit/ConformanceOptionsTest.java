package dev.wsproof.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What makes no sense is told in a sentence, before anything runs. */
class ConformanceOptionsTest {
  private static ServerConformance server() {
    return Conformance.server("ws://127.0.0.1:9001");
  }

  private static void refused(String sentence, Executable code) {
    assertEquals(sentence, assertThrows(IllegalArgumentException.class, code).getMessage());
  }

  @Test
  void aSelectionWithoutACaseIsRefused() {
    refused(
        "no case is selected: exclude-cases takes away all 11",
        () -> server().cases("2.*").excluding("*").tests());
  }

  @Test
  void aPatternThatFitsNothingIsRefused() {
    refused("cases: \"77.*\" fits no case", () -> server().cases("1.*", "77.*").tests());
    refused("exclude-cases: \"77.*\" fits no case", () -> server().excluding("77.*").tests());
  }

  @Test
  void whatIsNoUrlOfAServerIsRefused() {
    refused(
        "server: got 'http://here', wanted a ws: or wss: URL",
        () -> Conformance.server("http://here"));
  }

  @Test
  void aSuiteThatIsNotThereIsRefused() {
    refused(
        "suite: got 'modern', wanted one of classic, extended",
        () -> server().suite("modern").tests());
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    refused("parallel: got 0, wanted a number from 1 to 1024", () -> server().parallel(0));
    refused(
        "timeoutScale: got 0.0, wanted a number from 0.1 to 100", () -> server().timeoutScale(0));
    refused(
        "timeLimit: got PT0S, wanted some time",
        () -> Conformance.client(url -> {}).timeLimit(Duration.ZERO));
  }

  @Test
  void aFieldOfTheHandshakesOwnIsRefused() {
    refused(
        "header: Upgrade: the opening handshake writes this field itself",
        () -> server().header("Upgrade", "websocket"));
  }

  @Test
  void aBaselineThatIsNotThereIsRefused() {
    refused(
        "baseline: cannot read nowhere.json: no such file",
        () -> server().baseline(Path.of("nowhere.json")).tests());
  }
}
