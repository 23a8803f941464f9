package dev.wsproof.script;

/**
 * What a case looks at besides events and closing, in all that a peer does by itself; one that
 * breaks it fails the case.
 */
public enum Watch {
  /** A client takes a new masking key for each frame (RFC 6455 §5.3, §10.3). */
  MASKING_KEYS("masking-keys", "no two frames in a row have the same masking key"),

  /** A client takes a new nonce for each connection (RFC 6455 §4.1). */
  NONCES("nonces", "no earlier connection had the same Sec-WebSocket-Key"),

  /** A client's offers of permessage-deflate are well-formed (RFC 7692 §7). */
  OFFERS(
      "offers", "every offer of permessage-deflate has known parameters with values they can have"),

  /** A peer's close frame is the last of its data and close frames (RFC 6455 §5.5.1). */
  SILENCE("silence", "no data and no close frame come behind the peer's close frame");

  private final String word;
  private final String phrase;

  Watch(String word, String phrase) {
    this.word = word;
    this.phrase = phrase;
  }

  /** The word in case files. */
  public String word() {
    return word;
  }

  /** Whether it is looked at in servers, too. */
  public boolean ofServers() {
    return this == SILENCE;
  }

  /** That it is looked at, as a sentence. */
  public String sentence() {
    return (ofServers() ? "We also see whether " : "As server we also see whether ") + phrase + ".";
  }
}
