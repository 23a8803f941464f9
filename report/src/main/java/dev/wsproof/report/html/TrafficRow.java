package dev.wsproof.report.html;

import dev.wsproof.observe.TrafficStats;
import java.util.List;
import java.util.Locale;

/**
 * One line of the octets a result moved, both ways.
 *
 * @param sent of what wsproof sent
 * @param received of what the peer sent
 */
record TrafficRow(String name, String sent, String received, String meaning) {
  private static final String UNKNOWN = "-";

  /** The lines of {@code traffic}; none for null. */
  static List<TrafficRow> of(TrafficStats traffic) {
    if (traffic == null) {
      return List.of();
    }
    TrafficStats.Direction sent = traffic.outgoing();
    TrafficStats.Direction received = traffic.incoming();
    return List.of(
        row("Messages", sent.messages(), received.messages(), "Text and binary ones."),
        row("Frames", sent.frames(), received.frames(), "Frames that carried them."),
        row(
            "Octets at application level",
            sent.octetsAppLevel(),
            received.octetsAppLevel(),
            "Messages, plain."),
        row(
            "Octets at WebSocket level",
            sent.octetsWebSocketLevel(),
            received.octetsWebSocketLevel(),
            "Payload of those frames, compressed where it was."),
        row(
            "Octets at wire level",
            sent.octetsWireLevel(),
            received.octetsWireLevel(),
            "Everything since the connection was open, headers of frames included."),
        new TrafficRow(
            "Compression ratio",
            ratio(sent.compressionRatio()),
            ratio(received.compressionRatio()),
            "WebSocket level over application level; the smaller the better."),
        new TrafficRow(
            "WebSocket overhead",
            percent(sent.webSocketOverhead()),
            percent(received.webSocketOverhead()),
            "What framing adds to the payload."),
        row(
            "Octets before it was open",
            traffic.preopenOutgoingOctets(),
            traffic.preopenIncomingOctets(),
            "The opening handshake."));
  }

  private static TrafficRow row(String name, long sent, long received, String meaning) {
    return new TrafficRow(name, Long.toString(sent), Long.toString(received), meaning);
  }

  /** Three decimals. */
  static String ratio(Double ratio) {
    return ratio == null ? UNKNOWN : String.format(Locale.ROOT, "%.3f", ratio);
  }

  private static String percent(Double share) {
    return share == null ? UNKNOWN : String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }
}
