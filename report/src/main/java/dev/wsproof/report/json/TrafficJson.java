package dev.wsproof.report.json;

import dev.wsproof.observe.TrafficStats;
import tools.jackson.core.JsonGenerator;

/**
 * Writes and reads the octets that a result moved at each level. What can be computed is written,
 * and left out when read.
 */
final class TrafficJson {
  private static final String IN = "incoming";
  private static final String OUT = "outgoing";

  private TrafficJson() {}

  /** Writes {@code traffic}, which may be null. */
  static void write(JsonGenerator json, TrafficStats traffic) {
    if (traffic == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    write(json, IN, traffic.incoming());
    write(json, OUT, traffic.outgoing());
    json.writeNumberProperty("preopenIncomingOctetsWireLevel", traffic.preopenIncomingOctets());
    json.writeNumberProperty("preopenOutgoingOctetsWireLevel", traffic.preopenOutgoingOctets());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String way, TrafficStats.Direction direction) {
    json.writeName(way + "CompressionRatio");
    PythonJson.real(json, direction.compressionRatio());
    json.writeNumberProperty(way + "OctetsAppLevel", direction.octetsAppLevel());
    json.writeNumberProperty(way + "OctetsWebSocketLevel", direction.octetsWebSocketLevel());
    json.writeNumberProperty(way + "OctetsWireLevel", direction.octetsWireLevel());
    json.writeNumberProperty(way + "WebSocketFrames", direction.frames());
    json.writeNumberProperty(way + "WebSocketMessages", direction.messages());
    json.writeName(way + "WebSocketOverhead");
    PythonJson.real(json, direction.webSocketOverhead());
  }

  /** Counts of one direction, as far as they came. */
  private static final class Counts {
    private final String way;
    private long wire;
    private long webSocket;
    private long app;
    private long frames;
    private long messages;

    Counts(String way) {
      this.way = way;
    }

    boolean read(JsonReader json, String key) throws Malformed {
      if (!key.startsWith(way)) {
        return false;
      }
      switch (key.substring(way.length())) {
        case "OctetsWireLevel" -> wire = count(json);
        case "OctetsWebSocketLevel" -> webSocket = count(json);
        case "OctetsAppLevel" -> app = count(json);
        case "WebSocketFrames" -> frames = count(json);
        case "WebSocketMessages" -> messages = count(json);
        default -> {
          return false;
        }
      }
      return true;
    }

    TrafficStats.Direction direction() {
      return new TrafficStats.Direction(wire, webSocket, app, frames, messages);
    }
  }

  /** Reads what is there; null for null, 0 for counts that are missing. */
  static TrafficStats read(JsonReader json) throws Malformed {
    if (json.isNull()) {
      return null;
    }
    Counts incoming = new Counts(IN);
    Counts outgoing = new Counts(OUT);
    long preopenIncoming = 0;
    long preopenOutgoing = 0;
    json.beginObject();
    for (String key = json.nextKey(); key != null; key = json.nextKey()) {
      if (key.equals("preopenIncomingOctetsWireLevel")) {
        preopenIncoming = count(json);
      } else if (key.equals("preopenOutgoingOctetsWireLevel")) {
        preopenOutgoing = count(json);
      } else if (!incoming.read(json, key) && !outgoing.read(json, key)) {
        json.skip();
      }
    }
    return new TrafficStats(
        outgoing.direction(), incoming.direction(), preopenOutgoing, preopenIncoming);
  }

  private static long count(JsonReader json) throws Malformed {
    return json.isNull() ? 0 : json.integer(0, Long.MAX_VALUE);
  }
}
