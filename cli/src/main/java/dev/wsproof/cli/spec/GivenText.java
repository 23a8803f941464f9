package dev.wsproof.cli.spec;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text that a person gives, whose end may be {@code @env:NAME} and then stands for what that
 * environment variable holds: a secret that is in no file and no command line. Immutable.
 */
final class GivenText {
  private static final Pattern FROM_ENVIRONMENT =
      Pattern.compile("(.*)@env:([A-Za-z_][A-Za-z0-9_]*)", Pattern.DOTALL);

  private final String value;
  private final boolean secret;

  private GivenText(String value, boolean secret) {
    this.value = value;
    this.secret = secret;
  }

  /**
   * Reads {@code given}.
   *
   * @param environment the value of a variable; null when there is no such variable
   * @throws IllegalArgumentException when it names a variable that is not there
   */
  static GivenText of(String given, UnaryOperator<String> environment) {
    Matcher match = FROM_ENVIRONMENT.matcher(given);
    if (!match.matches()) {
      return new GivenText(given, false);
    }
    String held = environment.apply(match.group(2));
    if (held == null) {
      throw new IllegalArgumentException("no environment variable is called " + match.group(2));
    }
    return new GivenText(match.group(1) + held, true);
  }

  /** Whether {@code given} names a variable, and so can be shown to anybody. */
  static boolean namesVariable(String given) {
    return FROM_ENVIRONMENT.matcher(given).matches();
  }

  /** With what the variable holds. */
  String value() {
    return value;
  }

  /** Whether a variable was named. */
  boolean isSecret() {
    return secret;
  }
}
