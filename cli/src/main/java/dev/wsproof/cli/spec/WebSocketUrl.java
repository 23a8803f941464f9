package dev.wsproof.cli.spec;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Reads WebSocket URLs (RFC 6455 §3); looks up no host. */
public final class WebSocketUrl {
  private static final int MAX_PORT = 65535;

  private WebSocketUrl() {}

  /** Whether {@code text} says that it is one, right or wrong. */
  public static boolean looksLike(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.startsWith("ws:") || lower.startsWith("wss:");
  }

  /** A URL as it may be shown to anybody, whatever is wrong with it. */
  public static String shown(String text) {
    return RouteText.masked(text);
  }

  /**
   * Reads a URL.
   *
   * @throws IllegalArgumentException when it is not one; the message says what was wanted
   */
  public static URI parse(String text) {
    URI uri = parseToListen(text);
    if (uri.getPort() == 0) {
      throw new IllegalArgumentException("a port from 1 to " + MAX_PORT);
    }
    return uri;
  }

  /**
   * Reads a URL to listen on, where port 0 stands for a free one.
   *
   * @throws IllegalArgumentException when it is not one; the message says what was wanted
   */
  public static URI parseToListen(String text) {
    if (!looksLike(text)) {
      throw new IllegalArgumentException("a ws: or wss: URL");
    }
    URI uri;
    try {
      uri = new URI(text).parseServerAuthority();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("a URL such as ws://127.0.0.1:9001/path", e);
    }
    if (uri.getHost() == null) {
      throw new IllegalArgumentException("a URL with a host, such as ws://127.0.0.1:9001");
    }
    if (uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException("a URL without user and password (RFC 6455 §3)");
    }
    if (uri.getPort() > MAX_PORT) {
      throw new IllegalArgumentException("a port from 1 to " + MAX_PORT);
    }
    if (uri.getRawFragment() != null) {
      throw new IllegalArgumentException("a URL without a fragment (RFC 6455 §3)");
    }
    return uri;
  }
}
