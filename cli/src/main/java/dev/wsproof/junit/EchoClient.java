package dev.wsproof.junit;

import java.net.URI;

/** A WebSocket client under test that knows nothing of cases: it connects and echoes. */
@FunctionalInterface
public interface EchoClient {
  /**
   * Connects to {@code url} and sends back every message as it came, until the connection is
   * closed; returns only then. May throw: a client has to fail connections on which the other end
   * breaks the rules, and what counts is what it did on the wire.
   *
   * @param url of one case, query and all
   * @throws Exception whatever the client under test throws
   */
  void echoUntilClosed(URI url) throws Exception;
}
