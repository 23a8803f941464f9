package dev.wsproof.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.engine.EngineOptions;
import dev.wsproof.observe.TrafficStats;
import dev.wsproof.script.TestCase;
import dev.wsproof.transport.TlsSettings;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Echo loops over real connections, with Netty's own WebSocket codec at the other end. */
class EchoLoopsOverTcpTest {
  private static final RunProgress SILENT = new RunProgress() {};

  @Test
  void aServerEchoesEveryLoop() {
    List<TestCase> cases = new ArrayList<>(EchoCases.plain());
    cases.addAll(EchoCases.deflate());
    List<CaseResult> results = againstServer(true, cases);
    results.forEach(EchoLoopsOverTcpTest::assertOk);
    assertEquals(cases.size(), results.size());
  }

  @Test
  void aServerWithoutTheExtensionDoesNotImplementIt() {
    for (CaseResult result : againstServer(false, EchoCases.deflate())) {
      assertEquals(Behavior.UNIMPLEMENTED, result.verdict().behavior());
      assertEquals(CloseBehavior.OK, result.verdict().behaviorClose());
    }
  }

  @Test
  void aClientEchoesEveryLoop() throws Exception {
    List<TestCase> cases = new ArrayList<>(EchoCases.plain());
    cases.addAll(EchoCases.deflate().subList(0, 4));
    List<CaseResult> results = againstClient(true, cases);
    results.forEach(EchoLoopsOverTcpTest::assertOk);
    assertEquals(cases.size(), results.size());
  }

  @Test
  void aClientWithoutTheExtensionDoesNotImplementIt() throws Exception {
    for (CaseResult result : againstClient(false, EchoCases.deflate())) {
      assertEquals(Behavior.UNIMPLEMENTED, result.verdict().behavior());
    }
  }

  private static void assertOk(CaseResult result) {
    String id = result.testCase().id() + ": ";
    assertEquals("OK", result.verdict().behavior().word(), id + result.verdict().result());
    assertEquals(CloseBehavior.OK, result.verdict().behaviorClose(), id);
    assertTrue(result.observation().echo().isComplete(), id);
    assertEquals(List.of(), result.observation().received(), id);
    TrafficStats traffic = result.observation().traffic();
    if (result.testCase().deflate().isEmpty()) {
      assertNull(traffic, id);
    } else {
      assertEquals(traffic.outgoing().messages(), traffic.incoming().messages(), id);
      assertEquals(traffic.outgoing().octetsAppLevel(), traffic.incoming().octetsAppLevel(), id);
      assertEquals(
          result.observation().httpRequest().length(),
          result.observation().role() == dev.wsproof.wire.Role.CLIENT
              ? traffic.preopenOutgoingOctets()
              : traffic.preopenIncomingOctets(),
          id);
    }
  }

  private static List<CaseResult> againstServer(boolean deflate, List<TestCase> cases) {
    List<CaseResult> results = Collections.synchronizedList(new ArrayList<>());
    try (NettyPeer peer = new NettyPeer(deflate);
        FuzzingClient client = new FuzzingClient(4, "test")) {
      Target target =
          new Target(
              "netty",
              URI.create("ws://127.0.0.1:" + peer.listen()),
              null,
              null,
              List.of(),
              EngineOptions.DEFAULT,
              TlsSettings.PLATFORM);
      assertNull(client.run(target, cases, results::add, SILENT).failure());
    }
    return results;
  }

  private static List<CaseResult> againstClient(boolean deflate, List<TestCase> cases)
      throws Exception {
    List<CaseResult> results = Collections.synchronizedList(new ArrayList<>());
    ServerSettings settings =
        new ServerSettings(
            List.of(InetAddress.getLoopbackAddress()), 0, null, EngineOptions.DEFAULT, "test");
    try (NettyPeer peer = new NettyPeer(deflate);
        FuzzingServer server =
            new FuzzingServer(
                settings, cases, (agent, id) -> false, null, results::add, agent -> {}, SILENT)) {
      int port = server.start();
      for (int i = 1; i <= cases.size(); i++) {
        peer.visit(URI.create("ws://127.0.0.1:" + port + "/runCase?agent=netty&case=" + i));
      }
    }
    return results;
  }
}
