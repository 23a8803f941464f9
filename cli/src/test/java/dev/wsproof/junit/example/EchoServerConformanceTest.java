package dev.wsproof.junit.example;

import dev.wsproof.junit.Conformance;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

class EchoServerConformanceTest {
  private static EchoServer server;

  @BeforeAll
  static void start() throws Exception {
    server = EchoServer.start();
  }

  @TestFactory
  Stream<DynamicNode> conforms() {
    return Conformance.server(server.uri()).cases("1.*", "6.*").excluding("6.4.*").tests();
  }

  @AfterAll
  static void stop() {
    server.close();
  }
}
