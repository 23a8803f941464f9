package dev.wsproof.report.view;

import dev.wsproof.observe.LogRow;
import dev.wsproof.report.text.OctetText;

/**
 * A row of a wire log as reports show it, its octets cut short; what is shown is not yet safe for
 * any output.
 */
public sealed interface WireRow {

  /**
   * One read or one write.
   *
   * @param length of all octets, unsigned
   * @param sync whether a write went through the chop queue
   */
  record Octets(boolean sent, long length, String shown, boolean sync) implements WireRow {}

  /**
   * A frame.
   *
   * @param opcode 0 to 15
   * @param maskKey eight hex digits; null when there is no key
   * @param length of the payload, unsigned
   * @param repeatLength null when nothing was repeated; so for every frame received
   * @param chopSize null when not chopped; so for every frame received
   */
  record Frame(
      boolean sent,
      int opcode,
      boolean fin,
      int rsv,
      boolean masked,
      String maskKey,
      long length,
      String shown,
      Integer repeatLength,
      Integer chopSize,
      boolean sync)
      implements WireRow {}

  /** A row without octets. */
  record Note(LogRow row) implements WireRow {}

  /** What is shown of {@code row}. */
  static WireRow of(LogRow row) {
    if (row instanceof LogRow.OctetsReceived octets) {
      return new Octets(
          false, octets.length(), OctetText.hex(octets.length(), octets.head()), false);
    }
    if (row instanceof LogRow.OctetsSent octets) {
      return new Octets(
          true, octets.length(), OctetText.hex(octets.length(), octets.head()), octets.sync());
    }
    if (row instanceof LogRow.FrameReceived frame) {
      return new Frame(
          false,
          frame.opcode().number(),
          frame.fin(),
          frame.rsv(),
          frame.maskKey() != null,
          OctetText.maskKey(frame.maskKey()),
          frame.length(),
          OctetText.textOrHex(frame.length(), frame.head()),
          null,
          null,
          false);
    }
    if (row instanceof LogRow.FrameSent frame) {
      return new Frame(
          true,
          frame.opcode().number(),
          frame.fin(),
          frame.rsv(),
          frame.maskKey() != null,
          OctetText.maskKey(frame.maskKey()),
          frame.length(),
          OctetText.textOrHex(frame.length(), frame.head()),
          frame.repeatLength(),
          frame.chopSize(),
          frame.sync());
    }
    return new Note(row);
  }
}
