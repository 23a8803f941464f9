package dev.wsproof.script;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The text part of a close frame's payload, cut to what fits (RFC 6455 §5.5, §5.5.1). */
public final class CloseReason {
  private static final int MOST_OCTETS = 123;

  private CloseReason() {}

  /** UTF-8 of {@code text}, at most 123 octets, never cut inside a code point. */
  public static Payload of(String text) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(octets.length, MOST_OCTETS);
    while (length < octets.length && (octets[length] & 0xC0) == 0x80) {
      length--;
    }
    return Payload.of(Arrays.copyOf(octets, length));
  }
}
