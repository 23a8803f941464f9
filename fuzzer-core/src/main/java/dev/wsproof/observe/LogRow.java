package dev.wsproof.observe;

import dev.wsproof.wire.Opcode;
import java.time.Duration;

/**
 * One row of a wire log, in the order of happening. Keeps at most {@link #KEPT_OCTETS} octets of
 * any data, and their true count; makes no text until somebody reads it.
 */
public sealed interface LogRow {
  /** How many octets of data a row keeps. */
  int KEPT_OCTETS = 64;

  /** Octets that arrived in one read: {@code length} of them, {@code head} the first. */
  record OctetsReceived(long length, byte[] head) implements LogRow {}

  /** Octets we handed to TCP in one write; {@code sync} when they went through the chop queue. */
  record OctetsSent(long length, byte[] head, boolean sync) implements LogRow {}

  /** A frame that arrived whole; {@code head} is unmasked; {@code maskKey} null when not masked. */
  record FrameReceived(
      Opcode opcode, boolean fin, int rsv, Integer maskKey, long length, byte[] head)
      implements LogRow {}

  /**
   * A frame we sent, before its octets.
   *
   * @param maskKey null when not masked
   * @param length octets of payload its header promises
   * @param head the first octets of the payload, unmasked
   * @param repeatLength the length a repeated unit was brought to; null when nothing was repeated
   * @param chopSize octets a write; null when not chopped
   * @param sync whether it went through the chop queue as one write
   */
  record FrameSent(
      Opcode opcode,
      boolean fin,
      int rsv,
      Integer maskKey,
      long length,
      byte[] head,
      Integer repeatLength,
      Integer chopSize,
      boolean sync)
      implements LogRow {}

  /** The script began to wait; {@code tag} null when untagged. */
  record WaitStarted(Duration time, String tag) implements LogRow {}

  /** A wait ended with the connection still there. */
  record WaitEnded(String tag) implements LogRow {}

  /** The script asked that the connection be failed after a time. */
  record FailAfter(Duration time) implements LogRow {}

  /** That time was over; we fail the connection. */
  record Failing() implements LogRow {}

  /** The script asked that the connection be closed after a time. */
  record CloseAfter(Duration time) implements LogRow {}

  /** That time was over; we close. */
  record Closing() implements LogRow {}

  /** From here rows are left out ({@code on} false) or kept again; statistics always go on. */
  record LogSwitched(boolean on) implements LogRow {}
}
