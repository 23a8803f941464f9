package dev.wsproof.run;

import dev.wsproof.engine.EngineOptions;
import dev.wsproof.transport.TlsSettings;
import java.net.URI;
import java.util.List;

/**
 * A server to test and how to speak to it.
 *
 * @param agent its name in the reports; null to take it from its {@code Server} field
 * @param uri {@code ws:} or {@code wss:}, with host; port and path optional
 * @param hostname name for TLS SNI and certificate check instead of the URI's host; null for that
 * @param origin value of the {@code Origin} field; null for none
 * @param protocols subprotocols to offer, in order
 * @param options how our end behaves
 * @param tls whom to trust; ignored for {@code ws:}
 */
public record Target(
    String agent,
    URI uri,
    String hostname,
    String origin,
    List<String> protocols,
    EngineOptions options,
    TlsSettings tls) {
  /** Defensive copy. */
  public Target {
    protocols = List.copyOf(protocols);
  }
}
