package dev.wsproof.script;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Data that echo cases cut their messages from, read as a ring; knows no file. Immutable, for any
 * thread, and meant to be shared: a corpus is equal to itself only. Its octets are fetched when
 * they are first asked for.
 */
public final class Corpus {
  private final String name;
  private final boolean text;
  private final Supplier<byte[]> source;
  private byte[] octets;

  /**
   * A corpus.
   *
   * @param name what case files call it
   * @param octets at least one; not copied, and never changed from now on
   * @param text whether they are UTF-8, so that lengths count characters (code points)
   */
  public Corpus(String name, byte[] octets, boolean text) {
    this(name, text, () -> octets);
    octets();
  }

  /**
   * A corpus that is fetched later.
   *
   * @param name what case files call it
   * @param text whether it is UTF-8, so that lengths count characters (code points)
   * @param source asked once, for at least one octet that nobody changes from then on
   */
  public Corpus(String name, boolean text, Supplier<byte[]> source) {
    this.name = Objects.requireNonNull(name);
    this.text = text;
    this.source = source;
  }

  /** What case files call it. */
  public String name() {
    return name;
  }

  /** Whether it is UTF-8, so that message lengths count characters (code points). */
  public boolean isText() {
    return text;
  }

  /** All of it, read-only. */
  public synchronized ByteBuffer octets() {
    if (octets == null) {
      octets = source.get();
      if (octets.length == 0) {
        throw new IllegalArgumentException(name + ": a corpus of no octets");
      }
    }
    return ByteBuffer.wrap(octets).asReadOnlyBuffer();
  }

  @Override
  public String toString() {
    return "Corpus[" + name + "]";
  }
}
