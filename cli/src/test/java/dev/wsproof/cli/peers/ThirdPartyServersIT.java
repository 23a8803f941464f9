package dev.wsproof.cli.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.wsproof.cases.Catalogue;
import dev.wsproof.engine.EngineOptions;
import dev.wsproof.run.FuzzingClient;
import dev.wsproof.run.RunProgress;
import dev.wsproof.run.ServerRun;
import dev.wsproof.run.Target;
import dev.wsproof.transport.TlsSettings;
import dev.wsproof.verdict.Verdict;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Servers that others wrote get from us, case by case, what the classic suite gave them. */
@Isolated("what these servers do depends on timing")
class ThirdPartyServersIT {
  private static final int PARALLEL = 16;

  @Test
  void javaWebSocketIsJudgedAsRecorded() throws Exception {
    assertJudgedAsRecorded("java-websocket", JavaWebSocketEcho::start);
  }

  @Test
  void jettyIsJudgedAsRecorded() throws Exception {
    assertJudgedAsRecorded("jetty12", JettyEcho::start);
  }

  @Test
  void undertowIsJudgedAsRecorded() throws Exception {
    assertJudgedAsRecorded("undertow", UndertowEcho::start);
  }

  private static void assertJudgedAsRecorded(String name, EchoServer.Start start) throws Exception {
    Map<String, String> recorded = Truth.of(name);
    Map<String, String> seen;
    try (EchoServer server = start.start()) {
      seen = verdicts(name, server.uri());
    }
    assertEquals(recorded.keySet(), seen.keySet());
    Map<String, String> differences = new TreeMap<>();
    recorded.forEach(
        (id, verdict) -> {
          if (!Truth.agrees(name, id, verdict, seen.get(id))) {
            differences.put(id, seen.get(id) + " instead of " + verdict);
          }
        });
    assertEquals(Map.of(), differences);
  }

  private static Map<String, String> verdicts(String name, URI uri) {
    Target target =
        new Target(name, uri, null, null, List.of(), EngineOptions.DEFAULT, TlsSettings.PLATFORM);
    Map<String, String> verdicts = new TreeMap<>();
    try (FuzzingClient client = new FuzzingClient(PARALLEL, "wsproof-test")) {
      ServerRun run =
          client.run(
              target,
              Catalogue.classic().cases().stream().filter(c -> !c.isEchoLoop()).toList(),
              result -> verdicts.put(result.testCase().id().toString(), text(result.verdict())),
              new RunProgress() {});
      assertNull(run.failure());
    }
    return verdicts;
  }

  private static String text(Verdict verdict) {
    return verdict.behavior().word() + "/" + verdict.behaviorClose().word();
  }
}
