package dev.wsproof.run;

/** There is no connection to a server; the message says where and why in one sentence. */
final class Unreachable extends Exception {
  private static final long serialVersionUID = 1L;

  Unreachable(String sentence) {
    super(sentence);
  }
}
