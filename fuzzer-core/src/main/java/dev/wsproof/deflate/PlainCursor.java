package dev.wsproof.deflate;

import dev.wsproof.script.MessageSource;
import dev.wsproof.wire.RingOctets;
import java.nio.ByteBuffer;

/** Messages as they are; copies nothing. Confined to one thread. */
final class PlainCursor implements PreparedMessages.Cursor {
  private final MessageCuts cuts;
  private long number;
  private PreparedMessage next;

  PlainCursor(MessageSource source) {
    this.cuts = MessageCuts.of(source);
  }

  @Override
  public PreparedMessage next() {
    prepare();
    PreparedMessage message = next;
    next = null;
    number++;
    return message;
  }

  @Override
  public void prepare() {
    if (next == null) {
      RingOctets octets = cuts.message(number);
      next = new PreparedMessage(octets, octets);
    }
  }

  @Override
  public void close() {
    next = null;
  }

  /** In one piece, copied if need be. */
  static ByteBuffer payload(RingOctets octets) {
    if (octets.length() == 0) {
      return ByteBuffer.allocate(0).asReadOnlyBuffer();
    }
    ByteBuffer piece = octets.from(0);
    if (piece.remaining() == octets.length()) {
      return piece;
    }
    ByteBuffer whole = ByteBuffer.allocate(Math.toIntExact(octets.length()));
    octets.copyTo(0, whole);
    return whole.flip().asReadOnlyBuffer();
  }
}
