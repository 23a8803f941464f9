package dev.wsproof.handshake;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checks a server's answer as a client must; neither sends nor reads anything (RFC 6455 §4.1).
 * Stateless: any thread.
 */
public final class ClientHandshake {
  private ClientHandshake() {}

  /** The first rule that {@code response} breaks, as a sentence; empty when it is all right. */
  public static Optional<String> problem(UpgradeRequest request, ResponseHead response) {
    return status(response)
        .or(() -> upgrade(response))
        .or(() -> connection(response))
        .or(() -> accept(request, response))
        .or(() -> extensions(request, response))
        .or(() -> subprotocol(request, response));
  }

  /** The subprotocol that {@code response} names, if any. */
  public static Optional<String> protocol(ResponseHead response) {
    return response.first("Sec-WebSocket-Protocol").filter(name -> !name.isEmpty());
  }

  private static Optional<String> status(ResponseHead response) {
    if (!HeadText.isUpgradable(response.version())) {
      return problem("HTTP version", PeerText.quote(response.version()), "HTTP/1.1 or higher");
    }
    return response.status() == 101
        ? Optional.empty()
        : problem("status", response.status() + " " + PeerText.quote(response.reason()), "101");
  }

  private static Optional<String> upgrade(ResponseHead response) {
    List<String> upgrades = response.elements("Upgrade");
    return !upgrades.isEmpty() && upgrades.stream().allMatch("websocket"::equalsIgnoreCase)
        ? Optional.empty()
        : problem("Upgrade", PeerText.quote(response.all("Upgrade")), "'websocket'");
  }

  private static Optional<String> connection(ResponseHead response) {
    return response.hasToken("Connection", "Upgrade")
        ? Optional.empty()
        : problem("Connection", PeerText.quote(response.all("Connection")), "'Upgrade' in it");
  }

  private static Optional<String> accept(UpgradeRequest request, ResponseHead response) {
    List<String> values = response.all("Sec-WebSocket-Accept");
    String right = AcceptKey.acceptFor(request.key());
    return values.equals(List.of(right))
        ? Optional.empty()
        : problem(
            "Sec-WebSocket-Accept",
            several(values) + PeerText.quote(values),
            "'" + right + "' in one field");
  }

  private static Optional<String> extensions(UpgradeRequest request, ResponseHead response) {
    String field = "Sec-WebSocket-Extensions";
    List<String> values = response.all(field);
    if (values.size() > 1) { // RFC 6455 §11.3.2
      return problem(field, several(values) + PeerText.quote(values), "at most one field");
    }
    try {
      List<String> offered = namesOffered(request);
      for (Extension agreed : ExtensionsHeader.parse(values)) {
        if (!offered.contains(agreed.name())) {
          return problem(
              field,
              PeerText.quote(agreed.name()),
              offered.isEmpty() ? "none, as none was offered" : "only what was offered");
        }
      }
      return Optional.empty();
    } catch (MalformedHead malformed) {
      return Optional.of(malformed.getMessage());
    }
  }

  private static Optional<String> subprotocol(UpgradeRequest request, ResponseHead response) {
    String field = "Sec-WebSocket-Protocol";
    List<String> values = response.all(field);
    if (values.size() > 1) { // RFC 6455 §11.3.4
      return problem(field, several(values) + PeerText.quote(values), "at most one field");
    }
    // Parity: the classic suite takes an empty value for no subprotocol, though it is no token.
    Optional<String> agreed = protocol(response);
    return agreed.isEmpty() || request.protocols().contains(agreed.get())
        ? Optional.empty()
        : problem(
            field,
            PeerText.quote(agreed.get()),
            request.protocols().isEmpty() ? "none, as none was offered" : "one that was offered");
  }

  /** What stands where names do, even when a case offers what breaks the grammar. */
  private static List<String> namesOffered(UpgradeRequest request) {
    return request.extensions().stream()
        .flatMap(offers -> Stream.of(offers.split(",")))
        .map(offer -> HeadText.trimmed(offer.split(";", 2)[0]))
        .toList();
  }

  private static String several(List<String> values) {
    return values.size() > 1 ? values.size() + " fields, " : "";
  }

  private static Optional<String> problem(String what, String got, String wanted) {
    return Optional.of(what + " of the response: got " + got + ", wanted " + wanted);
  }
}
