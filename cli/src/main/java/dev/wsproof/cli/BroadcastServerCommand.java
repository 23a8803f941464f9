package dev.wsproof.cli;

import dev.wsproof.cli.console.Terminal;
import dev.wsproof.cli.modes.BroadcastServer;
import dev.wsproof.cli.modes.RunningServer;
import dev.wsproof.cli.testee.ServerTls;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code wsproof broadcastserver}: sends every message to everybody. */
@Command(
    name = "broadcastserver",
    description =
        "Run a server that sends every message, and a tick every second, to all clients."
            + " Ends on Ctrl-C.")
final class BroadcastServerCommand extends MessageServerCommand {
  private static final Duration TICK = Duration.ofSeconds(1);

  BroadcastServerCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  RunningServer start(List<InetAddress> addresses, int port, ServerTls tls) throws IOException {
    return BroadcastServer.start(addresses, port, tls, TICK);
  }

  @Override
  String does() {
    return "broadcasts";
  }
}
