package dev.wsproof.handshake;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Knows what may be offered as subprotocols (RFC 6455 §4.1). Stateless: any thread. */
public final class Subprotocols {
  private Subprotocols() {}

  /**
   * Insists that {@code names} can be offered.
   *
   * @throws IllegalArgumentException when they cannot; the message says what was wanted
   */
  public static void requireOffer(List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!Token.is(name)) {
        throw new IllegalArgumentException(
            "got " + PeerText.quote(name) + ", wanted a token such as chat.v2 (RFC 6455 §4.1)");
      }
      if (!seen.add(name)) {
        throw new IllegalArgumentException(
            "got " + PeerText.quote(name) + " twice, wanted each subprotocol once");
      }
    }
  }
}
