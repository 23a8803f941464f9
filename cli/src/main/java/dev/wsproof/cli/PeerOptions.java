package dev.wsproof.cli;

import dev.wsproof.cli.console.Terminal;
import dev.wsproof.cli.console.Warning;
import dev.wsproof.cli.modes.Connector;
import dev.wsproof.cli.spec.WebSocketUrl;
import java.net.URI;
import picocli.CommandLine.Option;

/** The flags of small clients that say whom to connect to and as whom; connects to nobody. */
final class PeerOptions {
  @Option(
      names = {"-w", "--wsuri"},
      paramLabel = "URL",
      required = true,
      description = "ws: or wss: URL of the server.")
  private String wsuri;

  @Option(
      names = {"-i", "--ident"},
      paramLabel = "NAME",
      description = "What to call ourselves (default: wsproof and its version).")
  private String ident;

  @Option(names = "--insecure", description = "Trust any certificate (wss:).")
  private boolean insecure;

  URI url() {
    if (wsuri == null) { // only beside a flag that may stand alone
      throw CommandFailure.usage("Missing required option: '--wsuri URL'");
    }
    try {
      return WebSocketUrl.parse(wsuri);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(
          "--wsuri: got '" + WebSocketUrl.shown(wsuri) + "', wanted " + e.getMessage());
    }
  }

  String identOr(String otherwise) {
    return ident != null ? ident : otherwise;
  }

  /** Makes connections as these flags say. */
  Connector connector(Terminal terminal) {
    String name = identOr(Version.userAgent());
    if (name.chars().anyMatch(c -> c < ' ' || c > '~')) {
      name = Version.userAgent(); // a header field cannot hold it
    }
    if (insecure) {
      Warning.print(terminal, "--insecure: nobody checks who the server is");
    }
    return new Connector(name, insecure, true);
  }
}
