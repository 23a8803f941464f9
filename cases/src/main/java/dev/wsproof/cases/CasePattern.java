package dev.wsproof.cases;

import dev.wsproof.cases.text.Visible;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A pattern for case ids or agents as spec files have them: {@code .} stands for itself, {@code *}
 * for anything, the rest is a regular expression. Gives up on one that would take for ever.
 */
final class CasePattern {
  /** How long a pattern may be. */
  static final int LONGEST = 200;

  /** How many characters a match may look at before it is called endless. */
  private static final int PATIENCE = 200_000;

  private final String text;
  private final Pattern pattern;
  private final boolean whole;

  private CasePattern(String text, Pattern pattern, boolean whole) {
    this.text = text;
    this.pattern = pattern;
    this.whole = whole;
  }

  /**
   * A pattern that has to match the beginning of an id; without {@code *} an id itself.
   *
   * @throws IllegalArgumentException when it is no pattern; the message says so in a sentence
   */
  static CasePattern forCases(String text) {
    boolean isPattern = text.indexOf('*') >= 0;
    return new CasePattern(text, isPattern ? compiled(text) : null, false);
  }

  /**
   * A pattern that has to match the whole of an agent's name.
   *
   * @throws IllegalArgumentException when it is no pattern; the message says so in a sentence
   */
  static CasePattern forAgents(String text) {
    return new CasePattern(text, compiled(text), true);
  }

  private static Pattern compiled(String text) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "pattern " + Visible.quoted(text, 40) + ": longer than " + LONGEST + " characters");
    }
    try {
      return Pattern.compile(text.replace(".", "\\.").replace("*", ".*"), Pattern.DOTALL);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "pattern "
              + Visible.quoted(text, 40)
              + ": not a regular expression ("
              + e.getDescription().toLowerCase(Locale.ROOT)
              + ")",
          e);
    }
  }

  /**
   * Whether this fits {@code name}.
   *
   * @throws IllegalArgumentException when that would take for ever
   */
  boolean matches(String name) {
    if (pattern == null || text.equals(name)) {
      return text.equals(name);
    }
    try {
      var matcher = pattern.matcher(new Watched(name, new int[] {PATIENCE}));
      return whole ? matcher.matches() : matcher.lookingAt();
    } catch (Endless | StackOverflowError e) {
      throw new IllegalArgumentException(
          "pattern " + Visible.quoted(text, 40) + ": takes for ever, write a simpler one", e);
    }
  }

  @Override
  public String toString() {
    return text;
  }

  /** Text that can be looked at so many times and no more. */
  private record Watched(CharSequence text, int[] looks) implements CharSequence {
    @Override
    public char charAt(int index) {
      if (--looks[0] < 0) {
        throw new Endless();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Watched(text.subSequence(start, end), looks);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }

  private static final class Endless extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Endless() {
      super(null, null, false, false);
    }
  }
}
