package dev.wsproof.script;

/** A way to end a TCP connection (RFC 9293 §3.6). */
public enum TcpEnd {
  /** In order, both directions: what comes after that is answered by a reset. */
  FIN("fin"),
  /** At once, by a reset: what is on its way may be lost. */
  RESET("rst"),
  /** In order, our direction only: we go on reading. */
  HALF("half");

  private final String word;

  TcpEnd(String word) {
    this.word = word;
  }

  /** The word used in case files. */
  public String word() {
    return word;
  }

  /** Whether the connection is gone, and not only our direction of it. */
  public boolean isWhole() {
    return this != HALF;
  }
}
