package dev.wsproof.engine;

import java.nio.ByteBuffer;

/** Takes data messages as their octets arrive, plain and in any pieces. */
interface MessageSink {
  /** Whether text that is not UTF-8 cannot pass it unnoticed, so that nobody else need look. */
  default boolean noticesBrokenText() {
    return false;
  }

  /** A message begins. */
  void begin(boolean binary);

  /**
   * The next octets of the message, unfragmented and not compressed any more.
   *
   * @param octets valid only during the call
   * @return false when no more of this message is wanted
   */
  boolean data(ByteBuffer octets);

  /** The message is over. */
  void end();
}
