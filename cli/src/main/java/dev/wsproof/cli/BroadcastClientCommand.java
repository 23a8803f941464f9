package dev.wsproof.cli;

import dev.wsproof.cli.console.Terminal;
import picocli.CommandLine.Command;

/** {@code wsproof broadcastclient}: says hello to everybody, and prints what everybody says. */
@Command(
    name = "broadcastclient",
    description = "Send a message every second to everybody, and print what everybody says.",
    footer = "  wsproof broadcastclient -w ws://127.0.0.1:9000 -i Jane")
final class BroadcastClientCommand extends MessageClientCommand {
  BroadcastClientCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  String greeting(String name) {
    return "Hello from " + name;
  }
}
