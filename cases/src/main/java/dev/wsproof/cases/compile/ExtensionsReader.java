package dev.wsproof.cases.compile;

import dev.wsproof.cases.source.Diagnostics;
import dev.wsproof.cases.source.Node;
import dev.wsproof.script.AgreementPattern;
import dev.wsproof.script.DeflateReply;
import dev.wsproof.script.ExtensionsSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what a case does about extensions, and which agreements it means; refuses only what could
 * not be sent (RFC 6455 §9.1, RFC 7692 §7.1).
 */
final class ExtensionsReader {
  private static final String OUR_NO_CONTEXT = "our-no-context-takeover";
  private static final String OUR_WINDOW = "our-max-window-bits";
  private static final String PEER_NO_CONTEXT = "peer-no-context-takeover";
  private static final String PEER_WINDOW = "peer-max-window-bits";
  private static final List<String> PARAMETERS =
      List.of(OUR_NO_CONTEXT, OUR_WINDOW, PEER_NO_CONTEXT, PEER_WINDOW);
  private static final int LEAST_WINDOW_BITS = 8;
  private static final int MOST_WINDOW_BITS = 15;
  private static final int MOST_LINES = 20;
  private static final int LONGEST_LINE = 16 * 1024;

  private final Diagnostics out;

  ExtensionsReader(Diagnostics out) {
    this.out = out;
  }

  /** What {@code extensions} says; null when it is not there or can't be read. */
  ExtensionsSpec read(Keys family) {
    if (!family.has("extensions")) {
      return null;
    }
    List<String> known = List.of("offer", "accept", "reply", "unless-offered");
    Keys keys = Keys.of("extensions", family.get("extensions"), known, out);
    if (keys == null) {
      return null;
    }
    List<String> offer = lines(keys, "offer");
    return new ExtensionsSpec(
        offer.isEmpty() ? ExtensionsSpec.USUAL.offer() : offer,
        keys.has("accept") ? accept(keys.get("accept")) : DeflateReply.NOTHING_MORE,
        lines(keys, "reply"),
        lines(keys, "unless-offered"));
  }

  private DeflateReply accept(Node node) {
    Keys keys = Keys.of("accept", node, PARAMETERS, out);
    return keys == null
        ? DeflateReply.NOTHING_MORE
        : new DeflateReply(
            keys.flag(OUR_NO_CONTEXT, false),
            keys.whole(OUR_WINDOW, LEAST_WINDOW_BITS, MOST_WINDOW_BITS),
            keys.flag(PEER_NO_CONTEXT, false),
            keys.whole(PEER_WINDOW, LEAST_WINDOW_BITS, MOST_WINDOW_BITS));
  }

  /** One text, or a list of them; none when the key is not there. */
  private List<String> lines(Keys keys, String key) {
    List<String> lines = new ArrayList<>();
    Node node = keys.get(key);
    if (node == null) {
      return lines;
    }
    List<Node> written = node instanceof Node.Items items ? items.items() : List.of(node);
    if (written.isEmpty() || written.size() > MOST_LINES) {
      out.unwanted(key, node, "1 to " + MOST_LINES + " texts");
    }
    for (Node line : written) {
      String text = Values.text(key, line, LONGEST_LINE, out);
      if (text != null && text.chars().anyMatch(c -> c > 0xFF)) {
        out.unwanted(key, line, "characters up to \\xFF, each of them an octet");
      } else if (text != null) {
        lines.add(text);
      }
    }
    return lines;
  }

  /** The agreements that {@code node}, the value of {@code agreed}, means. */
  AgreementPattern pattern(Node node) {
    Keys keys = Keys.of("agreed", node, PARAMETERS, out);
    return keys == null
        ? AgreementPattern.ANY
        : new AgreementPattern(
            flag(keys, OUR_NO_CONTEXT),
            flag(keys, PEER_NO_CONTEXT),
            bits(keys, OUR_WINDOW),
            bits(keys, PEER_WINDOW));
  }

  private static Boolean flag(Keys keys, String key) {
    return keys.has(key) ? keys.flag(key, false) : null;
  }

  private Integer bits(Keys keys, String key) {
    return keys.get(key) instanceof Node.Scalar scalar && scalar.text().equals("none")
        ? Integer.valueOf(AgreementPattern.NOT_NAMED)
        : keys.whole(key, LEAST_WINDOW_BITS, MOST_WINDOW_BITS);
  }
}
