package dev.wsproof.report;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Spoils documents a little, at random from a seed; keeps no rule of any format. */
final class Mutation {
  private static final String[] PIECES = {
    "\"",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
    "true",
    "-1",
    "1e999999999",
    "18446744073709551616",
    "99999999999999999999999999999999999999999999999999",
    "\"../../x\"",
    "\"\\ud800\"",
    "\u0000",
    "\n",
    "\"case_failed\"",
    "\"<script>\"",
    "{\"a\":1}",
    "[[[[[[[[[[[[[[[[[[[[[[[[[[",
    "\\",
    "é",
    "\"agent\":",
    "\"id\":",
    "\"file\":",
    "\"again\":",
    "\"1.1.1\"",
    "/",
    "..",
    "0x",
    "NaN",
    " ..."
  };

  private final SplittableRandom random;

  Mutation(long seed) {
    this.random = new SplittableRandom(seed);
  }

  byte[] of(byte[] document) {
    byte[] spoilt = document.clone();
    for (int times = 1 + random.nextInt(4); times > 0; times--) {
      spoilt = once(spoilt);
    }
    return spoilt;
  }

  private byte[] once(byte[] document) {
    if (document.length == 0) {
      return document;
    }
    int at = random.nextInt(document.length);
    int length = Math.min(random.nextInt(40), document.length - at);
    return switch (random.nextInt(7)) {
      case 0 -> Arrays.copyOf(document, at);
      case 1 -> joined(document, at, at + length, new byte[0]);
      case 2 -> joined(document, at, at, Arrays.copyOfRange(document, at, at + length));
      case 3 -> joined(document, at, at + 1, new byte[] {(byte) random.nextInt(256)});
      case 4 -> joined(document, at, at, piece());
      default -> replacedValue(document, at);
    };
  }

  /** Another value in place of the one behind the next colon. */
  private byte[] replacedValue(byte[] document, int from) {
    int begin = from;
    while (begin < document.length && document[begin] != ':') {
      begin++;
    }
    int end = begin;
    while (end < document.length && document[end] != ',' && document[end] != '\n') {
      end++;
    }
    return begin == document.length ? document : joined(document, begin + 1, end, piece());
  }

  private byte[] piece() {
    return PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] joined(byte[] document, int begin, int end, byte[] piece) {
    int rest = Math.max(begin, end);
    byte[] joined = Arrays.copyOf(document, begin + piece.length + document.length - rest);
    System.arraycopy(piece, 0, joined, begin, piece.length);
    System.arraycopy(document, rest, joined, begin + piece.length, document.length - rest);
    return joined;
  }
}
