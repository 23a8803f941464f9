package dev.wsproof.report;

import dev.wsproof.report.json.FileName;
import dev.wsproof.script.CaseId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/**
 * Gives each agent a part of a file name that no other agent has; yields nothing but {@code a–z},
 * {@code 0–9} and {@code _}, so that no name leaves the directory. Confined to one thread.
 */
final class FileNames {
  private static final int MOST = 120;
  private static final int KEPT = 96;

  private final Map<String, String> byAgent = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  /** The name, without ending, of the files of {@code agent} in case {@code id}. */
  String of(String agent, CaseId id) {
    return FileName.of(byAgent.computeIfAbsent(agent, this::next), id);
  }

  /** Gives an agent the part that it had before; false when that contradicts what is given. */
  boolean keep(String agent, String part) {
    String given = byAgent.get(agent);
    if (given != null) {
      return given.equals(part);
    }
    if (!taken.add(part)) {
      return false;
    }
    byAgent.put(agent, part);
    return true;
  }

  private String next(String agent) {
    String plain = plain(agent);
    String name = plain;
    for (int i = 2; !taken.add(name); i++) {
      name = plain + "_" + i;
    }
    return name;
  }

  private static String plain(String agent) {
    StringBuilder name = new StringBuilder(Math.min(agent.length(), MOST + 1));
    boolean begun = false;
    for (int i = 0; i < agent.length() && name.length() <= MOST; i++) {
      char c = lower(agent.charAt(i));
      boolean kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      begun |= kept;
      if (begun) {
        name.append(kept ? c : '_');
      }
    }
    if (name.length() > MOST) {
      return trimmed(name.substring(0, KEPT)) + "_" + digest(agent);
    }
    String trimmed = trimmed(name.toString());
    return trimmed.isEmpty() ? "agent" : trimmed;
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c;
  }

  private static String trimmed(String name) {
    int end = name.length();
    while (end > 0 && name.charAt(end - 1) == '_') {
      end--;
    }
    return name.substring(0, end);
  }

  private static String digest(String agent) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(agent.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
