package dev.wsproof.transport;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;

/** How many octets wait between a socket and its listener; decides nothing else. */
final class BufferSizes {
  /** A read takes as much as reads lately brought; a socket's own buffer can hold megabytes. */
  static final int FIRST_READ = 4 * 1024;

  static final int LARGEST_READ = 256 * 1024;

  /** A peer that does not read makes us hold this much, and a write more. */
  static final WriteBufferWaterMark PENDING = new WriteBufferWaterMark(256 * 1024, 1024 * 1024);

  private BufferSizes() {}

  /** How large the reads of one bootstrap's channels are. */
  static AdaptiveRecvByteBufAllocator reads() {
    return new AdaptiveRecvByteBufAllocator(64, FIRST_READ, LARGEST_READ);
  }
}
