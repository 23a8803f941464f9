package dev.wsproof.handshake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What we ask of a server in the opening handshake; writes it as given and checks nothing (RFC 6455
 * §4.1). Immutable. All text is one character an octet.
 *
 * @param host a name or an address, an IPv6 one with or without brackets
 * @param port where we connected
 * @param secure whether over TLS
 * @param resource the request target: path and query
 * @param key the value of Sec-WebSocket-Key
 * @param userAgent who we say we are
 * @param origin null to send none
 * @param protocols the subprotocols offered, best first
 * @param extensions the extension offers, best first
 * @param more further fields; a {@code User-Agent} or a {@code Host} among them stands in place of
 *     ours
 */
public record UpgradeRequest(
    String host,
    int port,
    boolean secure,
    String resource,
    String key,
    String userAgent,
    String origin,
    List<String> protocols,
    List<String> extensions,
    List<HeaderField> more) {

  /** Copies the lists. */
  public UpgradeRequest {
    protocols = List.copyOf(protocols);
    extensions = List.copyOf(extensions);
    more = List.copyOf(more);
  }

  /** The request as it goes on the wire, up to and including the empty line. */
  public String text() {
    // Parity: order and spelling of the fields are those of the classic suite.
    List<HeaderField> fields = new ArrayList<>();
    fields.add(given("User-Agent").orElse(new HeaderField("User-Agent", userAgent)));
    fields.add(given("Host").orElse(new HeaderField("Host", authority())));
    fields.add(new HeaderField("Upgrade", "WebSocket"));
    fields.add(new HeaderField("Connection", "Upgrade"));
    fields.add(new HeaderField("Pragma", "no-cache"));
    fields.add(new HeaderField("Cache-Control", "no-cache"));
    more.stream()
        .filter(field -> fields.stream().noneMatch(placed -> placed == field))
        .toList()
        .forEach(fields::add);
    fields.add(new HeaderField("Sec-WebSocket-Key", key));
    if (origin != null) {
      fields.add(new HeaderField("Origin", origin));
    }
    if (!protocols.isEmpty()) {
      fields.add(new HeaderField("Sec-WebSocket-Protocol", String.join(", ", protocols)));
    }
    if (!extensions.isEmpty()) {
      fields.add(new HeaderField("Sec-WebSocket-Extensions", String.join(", ", extensions)));
    }
    fields.add(new HeaderField("Sec-WebSocket-Version", "13"));
    return fields.stream()
        .map(HeaderField::toString)
        .collect(Collectors.joining("\r\n", "GET " + resource + " HTTP/1.1\r\n", "\r\n\r\n"));
  }

  private Optional<HeaderField> given(String name) {
    return more.stream().filter(field -> field.name().equalsIgnoreCase(name)).findFirst();
  }

  /** Host and port, without the port that the scheme implies (RFC 6455 §3). */
  private String authority() {
    String name = host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
    return port == (secure ? 443 : 80) ? name : name + ":" + port;
  }
}
