package dev.wsproof.deflate;

import dev.wsproof.script.MessageSource;
import dev.wsproof.wire.RingOctets;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The compressed messages of one source, each made by whoever needs it first and kept for the
 * others while there is room. Any thread; its lock is taken before the owner's, save for a sequence
 * that nobody uses.
 */
final class PreparedSequence {
  /** Octets that a compressor takes, in and outside the heap. */
  static final int COMPRESSOR = 300_000;

  private static final int PER_MESSAGE = 64;

  private final PreparedMessages owner;
  private final MessageCuts cuts;
  private final boolean noContextTakeover;
  private final int windowBits;

  // Guarded by the owner.
  private int users;

  // Guarded by this.
  private final List<byte[]> kept = new ArrayList<>();
  private CompressedMessages front;
  private boolean whole = true;
  private long reserved;

  PreparedSequence(
      PreparedMessages owner, MessageSource source, boolean noContextTakeover, int windowBits) {
    this.owner = owner;
    this.cuts = MessageCuts.of(source);
    this.noContextTakeover = noContextTakeover;
    this.windowBits = windowBits;
  }

  /** A reader from the first message on; called by the owner, under its lock. */
  PreparedMessages.Cursor open() {
    users++;
    return new SharingCursor();
  }

  /** Whether there is a reader; called by the owner, under its lock. */
  boolean isInUse() {
    return users > 0;
  }

  /** Counts a reader off; called by the owner, under its lock. */
  void leave() {
    users--;
  }

  /** Whether all messages made so far are kept. */
  synchronized boolean isWhole() {
    return whole;
  }

  /** Drops everything, now that nobody uses it; how many octets that gives back. */
  synchronized long giveUp() {
    if (front != null) {
      front.close();
    }
    front = null;
    kept.clear();
    return reserved;
  }

  /**
   * Message {@code number} if it is kept or the next one; null when it went by and was not kept.
   */
  private synchronized byte[] take(int number) {
    if (number < kept.size()) {
      return kept.get(number);
    }
    if (front == null) {
      whole = reserve(COMPRESSOR);
      front = new CompressedMessages(cuts, noContextTakeover, windowBits);
    }
    if (number < front.next()) {
      return null;
    }
    byte[] payload = front.make();
    whole = whole && reserve(payload.length + PER_MESSAGE);
    if (whole) {
      kept.add(payload);
    }
    return payload;
  }

  private boolean reserve(long octets) {
    if (!owner.reserve(octets)) {
      return false;
    }
    reserved += octets;
    return true;
  }

  /** Reads along with others, and alone once a message it needs was not kept. */
  private final class SharingCursor implements PreparedMessages.Cursor {
    private int number;
    private PreparedMessage ahead;
    private CompressedMessages alone;
    private boolean closed;

    @Override
    public PreparedMessage next() {
      prepare();
      PreparedMessage message = ahead;
      ahead = null;
      number++;
      return message;
    }

    @Override
    public void prepare() {
      if (closed) {
        throw new IllegalStateException("the messages of a conversation that has ended");
      }
      if (ahead == null) {
        byte[] payload = payload();
        RingOctets carried = new RingOctets(ByteBuffer.wrap(payload), 0, payload.length);
        ahead = new PreparedMessage(carried, cuts.message(number));
      }
    }

    private byte[] payload() {
      byte[] payload = alone == null ? take(number) : null;
      if (payload != null) {
        return payload;
      }
      if (alone == null) {
        alone = new CompressedMessages(cuts, noContextTakeover, windowBits);
        alone.skipTo(number);
      }
      return alone.make();
    }

    @Override
    public void close() {
      if (closed) {
        return;
      }
      closed = true;
      ahead = null;
      if (alone != null) {
        alone.close();
      }
      owner.closed(PreparedSequence.this);
    }
  }
}
