package dev.wsproof.script;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is different about an HTTP head that we send in the opening handshake; checks nothing, since
 * breaking the rules is what it is for (RFC 6455 §4). Immutable. All text is one character an
 * octet, and may name parts of the usual head, such as <code>{key}</code>: see {@link
 * #PLACEHOLDERS}.
 *
 * @param startLine in place of the request line or status line; null for the usual one
 * @param raw in place of the whole head, to its last octet; null to change the usual one
 * @param set fields with their values, a line each, in place of all fields of that name
 * @param removed names of fields to leave out
 * @param added whole lines behind the fields, right or wrong
 * @param filler octets of fields that mean nothing, behind all others
 * @param unfinished whether the empty line at the end is left out
 */
public record HeadChange(
    String startLine,
    String raw,
    Map<String, List<String>> set,
    List<String> removed,
    List<String> added,
    int filler,
    boolean unfinished) {

  /** What can stand in braces: parts of the usual head, and wrong forms of the accept value. */
  public static final List<String> PLACEHOLDERS =
      List.of(
          "target",
          "host",
          "key",
          "accept",
          "accept-swapped-case",
          "accept-cut",
          "accept-hex",
          "accept-of-decoded-key");

  /** No difference. */
  public static final HeadChange NONE =
      new HeadChange(null, null, Map.of(), List.of(), List.of(), 0, false);

  /** Defensive copies, in order. */
  public HeadChange {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    set.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    set = Collections.unmodifiableMap(copy);
    removed = List.copyOf(removed);
    added = List.copyOf(added);
  }

  /** What changes, a phrase each, for people. */
  public List<String> phrases() {
    if (raw != null) {
      return List.of("head " + quoted(raw));
    }
    List<String> phrases = new ArrayList<>();
    if (startLine != null) {
      phrases.add("first line " + quoted(startLine));
    }
    set.forEach(
        (name, values) ->
            values.forEach(value -> phrases.add("field " + quoted(name + ": " + value))));
    removed.forEach(name -> phrases.add("no field " + name));
    added.forEach(line -> phrases.add("line " + quoted(line) + " added"));
    if (filler > 0) {
      phrases.add(filler + " octets of fields that mean nothing");
    }
    if (unfinished) {
      phrases.add("no end of the head");
    }
    return phrases;
  }

  private static String quoted(String text) {
    StringBuilder shown = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\r' -> shown.append("\\r");
        case '\n' -> shown.append("\\n");
        case '\t' -> shown.append("\\t");
        case '"', '\\' -> shown.append('\\').append(c);
        default -> {
          if (c < ' ' || c > '~') {
            shown.append("\\x%02x".formatted((int) c));
          } else {
            shown.append(c);
          }
        }
      }
    }
    return shown.append('"').toString();
  }
}
