package dev.wsproof.deflate;

/** A message's payload that is not what was agreed on; the message is a sentence that says why. */
public final class CorruptDeflate extends Exception {
  private static final long serialVersionUID = 1L;

  CorruptDeflate(long octet, String what) {
    super("octet " + octet + " of the compressed message: " + what);
  }
}
