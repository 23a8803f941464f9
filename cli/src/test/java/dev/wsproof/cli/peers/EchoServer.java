package dev.wsproof.cli.peers;

import java.io.IOException;
import java.net.URI;

/** A third party's server that echoes every message, on a free port of the loopback address. */
public interface EchoServer extends AutoCloseable {
  /** The address to listen on. */
  String HOST = "127.0.0.1";

  /** Octets of the longest message. */
  int MAX_MESSAGE_OCTETS = 64 << 20;

  /** The TCP port it got. */
  int port();

  /** Where it can be reached, without TLS. */
  default URI uri() {
    return URI.create("ws://" + HOST + ":" + port());
  }

  @Override
  void close() throws IOException;

  /** Starts one. */
  @FunctionalInterface
  interface Start {
    EchoServer start() throws Exception;
  }
}
