package dev.wsproof.cli;

import dev.wsproof.cli.console.Terminal;
import dev.wsproof.cli.modes.EchoServer;
import dev.wsproof.cli.modes.RunningServer;
import dev.wsproof.cli.testee.ServerTls;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code wsproof echoserver}: sends every message back. */
@Command(
    name = "echoserver",
    description = "Run a server that sends every message back. Ends on Ctrl-C.")
final class EchoServerCommand extends MessageServerCommand {
  EchoServerCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  RunningServer start(List<InetAddress> addresses, int port, ServerTls tls) throws IOException {
    return EchoServer.start(addresses, port, tls);
  }

  @Override
  String does() {
    return "echoes";
  }
}
