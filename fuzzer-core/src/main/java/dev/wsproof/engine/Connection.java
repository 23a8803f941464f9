package dev.wsproof.engine;

import java.nio.ByteBuffer;

/**
 * A byte stream to the peer, as a conversation sees it; knows nothing of frames. Confined to one
 * event loop. Calls after the connection is gone do nothing.
 */
public interface Connection {
  /** Queues octets behind those queued before; they stay the connection's from now on. */
  void write(ByteBuffer... octets);

  /** Hands everything queued to TCP, in as few segments as it takes. */
  void flush();

  /** Octets queued or handed over that TCP has not taken yet. */
  long pendingOctets();

  /** Flushes, then closes in an orderly way. */
  void close();

  /** Closes at once; what is queued may be lost. */
  void abort();
}
