package dev.wsproof.handshake;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Checks a client's request as a server must, and writes the answers; looks at neither Origin nor
 * the port in Host, which a mapped port changes (RFC 6455 §4.2). Stateless: any thread.
 */
public final class ServerHandshake {
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9+/]{22}==");

  private ServerHandshake() {}

  /** Why {@code request} is no opening handshake, by the first rule it breaks; empty when it is. */
  public static Optional<Refusal> refusal(RequestHead request) {
    return requestLine(request)
        .or(() -> host(request))
        .or(() -> upgrade(request))
        .or(() -> version(request))
        .or(() -> key(request))
        .or(() -> protocols(request))
        .or(() -> extensions(request));
  }

  /**
   * The head of the response that accepts {@code request}, which must not be one to refuse.
   *
   * @param server who we say we are
   * @param protocol the subprotocol agreed; null for none
   * @param extensions the extensions agreed, as the values of their field, a line each
   */
  public static String acceptance(
      RequestHead request, String server, String protocol, List<String> extensions) {
    // Parity: order and spelling of the fields are those of the classic suite.
    String key = request.first("Sec-WebSocket-Key").orElse("");
    return "HTTP/1.1 101 Switching Protocols\r\n"
        + line("Server", server)
        + line("Upgrade", "WebSocket")
        + line("Connection", "Upgrade")
        + (protocol == null ? "" : line("Sec-WebSocket-Protocol", protocol))
        + extensions.stream()
            .map(value -> line("Sec-WebSocket-Extensions", value))
            .collect(Collectors.joining())
        + line("Sec-WebSocket-Accept", AcceptKey.acceptFor(key))
        + "\r\n";
  }

  /** The whole response that refuses: head, and the sentence as body in UTF-8. */
  public static String response(Refusal refusal) {
    byte[] body = refusal.sentence().getBytes(StandardCharsets.UTF_8);
    StringBuilder text = new StringBuilder("HTTP/1.1 ");
    text.append(refusal.status()).append(' ').append(reason(refusal.status())).append("\r\n");
    boolean upgrade = false;
    for (HeaderField field : refusal.fields()) {
      text.append(line(field.name(), field.value()));
      upgrade |= field.name().equalsIgnoreCase("Upgrade");
    }
    return text.append(line("Content-Type", "text/plain; charset=utf-8"))
        .append(line("Content-Length", String.valueOf(body.length)))
        .append(line("Connection", upgrade ? "Upgrade, close" : "close"))
        .append("\r\n")
        .append(new String(body, StandardCharsets.ISO_8859_1))
        .toString();
  }

  private static Optional<Refusal> requestLine(RequestHead request) {
    if (!request.method().equals("GET")) {
      return refusal(
          405, "method", PeerText.quote(request.method()), "GET", new HeaderField("Allow", "GET"));
    }
    if (!HeadText.isUpgradable(request.version())) {
      return refusal(505, "HTTP version", PeerText.quote(request.version()), "HTTP/1.1 or higher");
    }
    RequestTarget target = new RequestTarget(request.target());
    return target.isResource() && !target.hasFragment()
        ? Optional.empty()
        : refusal(
            400,
            "request target",
            PeerText.quote(request.target()),
            "a path or a whole URI, without a fragment");
  }

  private static Optional<Refusal> host(RequestHead request) {
    List<String> values = request.all("Host");
    return values.size() == 1 && !values.get(0).isEmpty()
        ? Optional.empty()
        : refusal(400, "Host", got(values), "one field that names the server");
  }

  private static Optional<Refusal> upgrade(RequestHead request) {
    if (!request.hasToken("Upgrade", "websocket")) {
      return refusal(400, "Upgrade", got(request.all("Upgrade")), "'websocket' in it");
    }
    return request.hasToken("Connection", "Upgrade")
        ? Optional.empty()
        : refusal(400, "Connection", got(request.all("Connection")), "'Upgrade' in it");
  }

  private static Optional<Refusal> version(RequestHead request) {
    List<String> values = request.all("Sec-WebSocket-Version");
    return values.equals(List.of("13"))
        ? Optional.empty()
        : refusal(
            426,
            "Sec-WebSocket-Version",
            got(values),
            "'13' in one field",
            new HeaderField("Sec-WebSocket-Version", "13"),
            new HeaderField("Upgrade", "websocket")); // a 426 has to carry it: RFC 9110 §15.5.22
  }

  private static Optional<Refusal> key(RequestHead request) {
    List<String> values = request.all("Sec-WebSocket-Key");
    return values.size() == 1 && KEY.matcher(values.get(0)).matches()
        ? Optional.empty()
        : refusal(400, "Sec-WebSocket-Key", got(values), "one field, 16 octets in base64");
  }

  private static Optional<Refusal> protocols(RequestHead request) {
    Set<String> seen = new HashSet<>();
    for (String name : request.elements("Sec-WebSocket-Protocol")) {
      if (!Token.is(name) || !seen.add(name)) {
        return refusal(
            400, "Sec-WebSocket-Protocol", PeerText.quote(name), "tokens, each of them once");
      }
    }
    return Optional.empty();
  }

  private static Optional<Refusal> extensions(RequestHead request) {
    try {
      ExtensionsHeader.parse(request.all("Sec-WebSocket-Extensions"));
      return Optional.empty();
    } catch (MalformedHead malformed) {
      return Optional.of(new Refusal(400, malformed.getMessage(), List.of()));
    }
  }

  private static String got(List<String> values) {
    return (values.size() > 1 ? values.size() + " fields, " : "") + PeerText.quote(values);
  }

  private static Optional<Refusal> refusal(
      int status, String what, String got, String wanted, HeaderField... fields) {
    String sentence = what + " of the request: got " + got + ", wanted " + wanted;
    return Optional.of(new Refusal(status, sentence, List.of(fields)));
  }

  private static String line(String name, String value) {
    return name + ": " + value + "\r\n";
  }

  private static String reason(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 426 -> "Upgrade Required";
      case 431 -> "Request Header Fields Too Large";
      case 500 -> "Internal Server Error";
      case 503 -> "Service Unavailable";
      case 505 -> "HTTP Version Not Supported";
      default -> "Refused";
    };
  }
}
