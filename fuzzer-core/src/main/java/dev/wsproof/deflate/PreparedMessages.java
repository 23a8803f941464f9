package dev.wsproof.deflate;

import dev.wsproof.script.Corpus;
import dev.wsproof.script.MessageSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Prepares the messages of echo cases, compressed or plain, and keeps what it compressed for the
 * next conversation that sends the same, within a budget; frames nothing. Any thread.
 */
public final class PreparedMessages {
  private static final long USUAL_BUDGET = 192L << 20;
  private static final int SHARE_OF_MEMORY = 4;

  private final long budget;
  // Least recently opened first. Guarded by this, as are budgets and users.
  private final Map<Key, PreparedSequence> sequences = new LinkedHashMap<>(16, 0.75f, true);
  private long keptOctets;

  private record Key(Object source, int length, boolean noContextTakeover, int windowBits) {}

  /** Keeps up to 192 MiB, or a quarter of the memory Java may use if that is less. */
  public PreparedMessages() {
    this(Math.min(USUAL_BUDGET, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY));
  }

  /**
   * Keeps up to a budget.
   *
   * @param budget octets of compressed messages and of what it takes to make them
   */
  public PreparedMessages(long budget) {
    this.budget = budget;
  }

  /** The messages of one conversation, in order. Confined to one thread; closed when it ends. */
  public interface Cursor extends AutoCloseable {
    /** The next message. */
    PreparedMessage next();

    /** Makes the next message ahead, so that {@link #next} has it at hand. */
    void prepare();

    @Override
    void close();
  }

  /** The messages of {@code source}, not compressed. */
  public Cursor plain(MessageSource source) {
    return new PlainCursor(source);
  }

  /**
   * The messages of {@code source}, compressed from the first on.
   *
   * @param noContextTakeover whether each is compressed by itself
   * @param windowBits the base-2 logarithm of how far back matches may reach, 8 to 15
   */
  public synchronized Cursor compressed(
      MessageSource source, boolean noContextTakeover, int windowBits) {
    PreparedSequence sequence =
        sequences.computeIfAbsent(
            key(source, noContextTakeover, windowBits),
            key -> new PreparedSequence(this, source, noContextTakeover, windowBits));
    return sequence.open();
  }

  private static Key key(MessageSource source, boolean noContextTakeover, int windowBits) {
    if (source instanceof MessageSource.Ring ring) {
      Corpus corpus = ring.corpus();
      return new Key(corpus, ring.length(), noContextTakeover, windowBits);
    }
    return new Key(source, 0, noContextTakeover, windowBits);
  }

  /**
   * Asks for room; gives up what nobody uses for it, the least recently opened first.
   *
   * @return whether there is room now, and taken
   */
  synchronized boolean reserve(long octets) {
    Iterator<PreparedSequence> oldest = sequences.values().iterator();
    while (keptOctets + octets > budget && oldest.hasNext()) {
      PreparedSequence sequence = oldest.next();
      if (!sequence.isInUse()) {
        oldest.remove();
        keptOctets -= sequence.giveUp();
      }
    }
    if (keptOctets + octets > budget) {
      return false;
    }
    keptOctets += octets;
    return true;
  }

  /** A reader is closed; what could not be kept whole is forgotten with the last one. */
  synchronized void closed(PreparedSequence sequence) {
    sequence.leave();
    if (!sequence.isInUse() && !sequence.isWhole()) {
      sequences.values().remove(sequence);
      keptOctets -= sequence.giveUp();
    }
  }

  /** Octets that are kept now, for tests. */
  synchronized long keptOctets() {
    return keptOctets;
  }
}
