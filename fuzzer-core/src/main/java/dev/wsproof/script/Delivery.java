package dev.wsproof.script;

/**
 * How octets are cut into writes; changes nothing about the octets themselves.
 *
 * @param chop octets a write, each write a TCP segment of its own; null when not chopped
 * @param sync whether they wait in the chop queue as one write
 */
public record Delivery(Integer chop, boolean sync) {
  /** One write, right away. */
  public static final Delivery AT_ONCE = new Delivery(null, false);

  /** {@code octets} at a time. */
  public static Delivery chopped(int octets) {
    return new Delivery(octets, false);
  }

  /** One write through the chop queue. */
  public static final Delivery SYNC = new Delivery(null, true);
}
