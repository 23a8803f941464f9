package dev.wsproof.deflate;

import dev.wsproof.wire.Role;

/**
 * What both ends agreed on for permessage-deflate; chooses nothing (RFC 7692 §7.1). Immutable.
 *
 * @param serverNoContextTakeover whether the server resets its compressor for each message
 * @param clientNoContextTakeover whether the client does
 * @param serverMaxWindowBits the base-2 logarithm of the server's largest window, 8 to 15
 * @param clientMaxWindowBits the same of the client's
 */
public record DeflateParameters(
    boolean serverNoContextTakeover,
    boolean clientNoContextTakeover,
    int serverMaxWindowBits,
    int clientMaxWindowBits) {

  /** The base-2 logarithm of the smallest window there is, in octets. */
  public static final int LEAST_WINDOW_BITS = 8;

  /** The base-2 logarithm of the largest window, which is used where nothing is said. */
  public static final int MOST_WINDOW_BITS = 15;

  /** Refuses windows that there are not. */
  public DeflateParameters {
    checkWindowBits(serverMaxWindowBits);
    checkWindowBits(clientMaxWindowBits);
  }

  /** Whether each message of that end stands for itself. */
  public boolean noContextTakeover(Role sender) {
    return sender == Role.SERVER ? serverNoContextTakeover : clientNoContextTakeover;
  }

  /** The base-2 logarithm of how many octets back a match of that end may reach. */
  public int maxWindowBits(Role sender) {
    return sender == Role.SERVER ? serverMaxWindowBits : clientMaxWindowBits;
  }

  static void checkWindowBits(int bits) {
    if (bits < LEAST_WINDOW_BITS || bits > MOST_WINDOW_BITS) {
      throw new IllegalArgumentException("window bits: wanted 8 to 15, got " + bits);
    }
  }
}
