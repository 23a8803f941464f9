package dev.wsproof.script;

import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * Data that echo cases cut their messages from, read as a ring; knows no file. Immutable and meant
 * to be shared: a corpus is equal to itself only.
 */
public final class Corpus {
  private final String name;
  private final byte[] octets;
  private final boolean text;

  /**
   * A corpus.
   *
   * @param name what case files call it
   * @param octets at least one; not copied, and never changed from now on
   * @param text whether they are UTF-8, so that lengths count characters (code points)
   */
  public Corpus(String name, byte[] octets, boolean text) {
    if (octets.length == 0) {
      throw new IllegalArgumentException(name + ": a corpus of no octets");
    }
    this.name = Objects.requireNonNull(name);
    this.octets = octets;
    this.text = text;
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
  public ByteBuffer octets() {
    return ByteBuffer.wrap(octets).asReadOnlyBuffer();
  }

  @Override
  public String toString() {
    return "Corpus[" + name + ": " + octets.length + " octets]";
  }
}
