package dev.wsproof.engine;

import dev.wsproof.observe.TrafficStats;
import dev.wsproof.wire.FrameHeader;

/**
 * Counts octets, frames and messages of a conversation at every level until it is told that what
 * matters is over; judges nothing. Confined to its conversation's event loop.
 */
final class TrafficCounter {
  private final Levels sent = new Levels();
  private final Levels received = new Levels();
  private long preopenSent;
  private long preopenReceived;
  private boolean over;

  /** Octets of the opening handshake went out. */
  void preopenSent(int octets) {
    preopenSent += octets;
  }

  /** Octets of the opening handshake came in. */
  void preopenReceived(int octets) {
    preopenReceived += octets;
  }

  /** A frame goes out. */
  void frameSent(FrameHeader header) {
    if (!over) {
      sent.frame(header);
    }
  }

  /** Octets under no frame of ours go out. */
  void octetsSent(int octets) {
    if (!over) {
      sent.wire += octets;
    }
  }

  /** A data message goes out that has this many octets when it is not compressed. */
  void messageSent(long plain) {
    if (!over) {
      sent.message(plain);
    }
  }

  /** A frame has come whole. */
  void frameReceived(FrameHeader header) {
    if (!over) {
      received.frame(header);
    }
  }

  /** A data message has come whole. */
  void messageReceived(long plain) {
    if (!over) {
      received.message(plain);
    }
  }

  /** Counts nothing from now on: closing begins. */
  void end() {
    // Parity: the classic suite takes its figures before it closes.
    over = true;
  }

  /** What was counted so far. */
  TrafficStats stats() {
    return new TrafficStats(sent.direction(), received.direction(), preopenSent, preopenReceived);
  }

  private static final class Levels {
    private long wire;
    private long payload;
    private long plain;
    private long frames;
    private long messages;

    void frame(FrameHeader header) {
      wire += header.size() + header.payloadLength();
      if (!header.opcode().isControl()) {
        payload += header.payloadLength();
        frames++;
      }
    }

    void message(long plainOctets) {
      plain += plainOctets;
      messages++;
    }

    TrafficStats.Direction direction() {
      return new TrafficStats.Direction(wire, payload, plain, frames, messages);
    }
  }
}
