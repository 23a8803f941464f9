package dev.wsproof.cli.modes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.cases.CaseSelector;
import dev.wsproof.cases.Catalogue;
import dev.wsproof.cases.SelectionException;
import dev.wsproof.cli.spec.DriverJson;
import dev.wsproof.cli.testee.defect.Defect;
import dev.wsproof.cli.testee.defect.DefectClient;
import dev.wsproof.cli.testee.defect.DefectDriver;
import dev.wsproof.engine.EngineOptions;
import dev.wsproof.run.CaseResult;
import dev.wsproof.run.FuzzingServer;
import dev.wsproof.run.RunProgress;
import dev.wsproof.run.ServerSettings;
import dev.wsproof.script.TestCase;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import dev.wsproof.wire.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The testee as a client passes what a strict client passes, and drives as drivers do. */
class TesteeClientTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private final List<CaseResult> results = Collections.synchronizedList(new ArrayList<>());
  private final List<String> updates = Collections.synchronizedList(new ArrayList<>());
  private final Connector connector = new Connector("test", false, true);

  @AfterEach
  void stop() {
    connector.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void passesEveryCase(int parallel) throws Exception {
    List<TestCase> cases =
        select("1.*", "2.*", "3.*", "4.*", "5.1", "5.3", "6.*", "7.1.*", "7.7.*");
    try (FuzzingServer server = server(cases)) {
      URI uri = URI.create("ws://127.0.0.1:" + server.start());

      int count = new TesteeClient(connector, uri, "Jane Doe/ü", line -> {}).run(parallel);

      assertEquals(cases.size(), count);
      assertEquals(cases.size(), results.size());
      for (CaseResult result : results) {
        String id = result.testCase().id().toString();
        assertEquals("Jane Doe/ü", result.agent());
        if (result.verdict().behavior() != Behavior.INFORMATIONAL) {
          assertEquals(Behavior.OK, result.verdict().behavior(), id);
          assertEquals(CloseBehavior.OK, result.verdict().behaviorClose(), id);
        }
      }
      assertEquals(List.of("Jane Doe/ü"), updates);
    }
  }

  @Test
  void refusesWrongHandshakesOneAfterTheOther() throws Exception {
    List<TestCase> cases = handshakes();
    List<String> lines = new ArrayList<>();
    try (FuzzingServer server = server(cases)) {
      URI uri = URI.create("ws://127.0.0.1:" + server.start());

      new TesteeClient(connector, uri, "a", lines::add).run(4);

      assertEquals(cases.size(), results.size());
      assertEquals(Set.of(), failed());
    }
    String last = lines.get(lines.size() - 1);
    assertTrue(last.contains(" refused in the handshake: ws://127.0.0.1:"), last);
  }

  @Test
  void aClientThatComparesNoAcceptValueFailsWhereTheValueIsWrong() throws Exception {
    List<TestCase> cases = handshakes();
    try (FuzzingServer server = server(cases)) {
      URI uri = URI.create("ws://127.0.0.1:" + server.start());

      new DefectDriver(new DefectClient(Defect.ACCEPT_UNREAD), uri, "a").run(4);

      assertEquals(cases.size(), results.size());
      assertTrue(
          failed().containsAll(Set.of("0.7.11", "0.7.12.1", "0.7.13.1")), failed()::toString);
      assertFalse(failed().contains("0.6.1"));
      assertFalse(failed().contains("0.7.1"));
    }
  }

  private Set<String> failed() {
    Set<String> failed = new TreeSet<>();
    for (CaseResult result : results) {
      if (result.verdict().behavior() == Behavior.FAILED) {
        failed.add(result.testCase().id().toString());
      }
    }
    return failed;
  }

  /** The cases about the opening handshake in which clients are tested. */
  private static List<TestCase> handshakes() {
    return Catalogue.extended().cases().stream()
        .filter(each -> each.handshake() != null && each.roles().contains(Role.SERVER))
        .filter(each -> each.id().toString().startsWith("0."))
        .toList();
  }

  @Test
  void offersPermessageDeflate() throws Exception {
    try (FuzzingServer server = server(select("1.1.1"))) {
      URI uri = URI.create("ws://127.0.0.1:" + server.start() + "/?some=query");

      new TesteeClient(connector, uri, "a", line -> {}).run(1);

      String request = results.get(0).observation().httpRequest();
      assertTrue(request.toLowerCase().contains("permessage-deflate"), request);
      assertTrue(request.startsWith("GET /runCase?case=1&agent=a "), request);
    }
  }

  @Test
  void saysThatNobodyIsThere() throws Exception {
    URI uri = URI.create("ws://127.0.0.1:" + ClosedPort.number());

    IOException failure =
        assertThrows(
            IOException.class, () -> new TesteeClient(connector, uri, "a", line -> {}).run(1));

    assertEquals(uri + "/getCaseCount: connection refused", failure.getMessage());
  }

  @Test
  void saysThatAServerIsNoFuzzingServer() throws Exception {
    try (FakeServer server = new FakeServer(0, "no number")) {
      IOException failure =
          assertThrows(
              IOException.class,
              () -> new TesteeClient(connector, server.uri(), "a", line -> {}).run(1));

      assertEquals(
          "/getCaseCount: got \"no number\", wanted a number: is this a fuzzing server?",
          failure.getMessage());
    }
  }

  private static List<TestCase> select(String... patterns) throws SelectionException {
    return new CaseSelector(Catalogue.classic()).select(List.of(patterns), List.of()).cases();
  }

  private FuzzingServer server(List<TestCase> cases) {
    return new FuzzingServer(
        new ServerSettings(List.of(LOOPBACK), 0, null, EngineOptions.DEFAULT, "test"),
        cases,
        (agent, id) -> false,
        new DriverJson(),
        results::add,
        updates::add,
        new RunProgress() {});
  }
}
