package dev.wsproof.cli.spec;

import dev.wsproof.handshake.Credentials;
import dev.wsproof.handshake.SecretFields;
import dev.wsproof.run.Route;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Reads the ways to a server as flags and spec files word them; looks nothing up. What is wrong is
 * an {@link IllegalArgumentException} whose message is for people and holds no secret.
 */
public final class RouteText {
  private static final String PROXY = "wanted http://HOST:PORT or http://NAME:PASSWORD@HOST:PORT";
  private static final int MAX_PORT = 65535;

  /** The least of what platforms have room for: 104 octets on some, with one for the end. */
  private static final int MOST_PATH_OCTETS = 103;

  private static final Pattern PASSWORD = Pattern.compile("(//[^/@:]*:).*@");

  private RouteText() {}

  /**
   * A proxy's URL.
   *
   * @param environment the value of an environment variable; null when there is no such variable
   */
  public static Route proxy(String given, UnaryOperator<String> environment) {
    String text = GivenText.of(given, environment).value();
    URI uri;
    try {
      uri = new URI(text).parseServerAuthority();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(PROXY, null);
    }
    boolean bare =
        (uri.getRawPath() == null || uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
            && uri.getRawQuery() == null
            && uri.getRawFragment() == null;
    if (!"http".equalsIgnoreCase(uri.getScheme())
        || uri.getHost() == null
        || uri.getPort() < 1
        || uri.getPort() > MAX_PORT
        || !bare) {
      throw new IllegalArgumentException(PROXY);
    }
    String user = uri.getRawUserInfo();
    return new Route.Proxy(
        uri.getHost(), uri.getPort(), user == null ? null : Credentials.basic(decoded(user)));
  }

  /** A proxy's URL as it may be shown to anybody. */
  public static String shownProxy(String given) {
    return GivenText.namesVariable(given) ? given : masked(given);
  }

  /** A URL with the password in it masked. */
  static String masked(String url) {
    return PASSWORD.matcher(url).replaceFirst("$1" + SecretFields.MASK + "@");
  }

  /** The path of a Unix domain socket. */
  public static Route unixSocket(String given) {
    if (given.isEmpty()) {
      throw new IllegalArgumentException("wanted the path of a Unix domain socket");
    }
    if (given.getBytes(StandardCharsets.UTF_8).length > MOST_PATH_OCTETS) {
      throw new IllegalArgumentException(
          "wanted a path of at most " + MOST_PATH_OCTETS + " octets, as sockets have them");
    }
    try {
      return new Route.UnixSocket(Path.of(given));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("wanted the path of a Unix domain socket", e);
    }
  }

  /** Percent signs decoded; a plus sign stands for itself. */
  private static String decoded(String userInfo) {
    try {
      return URLDecoder.decode(userInfo.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(PROXY, null);
    }
  }
}
