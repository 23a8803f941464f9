package dev.wsproof.engine;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * A byte stream to the peer, as a conversation sees it; knows nothing of frames. Confined to one
 * event loop. Calls after the connection is gone do nothing.
 */
public interface Connection {
  /** Queues octets behind those queued before; they stay the connection's from now on. */
  void write(ByteBuffer... octets);

  /**
   * Queues octets behind those queued before, without a copy of them.
   *
   * @param most how many octets there may be
   * @param writer called at once, unless the connection is gone, with a buffer of {@code most}
   *     octets in network byte order, from position to limit; what it writes there is queued
   */
  default void write(int most, Consumer<ByteBuffer> writer) {
    ByteBuffer octets = ByteBuffer.allocate(most);
    writer.accept(octets);
    write(octets.flip());
  }

  /**
   * Whether more should be written now; when not, the listener hears later when that changes
   * ({@link ConnectionListener#writable}).
   */
  boolean isWritable();

  /** Hands everything queued to TCP, in as few segments as it takes. */
  void flush();

  /** Octets queued or handed over that TCP has not taken yet. */
  long pendingOctets();

  /** Flushes, then closes in an orderly way. */
  void close();

  /** Closes at once; what is queued may be lost. */
  void abort();

  /** Hands everything queued to TCP, then ends it by a reset, by which any of it may be lost. */
  void reset();

  /** Flushes, then ends our direction; the peer is still heard. */
  void endSending();

  /** Reads nothing, not even the end, until it is told to read again. */
  void read(boolean on);
}
