package dev.wsproof.cli.testee;

import java.util.Map;

/**
 * The window sizes in the parameters of permessage-deflate (RFC 7692 §7.1.2); negotiates nothing.
 */
final class WindowBits {
  static final String OF_SERVER = "server_max_window_bits";
  static final String OF_CLIENT = "client_max_window_bits";

  /** The largest window, which is meant when nothing is said. */
  static final int MOST = 15;

  private static final String FORM = "[89]|1[0-5]";

  private WindowBits() {}

  /**
   * Takes the parameter {@code name} out of {@code parameters}.
   *
   * @return its value, {@link #MOST} when it is not there, 0 when the value is none
   */
  static int take(String name, Map<String, String> parameters) {
    if (!parameters.containsKey(name)) {
      return MOST;
    }
    String value = parameters.remove(name);
    return value != null && value.matches(FORM) ? Integer.parseInt(value) : 0;
  }

  /** Whether {@code name} has a value that it can have, or is not there, or has none at all. */
  static boolean mayStand(String name, Map<String, String> parameters) {
    String value = parameters.get(name);
    return value == null || value.matches(FORM);
  }
}
