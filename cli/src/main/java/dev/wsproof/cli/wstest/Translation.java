package dev.wsproof.cli.wstest;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Says in the words of wsproof's small commands what was asked for in the classic ones. */
public final class Translation {
  /** Parity: the classic servers listen on every address, whatever host the URL has. */
  private static final String EVERYWHERE = "*";

  private static final int USUAL_PORT = 80;
  private static final int USUAL_TLS_PORT = 443;

  private Translation() {}

  /**
   * The words after the command's name.
   *
   * @param arguments of any mode but fuzzingclient and fuzzingserver
   */
  public static List<String> of(WstestArguments arguments) {
    List<String> words = new ArrayList<>();
    switch (arguments.mode()) {
      case TESTEESERVER -> {
        URI url = arguments.wsuri();
        add(words, "--host", "0.0.0.0");
        add(words, "--port", port(url));
        if (isSecure(url)) {
          words.add("--tls");
        }
        add(words, "--cert", arguments.cert());
        add(words, "--key", arguments.key());
      }
      case ECHOSERVER, BROADCASTSERVER -> {
        add(words, "--wsuri", arguments.wsuri());
        add(words, "--bind", EVERYWHERE);
        add(words, "--cert", arguments.cert());
        add(words, "--key", arguments.key());
      }
      case TESTEECLIENT, ECHOCLIENT, BROADCASTCLIENT -> {
        add(words, "--wsuri", arguments.wsuri());
        add(words, "--ident", arguments.ident());
        if (isSecure(arguments.wsuri())) {
          words.add("--insecure"); // Parity: classic clients check no certificate
        }
      }
      case MASSCONNECT -> {
        add(words, "--spec", arguments.spec());
        add(words, "--outfile", arguments.outfile());
        words.add("--insecure");
      }
      default -> throw new IllegalArgumentException(arguments.mode().word());
    }
    return words;
  }

  private static int port(URI url) {
    if (url.getPort() >= 0) {
      return url.getPort();
    }
    return isSecure(url) ? USUAL_TLS_PORT : USUAL_PORT;
  }

  private static boolean isSecure(URI url) {
    return url.getScheme().equalsIgnoreCase("wss");
  }

  private static void add(List<String> words, String flag, Object value) {
    if (value != null) {
      words.add(flag);
      words.add(value.toString());
    }
  }
}
