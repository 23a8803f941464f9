package dev.wsproof.cli.spec;

/** Knows what can be sent as Origin; insists on no grammar beyond one line (RFC 6454 §7). */
public final class OriginText {
  /** What is wanted instead of what is none. */
  public static final String WANTED =
      "one line of visible ASCII, such as https://example.org or null";

  private OriginText() {}

  /** Whether {@code text} can be sent. */
  public static boolean isOrigin(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c <= '~');
  }
}
