package dev.wsproof.cli;

import dev.wsproof.cli.console.Terminal;
import picocli.CommandLine.Command;

/** {@code wsproof echoclient}: says hello to an echo server, and prints what comes back. */
@Command(
    name = "echoclient",
    description = "Send a message every second to a server, and print what comes back.",
    footer = "  wsproof echoclient -w ws://127.0.0.1:9000 --count 3")
final class EchoClientCommand extends MessageClientCommand {
  EchoClientCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  String greeting(String name) {
    return "Hello";
  }
}
