package dev.wsproof.report.view;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All there is to show of one result that somebody asks about.
 *
 * @param about what the case does, in one line; empty when nobody knows; safe to print
 * @param detail what its detail file says; null when there is none that can be read
 */
public record Evidence(Finding finding, String about, Detail detail) {
  private static final Pattern SOURCE = Pattern.compile("(MUST|SHOULD|MAY)\\b[^:]*: ");

  /** Level and clauses, if they are known, and what the case does or else what it asks for. */
  public String requirement() {
    String requirement = finding.requirement();
    if (about.isEmpty()) {
      return requirement;
    }
    Matcher source = SOURCE.matcher(requirement);
    return source.lookingAt() ? source.group() + about : about;
  }

  /** How strongly the RFC words what the case checks; empty when nobody knows. */
  public String level() {
    Matcher source = SOURCE.matcher(finding.requirement());
    return source.lookingAt() ? source.group(1) : "";
  }
}
