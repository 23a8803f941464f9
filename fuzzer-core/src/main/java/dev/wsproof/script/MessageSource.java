package dev.wsproof.script;

/** Where the messages of an echo case come from. Immutable. */
public sealed interface MessageSource {

  /** The same payload in every message. */
  record Same(Payload payload) implements MessageSource {}

  /**
   * Each message the next {@code length} octets of a corpus, or characters (code points) when it is
   * text; after the end its beginning again.
   */
  record Ring(Corpus corpus, int length) implements MessageSource {}
}
