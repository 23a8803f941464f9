package dev.wsproof.run;

import dev.wsproof.engine.EngineOptions;
import dev.wsproof.transport.TlsServer;
import java.net.InetAddress;
import java.util.List;

/**
 * How a fuzzing server listens and speaks.
 *
 * @param addresses where to listen; none means every address of the machine
 * @param port 0 for a free one
 * @param tls how to speak TLS; null for plain TCP
 * @param options how our end behaves in cases
 * @param name what we call ourselves in the {@code Server} field
 * @param timeouts how far our limits are stretched, those of {@code options} too
 */
public record ServerSettings(
    List<InetAddress> addresses,
    int port,
    TlsServer tls,
    EngineOptions options,
    String name,
    TimeoutScale timeouts) {
  /** Defensive copy. */
  public ServerSettings {
    addresses = List.copyOf(addresses);
  }

  /** With the usual limits. */
  public ServerSettings(
      List<InetAddress> addresses, int port, TlsServer tls, EngineOptions options, String name) {
    this(addresses, port, tls, options, name, TimeoutScale.NONE);
  }
}
