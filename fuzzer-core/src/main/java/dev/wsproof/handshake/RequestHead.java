package dev.wsproof.handshake;

import java.util.List;
import java.util.Map;

/**
 * A request line and its header fields; holds what stands there and judges none of it (RFC 9112
 * §3). Immutable.
 *
 * @param method as on the wire
 * @param target as on the wire, one character an octet
 * @param version such as HTTP/1.1
 * @param fields in order
 */
public record RequestHead(String method, String target, String version, List<HeaderField> fields)
    implements HeaderFields {

  /** Copies the fields. */
  public RequestHead {
    fields = List.copyOf(fields);
  }

  /**
   * Reads a head up to and including its empty line; one empty line before it is ignored.
   *
   * @param text one character an octet
   * @throws MalformedHead when it breaks the grammar of HTTP/1.1
   */
  public static RequestHead parse(String text) throws MalformedHead {
    // RFC 9112 §2.2: a server should ignore at least one empty line before the request line.
    HeadText head = HeadText.parse(text.startsWith("\r\n") ? text.substring(2) : text);
    String[] parts = head.startLine().split(" ", 4);
    if (parts.length != 3
        || !Token.is(parts[0])
        || parts[1].isEmpty()
        || !HeadText.isVersion(parts[2])) {
      throw new MalformedHead(
          "request line",
          head.startLine(),
          "a method, a target and an HTTP version, one space between them");
    }
    return new RequestHead(parts[0], parts[1], parts[2], head.fields());
  }

  /** The target without scheme, authority, query and fragment; "/" when nothing is left. */
  public String path() {
    return new RequestTarget(target).path();
  }

  /**
   * The parameters of the target's query, percent-decoded as UTF-8, '+' being a space; a malformed
   * percent sign stands for itself. Order is kept; parameters beyond the hundredth are left out.
   */
  public Map<String, List<String>> query() {
    return new RequestTarget(target).query();
  }
}
