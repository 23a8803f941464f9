package dev.wsproof.deflate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Octets of different nature to compress, the same for the same seed. */
final class Texts {
  private static final String[] WORDS = {
    "name", "value", "user", "score", "items", "country", "profile", "height", "description"
  };

  private Texts() {}

  /** Looks like JSON: much of it comes again, near and far. */
  static byte[] json(long seed, int size) {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder text = new StringBuilder();
    while (text.length() < size) {
      text.append("{\"").append(WORDS[random.nextInt(WORDS.length)]).append("\": ");
      text.append(random.nextInt(100_000)).append(", \"");
      text.append(WORDS[random.nextInt(WORDS.length)]).append("\": \"");
      text.append(Long.toString(random.nextLong(), 36)).append("\"},\n");
    }
    return Arrays.copyOf(text.toString().getBytes(StandardCharsets.US_ASCII), size);
  }

  /** Nothing comes again, save by chance: compressors store it. */
  static byte[] noise(long seed, int size) {
    byte[] octets = new byte[size];
    new SplittableRandom(seed).nextBytes(octets);
    return octets;
  }

  /** A phrase of noise that comes again each {@code period} octets. */
  static byte[] periodic(long seed, int period, int size) {
    byte[] phrase = noise(seed, period);
    byte[] octets = new byte[size];
    for (int i = 0; i < size; i++) {
      octets[i] = phrase[i % period];
    }
    return octets;
  }
}
