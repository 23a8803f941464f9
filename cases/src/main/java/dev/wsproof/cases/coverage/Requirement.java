package dev.wsproof.cases.coverage;

import dev.wsproof.wire.Role;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One normative statement of RFC 6455, RFC 7692 or the registry of close codes. Immutable.
 *
 * @param id its name, such as {@code R6455-5.1-3}: RFC, section and a number; frozen
 * @param keyword how strongly it is worded
 * @param bound the ends of a connection that it binds; none when it binds something in between
 * @param text what it demands, in our words
 * @param testable whether it can be seen on the wire
 * @param limit why not, or what it takes; null when it simply can
 * @param watched whether every connection of every case is judged by it
 * @param uncovered why no case checks it for some end it binds; null when there is no such end
 */
public record Requirement(
    String id,
    Keyword keyword,
    Set<Role> bound,
    String text,
    Testable testable,
    String limit,
    boolean watched,
    String uncovered) {
  private static final Pattern OF_AN_RFC = Pattern.compile("R(\\d+)-([0-9.]+)-\\d+");

  /** Defensive copy. */
  public Requirement {
    Set<Role> ends = EnumSet.noneOf(Role.class);
    ends.addAll(bound);
    bound = Collections.unmodifiableSet(ends);
  }

  /** The document it stands in, such as {@code RFC 6455}. */
  public String document() {
    Matcher parts = OF_AN_RFC.matcher(id);
    return parts.matches() ? "RFC " + parts.group(1) : "IANA";
  }

  /** The place it stands in, such as {@code RFC 6455 §5.1}. */
  public String clause() {
    Matcher parts = OF_AN_RFC.matcher(id);
    return parts.matches() ? document() + " §" + parts.group(2) : "IANA close codes";
  }

  /** Whether a suite that calls itself whole must check it: a MUST that can be seen on the wire. */
  public boolean isDemanded() {
    return testable == Testable.YES
        && (keyword == Keyword.MUST || keyword == Keyword.MUST_NOT)
        && !bound.isEmpty();
  }
}
