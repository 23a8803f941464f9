package dev.wsproof.transport;

/** TLS cannot be set up as asked; the message says why in one sentence. */
public final class TlsFailure extends Exception {
  private static final long serialVersionUID = 1L;

  TlsFailure(String sentence) {
    super(sentence);
  }
}
