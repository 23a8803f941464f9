package dev.wsproof.handshake;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Writes the values of {@code Authorization} and {@code Proxy-Authorization}; answers no challenge
 * (RFC 7617, RFC 6750). Messages hold no secret. Stateless: any thread.
 */
public final class Credentials {
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

  private Credentials() {}

  /**
   * A user and a password, in UTF-8.
   *
   * @param userAndPassword with a colon between them; the user has none
   * @throws IllegalArgumentException when it is not that; the message says what was wanted
   */
  public static String basic(String userAndPassword) {
    if (userAndPassword.indexOf(':') < 0) {
      throw new IllegalArgumentException("wanted NAME:PASSWORD");
    }
    if (userAndPassword.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("wanted NAME:PASSWORD without control characters");
    }
    byte[] octets = userAndPassword.getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(octets);
  }

  /**
   * A bearer token (RFC 6750 §2.1).
   *
   * @throws IllegalArgumentException when it is none; the message says what was wanted
   */
  public static String bearer(String token) {
    if (!TOKEN.matcher(token).matches()) {
      throw new IllegalArgumentException(
          "wanted a token of letters, digits and -._~+/, then any =");
    }
    return "Bearer " + token;
  }
}
