package dev.wsproof.cli;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Finds the addresses that a name means to listen on; opens no socket. */
final class ListenAddress {
  private static final String EVERYWHERE = "*";

  private ListenAddress() {}

  /**
   * The addresses; none for every address of the machine.
   *
   * @param bind what {@code --bind} says: an address, a name, or {@code *}; null for the URL's host
   */
  static List<InetAddress> of(String bind, URI url) {
    String host = bind != null ? bind : url.getHost();
    if (host.equals(EVERYWHERE)) {
      return List.of();
    }
    try {
      List<InetAddress> all = Arrays.asList(InetAddress.getAllByName(host));
      return all.stream().anyMatch(InetAddress::isAnyLocalAddress) ? List.of() : all;
    } catch (UnknownHostException e) {
      throw CommandFailure.usage("cannot listen on " + host + ": no such host");
    }
  }

  /** The port of {@code url}, or its scheme's. */
  static int port(URI url) {
    if (url.getPort() >= 0) {
      return url.getPort();
    }
    return isSecure(url) ? 443 : 80;
  }

  /** Whether it is {@code wss:}. */
  static boolean isSecure(URI url) {
    return "wss".equalsIgnoreCase(url.getScheme());
  }
}
