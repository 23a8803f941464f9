package dev.wsproof.handshake;

import java.util.Optional;

/**
 * What we ask of an HTTP proxy to get through to a server, and whether its answer lets us; sends
 * and reads nothing (RFC 9110 §9.3.6). Immutable.
 *
 * @param host of the server, an IPv6 address with or without brackets
 * @param port of the server
 * @param userAgent who we say we are
 * @param authorization the value of {@code Proxy-Authorization}; null to send none
 */
public record ConnectRequest(String host, int port, String userAgent, String authorization) {

  /** The request as it goes on the wire. */
  public String text() {
    String name = host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
    String authority = name + ":" + port;
    return "CONNECT "
        + authority
        + " HTTP/1.1\r\nHost: "
        + authority
        + "\r\nUser-Agent: "
        + userAgent
        + (authorization == null ? "" : "\r\nProxy-Authorization: " + authorization)
        + "\r\n\r\n";
  }

  /** Why there is no tunnel, in a few words; empty when there is one. */
  public Optional<String> problem(ResponseHead response) {
    if (response.status() / 100 == 2) {
      return Optional.empty();
    }
    String answer =
        "CONNECT was answered with " + response.status() + " " + PeerText.quote(response.reason());
    if (response.status() != 407) {
      return Optional.of(answer);
    }
    return Optional.of(
        answer
            + (authorization == null
                ? ": it wants a user and a password, as in --proxy http://NAME:PASSWORD@HOST:PORT"
                : ": it does not take this user and password"));
  }

  /** Without the credentials. */
  @Override
  public String toString() {
    return SecretFields.USUAL.masked(text());
  }
}
