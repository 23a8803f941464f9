package dev.wsproof.junit;

import dev.wsproof.cli.spec.WebSocketUrl;
import java.net.URI;

/**
 * Where tests with JUnit 5 begin: conformance cases as dynamic tests, one for each case, for a
 * method with {@code @TestFactory}.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> conforms() {
 *   return Conformance.server("ws://127.0.0.1:9001").cases("6.*").excluding("6.4.*").tests();
 * }
 * }</pre>
 *
 * The cases run in the background, from the moment when the first of the tests does; each test
 * waits for its own case, so that together they take as long as the command line does. Everything
 * is bounded in time, and nothing passes by being absent.
 */
public final class Conformance {
  private Conformance() {}

  /**
   * Tests of a server that echoes text and binary messages.
   *
   * @param url {@code ws:} or {@code wss:}
   * @throws IllegalArgumentException when it is no such URL
   */
  public static ServerConformance server(String url) {
    try {
      return new ServerConformance(WebSocketUrl.parse(url));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("server: got '" + url + "', wanted " + e.getMessage(), e);
    }
  }

  /**
   * Tests of a server that echoes text and binary messages.
   *
   * @throws IllegalArgumentException when {@code url} is no {@code ws:} or {@code wss:} URL
   */
  public static ServerConformance server(URI url) {
    return server(url.toString());
  }

  /**
   * Tests of a client that can connect and echo: it is called once for each case, with the URL of
   * that case.
   */
  public static ClientConformance client(EchoClient client) {
    return new ClientConformance((plan, limit) -> new ClientByCase(plan, limit, client));
  }

  /**
   * Tests of a client that has a driver for the classic suite: the driver is called once, with the
   * URL of a fuzzing server, and runs all cases by itself.
   */
  public static ClientConformance clientWithDriver(ClientDriver driver) {
    return new ClientConformance((plan, limit) -> new ClientByDriver(plan, limit, driver));
  }
}
