package dev.wsproof.cli.spec;

import dev.wsproof.handshake.AddedFields;
import dev.wsproof.handshake.Credentials;
import dev.wsproof.handshake.SecretFields;
import java.util.function.UnaryOperator;

/**
 * Collects what a person adds to our upgrade requests, as flags and spec files word it. What is
 * wrong is an {@link IllegalArgumentException} whose message is for people and holds no secret. For
 * use by one thread.
 */
public final class RequestAdditions {
  private static final String AUTHORIZATION = "Authorization";
  private static final String COOKIE = "Cookie";

  private final UnaryOperator<String> environment;
  private AddedFields fields = AddedFields.NONE;

  /**
   * @param environment the value of an environment variable; null when there is no such variable
   */
  public RequestAdditions(UnaryOperator<String> environment) {
    this.environment = environment;
  }

  /** What was collected. */
  public AddedFields fields() {
    return fields;
  }

  /** Adds {@code Name: value}. */
  public void header(String line) {
    int colon = line.indexOf(':');
    if (colon <= 0) {
      throw new IllegalArgumentException("wanted 'NAME: VALUE'");
    }
    header(line.substring(0, colon), line.substring(colon + 1));
  }

  /** Adds a field. */
  void header(String name, String value) {
    GivenText given = GivenText.of(value, environment);
    fields = fields.with(name, given.value(), given.isSecret());
  }

  /** Adds {@code name=value} to the one Cookie field (RFC 6265 §4.2). */
  public void cookie(String pair) {
    if (pair.indexOf('=') <= 0) {
      throw new IllegalArgumentException("wanted NAME=VALUE");
    }
    fields = fields.with(COOKIE, GivenText.of(pair, environment).value(), true);
  }

  /** Adds Basic authorization. */
  public void user(String userAndPassword) {
    String value = GivenText.of(userAndPassword, environment).value();
    fields = fields.with(AUTHORIZATION, Credentials.basic(value), true);
  }

  /** Adds Bearer authorization. */
  public void bearer(String token) {
    String value = GivenText.of(token, environment).value();
    fields = fields.with(AUTHORIZATION, Credentials.bearer(value), true);
  }

  /** A header as it may be shown to anybody. */
  public static String shownHeader(String line) {
    int colon = line.indexOf(':');
    boolean hidden =
        colon > 0
            && SecretFields.USUAL.has(line.substring(0, colon))
            && !GivenText.namesVariable(line);
    return hidden ? line.substring(0, colon) + ": " + SecretFields.MASK : line;
  }

  /** A cookie as it may be shown to anybody. */
  public static String shownCookie(String pair) {
    return shown(pair, pair.indexOf('=') + 1);
  }

  /** User and password as they may be shown to anybody. */
  public static String shownUser(String userAndPassword) {
    return shown(userAndPassword, userAndPassword.indexOf(':') + 1);
  }

  /** A token as it may be shown to anybody. */
  public static String shownBearer(String token) {
    return shown(token, 0);
  }

  private static String shown(String given, int secretFrom) {
    return GivenText.namesVariable(given)
        ? given
        : given.substring(0, secretFrom) + SecretFields.MASK;
  }
}
