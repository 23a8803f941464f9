package dev.wsproof.deflate;

import dev.wsproof.script.Corpus;
import dev.wsproof.script.MessageSource;
import dev.wsproof.wire.RingOctets;
import java.nio.ByteBuffer;

/**
 * Cuts the messages of a source, by number and in any order; copies nothing and compresses nothing.
 * Immutable: any thread.
 */
interface MessageCuts {

  /** What message {@code number} says, counted from 0. */
  RingOctets message(long number);

  /** The cuts of {@code source}. */
  static MessageCuts of(MessageSource source) {
    if (source instanceof MessageSource.Same same) {
      RingOctets octets = RingOctets.repeat(same.payload().unit(), same.payload().length());
      return number -> octets;
    }
    MessageSource.Ring ring = (MessageSource.Ring) source;
    return ring.corpus().isText() ? characters(ring) : octets(ring.corpus(), ring.length());
  }

  private static MessageCuts octets(Corpus corpus, int length) {
    ByteBuffer ring = corpus.octets();
    int size = ring.remaining();
    return number -> new RingOctets(ring, (int) (number * length % size), length);
  }

  private static MessageCuts characters(MessageSource.Ring source) {
    ByteBuffer ring = source.corpus().octets();
    CharacterIndex index = new CharacterIndex(ring);
    return number -> {
      long first = number * source.length();
      long begin = index.octetOf(first);
      long size = index.octetOf(first + source.length()) - begin;
      return new RingOctets(ring, (int) (begin % ring.remaining()), size);
    };
  }
}
