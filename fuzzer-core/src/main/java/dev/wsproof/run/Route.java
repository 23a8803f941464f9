package dev.wsproof.run;

import java.nio.file.Path;

/** The way to a server; its URL says what to ask for there. Immutable. */
public sealed interface Route {
  /** TCP to the host and port of the URL. */
  Route DIRECT = new Direct();

  /** TCP to the host and port of the URL. */
  record Direct() implements Route {}

  /**
   * Through an HTTP proxy with CONNECT, which looks up the URL's host itself (RFC 9110 §9.3.6).
   *
   * @param host of the proxy
   * @param authorization the value of {@code Proxy-Authorization}; null for none
   */
  record Proxy(String host, int port, String authorization) implements Route {
    /** Where it is, without credentials. */
    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  /** A Unix domain socket; nobody looks up the URL's host. */
  record UnixSocket(Path path) implements Route {}
}
