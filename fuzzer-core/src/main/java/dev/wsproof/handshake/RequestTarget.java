package dev.wsproof.handshake;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Takes a request target apart, in origin form or absolute form; fails on nothing (RFC 9112 §3.2,
 * RFC 3986 §3).
 *
 * @param text one character an octet
 */
record RequestTarget(String text) {
  private static final int MOST_PARAMETERS = 100;
  private static final Pattern SCHEME = Pattern.compile("(?i)(https?|wss?)://");

  /** Whether it names a resource: a path, or a whole http or ws URI. */
  boolean isResource() {
    return text.startsWith("/") || SCHEME.matcher(text).lookingAt();
  }

  boolean hasFragment() {
    return text.indexOf('#') >= 0;
  }

  String path() {
    String path = withoutFragment();
    int query = path.indexOf('?');
    if (query >= 0) {
      path = path.substring(0, query);
    }
    var scheme = SCHEME.matcher(path);
    if (scheme.lookingAt()) {
      int slash = path.indexOf('/', scheme.end());
      path = slash < 0 ? "" : path.substring(slash);
    }
    return path.isEmpty() ? "/" : path;
  }

  Map<String, List<String>> query() {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    String target = withoutFragment();
    int begin = target.indexOf('?') + 1;
    if (begin == 0) {
      return parameters;
    }
    String[] pairs = target.substring(begin).split("&", MOST_PARAMETERS + 1);
    for (int i = 0; i < Math.min(pairs.length, MOST_PARAMETERS); i++) {
      String pair = pairs[i];
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        parameters.computeIfAbsent(decoded(name), any -> new ArrayList<>()).add(decoded(value));
      }
    }
    return parameters;
  }

  private String withoutFragment() {
    int fragment = text.indexOf('#');
    return fragment < 0 ? text : text.substring(0, fragment);
  }

  private static String decoded(String text) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int octet = c == '%' ? percentDecoded(text, i) : -1;
      if (octet >= 0) {
        octets.write(octet);
        i += 2;
      } else {
        octets.write(c == '+' ? ' ' : c);
      }
    }
    return octets.toString(StandardCharsets.UTF_8);
  }

  /** The octet that the three characters from {@code at} stand for, or -1. */
  private static int percentDecoded(String text, int at) {
    if (text.length() - at < 3) {
      return -1;
    }
    int high = Character.digit(text.charAt(at + 1), 16);
    int low = Character.digit(text.charAt(at + 2), 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}
