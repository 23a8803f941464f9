package dev.wsproof.handshake;

/**
 * Says in one sentence why text is not a message head or a header field; carries no stack trace,
 * since a peer can cause it as often as it likes.
 */
public final class MalformedHead extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the sentence.
   *
   * @param what the part that is malformed
   * @param got the peer's text, quoted here
   * @param wanted what should stand there
   */
  MalformedHead(String what, String got, String wanted) {
    super(what + ": got " + PeerText.quote(got) + ", wanted " + wanted, null, false, false);
  }
}
