package dev.wsproof.deflate;

import dev.wsproof.wire.RingOctets;
import java.nio.ByteBuffer;

/**
 * A message ready to be put into frames. Immutable, shared between conversations: any thread may
 * read it through a duplicate.
 *
 * @param payload what goes into the frames, compressed or not; read-only
 * @param plain what the message says, as it must come back
 */
public record PreparedMessage(ByteBuffer payload, RingOctets plain) {
  /** Hands out the payload as a buffer of its own, so that nobody moves another's position. */
  @Override
  public ByteBuffer payload() {
    return payload.duplicate();
  }
}
