package dev.wsproof.deflate;

import dev.wsproof.script.MessageSource;
import dev.wsproof.wire.RingOctets;
import java.nio.ByteBuffer;

/** Messages as they are; copies only what stands in no one piece. Confined to one thread. */
final class PlainCursor implements PreparedMessages.Cursor {
  private final MessageCuts cuts;
  private long number;
  private RingOctets last;
  private PreparedMessage next;

  PlainCursor(MessageSource source) {
    this.cuts = MessageCuts.of(source);
  }

  @Override
  public PreparedMessage next() {
    prepare();
    number++;
    return next;
  }

  @Override
  public void prepare() {
    RingOctets octets = cuts.message(number);
    if (octets != last) { // the same payload in every message is made once
      next = new PreparedMessage(payload(octets), octets);
      last = octets;
    }
  }

  @Override
  public void close() {
    next = null;
    last = null;
  }

  /** In one piece. */
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
