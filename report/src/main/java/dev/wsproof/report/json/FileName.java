package dev.wsproof.report.json;

import dev.wsproof.script.CaseId;
import java.util.regex.Pattern;

/**
 * The form that names of a result's files have, ours and the reference's; accepts nothing that
 * could leave a directory, or be another file in it.
 */
public final class FileName {
  private static final Pattern AGENT = Pattern.compile("[a-z0-9_]{0,190}");
  private static final String CASE = "_case_";

  private FileName() {}

  /** The name, without ending, for an agent's part of it. */
  public static String of(String agentPart, CaseId id) {
    return agentPart + CASE + part(id);
  }

  /** Whether {@code name} can be that of some agent's files in case {@code id}. */
  static boolean fits(String name, CaseId id) {
    String end = CASE + part(id);
    return name.endsWith(end)
        && AGENT.matcher(name.substring(0, name.length() - end.length())).matches();
  }

  /** The agent's part of a name that fits. */
  public static String agentPart(String name) {
    return name.substring(0, name.lastIndexOf(CASE));
  }

  private static String part(CaseId id) {
    return id.toString().replace('.', '_');
  }
}
