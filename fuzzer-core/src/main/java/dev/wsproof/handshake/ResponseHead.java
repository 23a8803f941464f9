package dev.wsproof.handshake;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A status line and its header fields; holds what stands there and judges none of it (RFC 9112 §4).
 * Immutable.
 *
 * @param version such as HTTP/1.1
 * @param status three digits
 * @param reason the reason phrase, empty when there is none
 * @param fields in order
 */
public record ResponseHead(String version, int status, String reason, List<HeaderField> fields)
    implements HeaderFields {
  private static final Pattern STATUS_LINE =
      Pattern.compile("(HTTP/[0-9]\\.[0-9]) ([0-9]{3})(?: (.*))?", Pattern.DOTALL);

  /** Copies the fields. */
  public ResponseHead {
    fields = List.copyOf(fields);
  }

  /**
   * Reads a head up to and including its empty line.
   *
   * @param text one character an octet
   * @throws MalformedHead when it breaks the grammar of HTTP/1.1
   */
  public static ResponseHead parse(String text) throws MalformedHead {
    HeadText head = HeadText.parse(text);
    Matcher line = STATUS_LINE.matcher(head.startLine());
    if (!line.matches()) {
      throw new MalformedHead(
          "status line",
          head.startLine(),
          "an HTTP version, a status of three digits and a reason, one space between them");
    }
    String reason = line.group(3) == null ? "" : line.group(3);
    return new ResponseHead(line.group(1), Integer.parseInt(line.group(2)), reason, head.fields());
  }
}
