package dev.wsproof.run;

import dev.wsproof.engine.EngineOptions;
import dev.wsproof.handshake.AddedFields;
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
 * @param fields further fields of the upgrade request
 * @param route the way there
 */
public record Target(
    String agent,
    URI uri,
    String hostname,
    String origin,
    List<String> protocols,
    EngineOptions options,
    TlsSettings tls,
    AddedFields fields,
    Route route) {
  /** Defensive copy. */
  public Target {
    protocols = List.copyOf(protocols);
  }

  /** A server straight at its URL that wants no further fields. */
  public Target(
      String agent,
      URI uri,
      String hostname,
      String origin,
      List<String> protocols,
      EngineOptions options,
      TlsSettings tls) {
    this(agent, uri, hostname, origin, protocols, options, tls, AddedFields.NONE, Route.DIRECT);
  }
}
