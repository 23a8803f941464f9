package dev.wsproof.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/** What the benchmarks work on; the same in each run. */
final class Samples {
  private static final String[] WORDS = {
    "name", "value", "user", "score", "items", "country", "profile", "height", "description"
  };

  private Samples() {}

  static byte[] json(int size) {
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder text = new StringBuilder();
    while (text.length() < size) {
      text.append("{\"").append(WORDS[random.nextInt(WORDS.length)]).append("\": ");
      text.append(random.nextInt(100_000)).append(", \"");
      text.append(WORDS[random.nextInt(WORDS.length)]).append("\": \"");
      text.append(Long.toString(random.nextLong(), 36)).append("\"},\n");
    }
    return Arrays.copyOf(text.toString().getBytes(StandardCharsets.US_ASCII), size);
  }

  /** Whole characters only: what is left at the end is ASCII. */
  static byte[] text(String characters, int size) {
    byte[] unit = characters.getBytes(StandardCharsets.UTF_8);
    byte[] octets = new byte[size];
    Arrays.fill(octets, (byte) ' ');
    for (int at = 0; at + unit.length <= size; at += unit.length) {
      System.arraycopy(unit, 0, octets, at, unit.length);
    }
    return octets;
  }

  static ByteBuffer direct(byte[] octets) {
    return ByteBuffer.allocateDirect(octets.length).put(octets).flip();
  }
}
