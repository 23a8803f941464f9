package dev.wsproof.cases.compile;

import dev.wsproof.cases.source.Diagnostics;
import dev.wsproof.cases.source.Node;
import dev.wsproof.deflate.BlockWriter;
import dev.wsproof.script.Payload;
import java.util.List;

/**
 * Reads {@code {deflate: [block, …]}}, a message made of deflate blocks by hand; refuses only what
 * can't be written, never what no peer can read (RFC 1951 §3.2, RFC 7692 §7.2.1).
 */
final class BlocksReader {
  private static final int MOST_BLOCKS = 1000;
  private static final int MOST_PARTS = 1000;
  private static final List<String> KINDS = List.of("stored", "fixed", "dynamic");
  private static final List<String> KEYS = List.of("stored", "fixed", "dynamic", "final");
  private static final String BLOCK =
      "a block: {stored: payload}, or {fixed: […]} or {dynamic: […]} of payloads and"
          + " {match: length, distance: n}";

  private final PayloadReader payloads;
  private final Diagnostics out;
  private final BlockWriter writer = new BlockWriter();
  private long plain;

  BlocksReader(PayloadReader payloads, Diagnostics out) {
    this.payloads = payloads;
    this.out = out;
  }

  /** The compressed message; null when it can't be read. */
  Payload read(Node node) {
    if (!(node instanceof Node.Items items) || items.items().size() > MOST_BLOCKS) {
      out.unwanted("deflate", node, "a list of up to " + MOST_BLOCKS + " blocks");
      return null;
    }
    for (Node item : items.items()) {
      if (!block(item)) {
        return null;
      }
    }
    return Payload.of(writer.message());
  }

  private boolean block(Node node) {
    Keys keys = Keys.of("deflate", node, KEYS, out);
    List<String> kinds = keys == null ? List.of() : KINDS.stream().filter(keys::has).toList();
    if (kinds.size() != 1) {
      out.unwanted("deflate", node, BLOCK);
      return false;
    }
    boolean isLast = keys.flag("final", false);
    String kind = kinds.get(0);
    if (kind.equals("stored")) {
      Payload data = octets("stored", keys.get(kind));
      if (data != null) {
        writer.stored(data.octets(), isLast);
      }
      return data != null;
    }
    List<Node> parts = keys.items(kind, "a list of payloads and matches");
    if (parts == null || parts.size() > MOST_PARTS) {
      return false;
    }
    writer.begin(kind.equals("dynamic"), isLast);
    for (Node part : parts) {
      if (!part(kind, part)) {
        return false;
      }
    }
    writer.end();
    return true;
  }

  private boolean part(String kind, Node node) {
    if (!(node instanceof Node.Fields fields) || fields.get("match") == null) {
      Payload data = octets(kind, node);
      if (data != null) {
        writer.literals(data.octets());
      }
      return data != null;
    }
    Keys keys = Keys.of("match", node, List.of("match", "distance"), out);
    keys.require("distance", "how many octets back it begins");
    Integer length = keys.whole("match", BlockWriter.SHORTEST_MATCH, PayloadReader.LONGEST);
    Integer distance = keys.whole("distance", 1, BlockWriter.FARTHEST);
    if (length == null || distance == null || !isShort(node, length)) {
      return false;
    }
    writer.match(length, distance);
    return true;
  }

  private Payload octets(String what, Node node) {
    Payload data = payloads.part(what, node, out);
    return data == null || !isShort(node, data.length()) ? null : data;
  }

  /** Whether all of it together stays bounded. */
  private boolean isShort(Node node, int more) {
    plain += more;
    if (plain > PayloadReader.LONGEST) {
      out.unwanted("deflate", node, "at most " + PayloadReader.LONGEST + " octets in all blocks");
      return false;
    }
    return true;
  }
}
