package dev.wsproof.cli;

import dev.wsproof.cli.console.Terminal;
import dev.wsproof.cli.gate.ExitCode;
import dev.wsproof.cli.modes.RunningServer;
import dev.wsproof.cli.spec.WebSocketUrl;
import dev.wsproof.cli.testee.ServerTls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands share that run a small server until they are interrupted. */
abstract class MessageServerCommand extends TerminalCommand {
  @Option(
      names = {"-w", "--wsuri"},
      paramLabel = "URL",
      defaultValue = "ws://127.0.0.1:9000",
      description = "ws: or wss: URL to listen on (default: ${DEFAULT-VALUE}).")
  private String wsuri;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description = "Listen on this address; * for all (default: the URL's host).")
  private String bind;

  @Mixin private PemOptions pem;

  MessageServerCommand(Terminal terminal) {
    super(terminal);
  }

  /** Starts the server; {@code tls} is null for plain TCP. */
  abstract RunningServer start(List<InetAddress> addresses, int port, ServerTls tls)
      throws IOException;

  /** What it does, for the line that says that it is ready. */
  abstract String does();

  @Override
  final ExitCode execute() {
    URI url = url();
    try (RunningServer server =
        start(ListenAddress.of(bind, url), ListenAddress.port(url), tls(url))) {
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "server stop"));
      String place = url.getScheme() + "://" + url.getHost() + ":" + server.port();
      terminal().line("wsproof: " + place + " " + does() + "; Ctrl-C ends it");
      server.await();
      return ExitCode.PASSED;
    } catch (IOException e) {
      throw CommandFailure.run(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.PASSED;
    }
  }

  private URI url() {
    try {
      return WebSocketUrl.parseToListen(wsuri);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(
          "--wsuri: got '" + WebSocketUrl.shown(wsuri) + "', wanted " + e.getMessage());
    }
  }

  private ServerTls tls(URI url) {
    return ListenAddress.isSecure(url) ? pem.tls() : null;
  }
}
