package dev.wsproof.engine;

import java.nio.ByteBuffer;

/** Hears what happens to a connection; every call comes on its event loop. */
public interface ConnectionListener {
  /** The connection is there (over TLS: its handshake is done). */
  void connected(Connection connection);

  /** Octets came; the buffer is the listener's during the call only, and may be written to. */
  void received(ByteBuffer octets);

  /** TCP has taken most of what was pending: more may be written. */
  default void writable() {}

  /** The connection is gone, whoever ended it; comes once, and nothing after it. */
  void lost();

  /**
   * A defect of our own ended the connection; {@link #lost} follows and means nothing then.
   *
   * @param cause what was thrown
   */
  void broken(Throwable cause);

  /**
   * There never was a connection; comes instead of all other calls.
   *
   * @param sentence why, for people
   */
  void failed(String sentence);
}
