package dev.wsproof.deflate;

import dev.wsproof.wire.RingOctets;
import java.nio.ByteBuffer;

/**
 * A message ready to be put into frames. Immutable, shared between conversations: any thread.
 *
 * @param carried what goes into the frames, compressed or not
 * @param plain what the message says, as it must come back
 */
public record PreparedMessage(RingOctets carried, RingOctets plain) {
  /** What goes into the frames, in one piece, copied if need be; read-only. */
  public ByteBuffer payload() {
    return PlainCursor.payload(carried);
  }
}
