package dev.wsproof.handshake;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Knows which header fields hold secrets and hides their values in a head that people or reports
 * will see; changes nothing that goes on the wire. Immutable.
 */
public final class SecretFields {
  /** What stands in reports, command lines and messages in place of a secret. */
  public static final String MASK = "***";

  /** Those whose values are credentials by definition (RFC 9110 §11, RFC 6265 §4.2). */
  public static final SecretFields USUAL =
      new SecretFields(Set.of("authorization", "cookie", "proxy-authorization"));

  private final Set<String> names;

  private SecretFields(Set<String> names) {
    this.names = Set.copyOf(names);
  }

  /** These and those of more names. */
  public SecretFields and(Set<String> more) {
    Set<String> all = new HashSet<>(names);
    more.forEach(name -> all.add(name.toLowerCase(Locale.ROOT)));
    return new SecretFields(all);
  }

  /** Whether the value of a field of this name is a secret. */
  public boolean has(String name) {
    return names.contains(HeadText.trimmed(name).toLowerCase(Locale.ROOT));
  }

  // Deviation: the classic suite writes credentials into its reports.

  /**
   * The head with every such value replaced by {@link #MASK}, folded lines too; the rest as it
   * stands, whether it follows the grammar or not.
   *
   * @param head any part of a head from its beginning, one character an octet
   */
  public String masked(String head) {
    StringBuilder shown = new StringBuilder(head.length());
    boolean hiding = false;
    for (String line : head.split("(?<=\n)|(?<=\r)(?!\n)", -1)) {
      int end = line.length();
      while (end > 0 && (line.charAt(end - 1) == '\n' || line.charAt(end - 1) == '\r')) {
        end--;
      }
      boolean folded = line.startsWith(" ") || line.startsWith("\t");
      if (folded && hiding) {
        continue;
      }
      int colon = line.indexOf(':');
      hiding = colon >= 0 && colon < end && has(line.substring(0, colon));
      if (hiding) {
        shown.append(line, 0, colon).append(": ").append(MASK).append(line, end, line.length());
      } else {
        shown.append(line);
      }
    }
    return shown.toString();
  }
}
