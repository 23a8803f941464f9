package dev.wsproof.deflate;

/** A server agreed to what was not offered; the message is a sentence that says to what. */
public final class NegotiationFailure extends Exception {
  private static final long serialVersionUID = 1L;

  NegotiationFailure(String sentence) {
    super(sentence);
  }
}
