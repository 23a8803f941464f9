package dev.wsproof.observe;

/**
 * How many octets a conversation moved at which level, both ways; judges nothing. Immutable.
 *
 * @param outgoing what we sent since the connection was open
 * @param incoming what the peer sent since then
 * @param preopenOutgoingOctets what we sent in the opening handshake
 * @param preopenIncomingOctets what the peer sent in the opening handshake
 */
public record TrafficStats(
    Direction outgoing,
    Direction incoming,
    long preopenOutgoingOctets,
    long preopenIncomingOctets) {

  /**
   * One direction.
   *
   * @param octetsWireLevel octets of frames, headers included
   * @param octetsWebSocketLevel octets of payload as they stand in data frames, compressed
   * @param octetsAppLevel octets of messages, plain
   * @param frames data frames
   * @param messages data messages
   */
  public record Direction(
      long octetsWireLevel,
      long octetsWebSocketLevel,
      long octetsAppLevel,
      long frames,
      long messages) {

    /** Payload over plain octets; null when there were none. */
    public Double compressionRatio() {
      return octetsAppLevel == 0 ? null : (double) octetsWebSocketLevel / octetsAppLevel;
    }

    /** What framing costs, as a share of the payload; null when there was none. */
    public Double webSocketOverhead() {
      return octetsWebSocketLevel == 0
          ? null
          : (double) (octetsWireLevel - octetsWebSocketLevel) / octetsWebSocketLevel;
    }
  }
}
