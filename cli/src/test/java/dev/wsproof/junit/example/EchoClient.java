package dev.wsproof.junit.example;

import dev.wsproof.cli.modes.Connector;
import dev.wsproof.cli.modes.TesteeClient;
import dev.wsproof.cli.testee.StrictClient;
import java.net.URI;

/** A client made of Netty's codec: sends back what comes. */
public final class EchoClient {
  private EchoClient() {}

  /** Connects, and returns when the connection is closed. */
  public static void echoUntilClosed(URI url) throws Exception {
    try (Connector connector = new Connector("echo-client", false, true)) {
      connector.open(url, StrictClient.echo()).get().closeFuture().await();
    }
  }

  /** Does what a driver for the classic suite does. */
  public static void runAllCases(URI server, String agent) throws Exception {
    try (Connector connector = new Connector("echo-client", false, true)) {
      new TesteeClient(connector, server, agent, line -> {}).run(4);
    }
  }
}
