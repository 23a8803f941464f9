package dev.wsproof.cli;

import dev.wsproof.cli.console.Terminal;
import dev.wsproof.cli.gate.ExitCode;
import dev.wsproof.cli.modes.Connector;
import dev.wsproof.cli.modes.MessageClient;
import dev.wsproof.report.text.Visible;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands share that send a message at intervals and print what they hear. */
abstract class MessageClientCommand extends TerminalCommand {
  private static final int SHOWN = 2000;

  @Mixin private PeerOptions peer;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "0",
      description = "End after N messages that came (default: never; Ctrl-C ends it).")
  private long count;

  @Option(
      names = "--interval",
      paramLabel = "MS",
      defaultValue = "1000",
      description = "Milliseconds between messages (default: ${DEFAULT-VALUE}).")
  private int interval;

  MessageClientCommand(Terminal terminal) {
    super(terminal);
  }

  /** What messages say before their number. */
  abstract String greeting(String name);

  @Override
  final ExitCode execute() {
    if (interval < 1 || count < 0) {
      throw CommandFailure.usage("--interval wants 1 or more, --count 0 or more");
    }
    URI url = peer.url();
    try (Connector connector = peer.connector(terminal())) {
      new MessageClient(
              connector,
              url,
              greeting(peer.identOr(Version.userAgent())),
              text -> terminal().line(Visible.of(text, SHOWN)))
          .run(Duration.ofMillis(interval), count);
      return ExitCode.PASSED;
    } catch (IOException e) {
      throw CommandFailure.run(e.getMessage());
    }
  }
}
