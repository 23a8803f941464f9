package dev.wsproof.script;

/** What a peer has to keep to all along, which no list of events can show. */
public enum Conduct {
  /** Its close frame is the last of its data and close frames (RFC 6455 §5.5.1). */
  SILENT_AFTER_CLOSE(
      "silent-after-close", "The peer sends no data and no close frame after its close frame."),
  /** No two of its frames with a payload have the same masking key (RFC 6455 §5.3). */
  FRESH_MASKS("fresh-masks", "The peer masks no two frames with the same key.");

  private final String word;
  private final String sentence;

  Conduct(String word, String sentence) {
    this.word = word;
    this.sentence = sentence;
  }

  /** The word used in case files. */
  public String word() {
    return word;
  }

  /** What it asks for. */
  public String sentence() {
    return sentence;
  }
}
