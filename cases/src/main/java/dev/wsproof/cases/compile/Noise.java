package dev.wsproof.cases.compile;

import dev.wsproof.script.Payload;

/**
 * Text in which next to nothing comes twice, the same on every machine; a short one is the
 * beginning of every longer one.
 */
final class Noise {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final long FACTOR = 6364136223846793005L;
  private static final long STEP = 1442695040888963407L;
  private static final int TOP_SIX_BITS = 58;

  private Noise() {}

  /** {@code length} octets of it. */
  static Payload of(int length) {
    byte[] octets = new byte[length];
    long state = 0;
    for (int i = 0; i < length; i++) {
      state = state * FACTOR + STEP;
      octets[i] = (byte) LETTERS.charAt((int) (state >>> TOP_SIX_BITS));
    }
    return Payload.of(octets);
  }
}
