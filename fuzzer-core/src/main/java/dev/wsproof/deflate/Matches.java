package dev.wsproof.deflate;

/** What the symbols of lengths and distances stand for (RFC 1951 §3.2.5). */
final class Matches {
  /** How many length symbols there are, from 257 on. */
  static final int LENGTHS = 29;

  /** How many distance symbols there are; 30 and 31 never occur. */
  static final int DISTANCES = 30;

  private static final int LONGEST = 258;
  private static final int[] LEAST_LENGTH = new int[LENGTHS];
  private static final int[] LEAST_DISTANCE = new int[DISTANCES];

  static {
    int length = 3;
    for (int symbol = 0; symbol < LENGTHS - 1; symbol++) {
      LEAST_LENGTH[symbol] = length;
      length += 1 << lengthExtraBits(symbol);
    }
    LEAST_LENGTH[LENGTHS - 1] = LONGEST;
    int distance = 1;
    for (int symbol = 0; symbol < DISTANCES; symbol++) {
      LEAST_DISTANCE[symbol] = distance;
      distance += 1 << distanceExtraBits(symbol);
    }
  }

  private Matches() {}

  static int lengthExtraBits(int symbol) {
    return symbol < 4 || symbol == LENGTHS - 1 ? 0 : (symbol >> 2) - 1;
  }

  static int leastLength(int symbol) {
    return LEAST_LENGTH[symbol];
  }

  static int distanceExtraBits(int symbol) {
    return symbol < 2 ? 0 : (symbol >> 1) - 1;
  }

  static int leastDistance(int symbol) {
    return LEAST_DISTANCE[symbol];
  }
}
