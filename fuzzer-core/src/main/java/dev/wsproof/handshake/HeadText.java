package dev.wsproof.handshake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Splits a message head into its start line and its fields; refuses bare CR or LF, folded lines and
 * white space before a colon (RFC 9112 §2.2, §5).
 *
 * @param startLine the request line or status line, without CRLF
 * @param fields the fields in order
 */
record HeadText(String startLine, List<HeaderField> fields) {
  private static final String CRLF = "\r\n";
  private static final Pattern VERSION = Pattern.compile("HTTP/[0-9]\\.[0-9]");

  static HeadText parse(String text) throws MalformedHead {
    List<String> lines = new ArrayList<>();
    int at = 0;
    while (true) {
      int end = text.indexOf(CRLF, at);
      if (end < 0) {
        throw new MalformedHead("end of head", text.substring(at), "CRLF after each line");
      }
      String line = text.substring(at, end);
      at = end + CRLF.length();
      if (line.isEmpty()) {
        break;
      }
      requireOneLine(line);
      lines.add(line);
    }
    if (at < text.length()) {
      throw new MalformedHead("end of head", text.substring(at), "nothing after the empty line");
    }
    if (lines.isEmpty()) {
      throw new MalformedHead("start line", "", "a request line or a status line");
    }
    List<HeaderField> fields = new ArrayList<>(lines.size() - 1);
    for (String line : lines.subList(1, lines.size())) {
      fields.add(field(line));
    }
    return new HeadText(lines.get(0), fields);
  }

  static boolean isVersion(String text) {
    return VERSION.matcher(text).matches();
  }

  /** Whether a version of that form is HTTP/1.1 or higher. */
  static boolean isUpgradable(String version) {
    return isVersion(version) && version.compareTo("HTTP/1.1") >= 0;
  }

  /** Without the spaces and tabs around it; other white space is part of a value. */
  static String trimmed(String text) {
    int begin = 0;
    int end = text.length();
    while (begin < end && isSpace(text.charAt(begin))) {
      begin++;
    }
    while (begin < end && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(begin, end);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }

  private static void requireOneLine(String line) throws MalformedHead {
    if (line.indexOf('\r') >= 0 || line.indexOf('\n') >= 0 || line.indexOf('\0') >= 0) {
      throw new MalformedHead("head line", line, "no CR, LF or NUL inside a line");
    }
  }

  private static HeaderField field(String line) throws MalformedHead {
    int colon = line.indexOf(':');
    if (colon < 0) {
      throw new MalformedHead("header field", line, "a name, a colon and a value");
    }
    String name = line.substring(0, colon);
    if (!Token.is(name)) {
      throw new MalformedHead("header field name", name, "a token right before the colon");
    }
    return new HeaderField(name, trimmed(line.substring(colon + 1)));
  }
}
