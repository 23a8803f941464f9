package dev.wsproof.cases.compile;

import dev.wsproof.cases.source.Diagnostics;
import dev.wsproof.cases.source.Node;
import dev.wsproof.cases.source.Spelling;
import dev.wsproof.script.ExtensionsSpec;
import dev.wsproof.script.HandshakeSpec;
import dev.wsproof.script.HeadChange;
import dev.wsproof.script.OpeningOutcome;
import dev.wsproof.script.OpeningOutcome.Way;
import dev.wsproof.script.Outcome.Grade;
import dev.wsproof.script.Payload;
import dev.wsproof.script.TcpEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a case does with our half of the opening handshake; refuses only what could not be
 * sent, never what breaks a rule of HTTP (RFC 6455 §4).
 */
final class HandshakeReader {
  private static final List<String> HEAD =
      List.of("first-line", "set", "remove", "add", "filler", "unfinished", "raw");
  private static final List<String> AROUND =
      List.of("before", "glued", "chop", "tail", "delay", "cut", "drop");
  private static final int LONGEST_LINE = 4096;
  private static final int MOST_LINES = 100;
  private static final int MOST_FILLER = 64 * 1024;
  private static final int MOST_AROUND = 64 * 1024;
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(10);
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z-]+)\\}");

  private final PayloadReader payloads;
  private final Diagnostics out;

  HandshakeReader(PayloadReader payloads, Diagnostics out) {
    this.payloads = payloads;
    this.out = out;
  }

  /**
   * What {@code handshake}, {@code extensions} and {@code opening} say; null when they stand in no
   * family or can't be read.
   *
   * @param ofOneRole whether the case is run in one role only
   */
  HandshakeSpec read(Keys family, boolean ofOneRole) {
    final boolean changes = family.has("handshake");
    if (!changes && !family.has("extensions") && !family.has("opening")) {
      return null;
    }
    ExtensionsSpec extensions = new ExtensionsReader(out).read(family);
    List<OpeningOutcome> outcomes = outcomes(family);
    boolean forBoth = !changes && outcomes.stream().allMatch(outcome -> outcome.way().opens());
    if (!ofOneRole && !forBoth) {
      Node there = changes ? family.get("handshake") : family.get("opening");
      out.add(
          there.at(),
          "handshake: of both roles, wanted one: write roles: [client] or roles: [server]");
    }
    if (!changes) {
      return new HandshakeSpec(extensions, outcomes);
    }
    List<String> known = new ArrayList<>(HEAD);
    known.addAll(AROUND);
    Keys keys = Keys.of("handshake", family.get("handshake"), known, out);
    return keys == null ? null : spec(keys, extensions, outcomes);
  }

  private List<OpeningOutcome> outcomes(Keys family) {
    if (family.has("extensions") && !family.has("opening")) {
      return List.of(
          new OpeningOutcome(Grade.OK, Way.AGREED),
          new OpeningOutcome(Grade.UNIMPLEMENTED, Way.DECLINED));
    }
    Node opening = family.require("opening", "how it may go, such as {OK: [opened]}");
    return opening == null ? List.of() : new OpeningReader(out).read(opening);
  }

  private HandshakeSpec spec(Keys keys, ExtensionsSpec extensions, List<OpeningOutcome> outcomes) {
    HeadChange head =
        new HeadChange(
            line(keys, "first-line"),
            line(keys, "raw"),
            set(keys),
            lines(keys, "remove", "a list of field names"),
            lines(keys, "add", "a list of lines, such as [\"X-Odd : 1\"]"),
            keys.has("filler") ? or(keys.whole("filler", 1, MOST_FILLER), 0) : 0,
            keys.flag("unfinished", false));
    if (head.raw() != null && HEAD.stream().anyMatch(key -> !key.equals("raw") && keys.has(key))) {
      out.add(keys.get("raw").at(), "raw: beside other keys of the head, wanted it alone");
    }
    Duration delay = keys.duration("delay");
    if (delay != null && delay.compareTo(LONGEST_DELAY) > 0) {
      out.unwanted("delay", keys.get("delay"), "a time up to 10s");
    }
    if (keys.has("chop") && keys.has("tail")) {
      out.add(keys.get("tail").at(), "chop and tail: got both, wanted one");
    }
    return new HandshakeSpec(
        head,
        around(keys, "before"),
        around(keys, "glued"),
        keys.whole("chop", 1, MOST_AROUND),
        or(keys.whole("tail", 1, MOST_AROUND), 0),
        delay,
        cut(keys),
        extensions,
        outcomes);
  }

  private HandshakeSpec.Cut cut(Keys keys) {
    if (!keys.has("cut") && !keys.has("drop")) {
      return null;
    }
    if (keys.has("chop") || keys.has("tail") || keys.has("delay")) {
      out.add(keys.at(), "cut: beside chop, tail or delay, wanted none of them");
    }
    keys.require("cut", "how many octets go out before TCP ends");
    Integer octets = keys.has("cut") ? keys.whole("cut", 0, MOST_FILLER) : null;
    Node drop = keys.require("drop", "fin or rst");
    TcpEnd how = drop == null ? null : Values.choice("drop", drop, ScriptReader.ENDS_OF_TCP, out);
    if (how == TcpEnd.HALF) {
      out.unwanted("drop", drop, "fin or rst");
    }
    return octets == null || how == null ? null : new HandshakeSpec.Cut(octets, how);
  }

  private static int or(Integer value, int otherwise) {
    return value == null ? otherwise : value;
  }

  private Payload around(Keys keys, String key) {
    Payload octets = keys.has(key) ? payloads.read(key, keys.get(key), out) : null;
    if (octets != null && octets.length() > MOST_AROUND) {
      out.unwanted(key, keys.get(key), "at most " + MOST_AROUND + " octets");
      return Payload.EMPTY;
    }
    return octets == null ? Payload.EMPTY : octets;
  }

  private Map<String, List<String>> set(Keys keys) {
    Map<String, List<String>> set = new LinkedHashMap<>();
    if (!keys.has("set")) {
      return set;
    }
    if (!(keys.get("set") instanceof Node.Fields fields)) {
      out.unwanted("set", keys.get("set"), "a mapping of field name to value, or values");
      return set;
    }
    fields
        .fields()
        .forEach(
            (name, field) -> {
              List<Node> written =
                  field.value() instanceof Node.Items items
                      ? items.items()
                      : List.of(field.value());
              List<String> values = new ArrayList<>();
              for (Node node : written) {
                String value = octets("set", node);
                if (value != null) {
                  values.add(value);
                }
              }
              if (written.isEmpty() || written.size() > MOST_LINES) {
                out.unwanted("set", field.value(), "1 to " + MOST_LINES + " values");
              }
              set.put(name, values);
            });
    return set;
  }

  private List<String> lines(Keys keys, String key, String wanted) {
    List<Node> written = keys.items(key, wanted);
    List<String> lines = new ArrayList<>();
    if (written == null) {
      return lines;
    }
    if (written.size() > MOST_LINES) {
      out.unwanted(key, keys.get(key), "at most " + MOST_LINES + " lines");
    }
    for (Node node : written) {
      String line = octets(key, node);
      if (line != null) {
        lines.add(line);
      }
    }
    return lines;
  }

  private String line(Keys keys, String key) {
    return keys.has(key) ? octets(key, keys.get(key)) : null;
  }

  /** Text that has one octet a character, and names only placeholders that there are. */
  private String octets(String key, Node node) {
    String text = Values.text(key, node, LONGEST_LINE, out);
    if (text == null) {
      return null;
    }
    if (text.chars().anyMatch(c -> c > 0xFF)) {
      out.unwanted(key, node, "characters up to \\xFF, each of them an octet");
      return null;
    }
    Matcher placeholder = PLACEHOLDER.matcher(text);
    while (placeholder.find()) {
      if (!HeadChange.PLACEHOLDERS.contains(placeholder.group(1))) {
        out.add(
            node.at(),
            Spelling.unknown("placeholder", placeholder.group(1), HeadChange.PLACEHOLDERS));
        return null;
      }
    }
    return text;
  }
}
