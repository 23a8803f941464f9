package dev.wsproof.engine;

import dev.wsproof.handshake.AcceptKey;
import dev.wsproof.script.HandshakeSpec;
import dev.wsproof.script.HeadChange;
import dev.wsproof.wire.Role;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Writes our half of an opening handshake as a case wants it: the usual head with its differences,
 * and the octets around it; checks nothing and sends nothing. Immutable.
 */
final class ChangedHead {
  private static final String CRLF = "\r\n";
  private static final int FILLER_LINE = 100;

  private final Role role;
  private final HandshakeSpec spec;

  /** What {@code spec} says; null for the usual head and nothing around it. */
  ChangedHead(Role role, HandshakeSpec spec) {
    this.role = role;
    this.spec = spec;
  }

  /**
   * The octets to send, one a character.
   *
   * @param usual the head as it would be, up to and including its empty line
   * @param target what the client asks for
   * @param host the client's Host
   * @param key the client's key
   */
  String text(String usual, String target, String host, String key) {
    if (spec == null) {
      return usual;
    }
    return latin1(spec.before().octets())
        + head(usual, values(target, host, key))
        + latin1(spec.glued().octets());
  }

  /** Fills in what the case wrote, and nothing of what users put into the usual head. */
  private String head(String usual, Map<String, String> values) {
    HeadChange change = spec.head();
    if (change.raw() != null) {
      return filledIn(change.raw(), values);
    }
    List<String> lines = new ArrayList<>(List.of(usual.split(CRLF)));
    if (change.startLine() != null) {
      lines.set(0, filledIn(change.startLine(), values));
    }
    change.removed().forEach(name -> lines.removeIf(line -> isField(line, name)));
    change.set().forEach((name, texts) -> set(lines, name, filledIn(texts, values)));
    if (role == Role.CLIENT && spec.extensions() != null) {
      set(lines, "Sec-WebSocket-Extensions", spec.extensions().offer());
    }
    lines.addAll(filledIn(change.added(), values));
    int left = change.filler();
    for (int number = 1; left > 0; number++) {
      String line = "X-Filler-" + number + ": ";
      lines.add(line + "x".repeat(Math.max(1, Math.min(left, FILLER_LINE) - line.length() - 2)));
      left -= FILLER_LINE;
    }
    return String.join(CRLF, lines) + CRLF + (change.unfinished() ? "" : CRLF);
  }

  /** In the place of the first field of this name; behind all others when there is none. */
  private static void set(List<String> lines, String name, List<String> values) {
    int at = 1;
    while (at < lines.size() && !isField(lines.get(at), name)) {
      at++;
    }
    lines.subList(1, lines.size()).removeIf(line -> isField(line, name));
    lines.addAll(
        Math.min(at, lines.size()), values.stream().map(value -> name + ": " + value).toList());
  }

  private static boolean isField(String line, String name) {
    return line.length() > name.length()
        && line.charAt(name.length()) == ':'
        && line.regionMatches(true, 0, name, 0, name.length());
  }

  private static Map<String, String> values(String target, String host, String key) {
    String accept = AcceptKey.acceptFor(key);
    return Map.of(
        "target",
        target,
        "host",
        host,
        "key",
        key,
        "accept",
        accept,
        "accept-swapped-case",
        swappedCase(accept),
        "accept-cut",
        accept.substring(0, accept.length() - 2) + "=",
        "accept-hex",
        HexFormat.of().formatHex(Base64.getDecoder().decode(accept)),
        "accept-of-decoded-key",
        ofDecodedKey(key));
  }

  private static List<String> filledIn(List<String> texts, Map<String, String> values) {
    return texts.stream().map(text -> filledIn(text, values)).toList();
  }

  private static String filledIn(String text, Map<String, String> values) {
    StringBuilder filled = new StringBuilder(text.length());
    int from = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
      int close = text.indexOf('}', open);
      String value = close < 0 ? null : values.get(text.substring(open + 1, close));
      filled.append(text, from, open).append(value == null ? "{" : value);
      from = value == null ? open + 1 : close + 1;
    }
    return filled.append(text, from, text.length()).toString();
  }

  private static String swappedCase(String text) {
    StringBuilder swapped = new StringBuilder(text.length());
    for (char c : text.toCharArray()) {
      swapped.append(
          Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c));
    }
    return swapped.toString();
  }

  /** What a client would want that took its key for octets instead of text. */
  private static String ofDecodedKey(String key) {
    try {
      return AcceptKey.acceptFor(latin1(Base64.getDecoder().decode(key)));
    } catch (IllegalArgumentException noBase64) {
      return AcceptKey.acceptFor("");
    }
  }

  private static String latin1(byte[] octets) {
    return new String(octets, StandardCharsets.ISO_8859_1);
  }
}
