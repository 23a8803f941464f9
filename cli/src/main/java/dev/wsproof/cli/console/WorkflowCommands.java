package dev.wsproof.cli.console;

/**
 * Speaks to a GitHub workflow in its commands; escapes whatever could end one or begin another.
 * GitHub shows ten errors and ten warnings of a step.
 */
public final class WorkflowCommands {
  /** How many of one kind are shown. */
  public static final int MOST = 10;

  private WorkflowCommands() {}

  /** An error. */
  public static String error(String title, String message) {
    return "::error title=" + property(title) + "::" + data(message);
  }

  /** A warning. */
  public static String warning(String title, String message) {
    return "::warning title=" + property(title) + "::" + data(message);
  }

  /** {@code line} as it is, unless GitHub would take it for a command. */
  static String harmless(String line) {
    String harmless = line.contains("##[") ? line.replace("##[", "# #[") : line;
    int start = 0;
    while (start < harmless.length() && isSpace(harmless.charAt(start))) {
      start++;
    }
    return harmless.startsWith("::", start) ? harmless.replaceFirst("::", ": :") : harmless;
  }

  /** Whatever anybody may skip at the beginning of a line. */
  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
