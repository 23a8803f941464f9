package dev.wsproof.cli;

import dev.wsproof.cli.console.Terminal;
import dev.wsproof.cli.gate.ExitCode;
import dev.wsproof.cli.modes.Connector;
import dev.wsproof.cli.modes.TesteeClient;
import dev.wsproof.cli.testee.defect.Defect;
import dev.wsproof.cli.testee.defect.DefectClient;
import dev.wsproof.cli.testee.defect.DefectDriver;
import dev.wsproof.report.text.Visible;
import java.io.IOException;
import java.net.URI;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wsproof testeeclient}: the bundled testee as a client of a fuzzing server. */
@Command(
    name = "testeeclient",
    description =
        "Run all cases of a fuzzing server with the bundled testee: a strict client made of"
            + " Netty's own WebSocket codec.",
    footer = "  wsproof testeeclient -w ws://127.0.0.1:9001")
final class TesteeClientCommand extends TerminalCommand {
  @Mixin private PeerOptions peer;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "1",
      converter = ParallelOption.Number.class,
      description = "Cases side by side (default: ${DEFAULT-VALUE}).")
  private int parallel;

  @Mixin private DefectOption defect;

  TesteeClientCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  ExitCode execute() {
    if (defect.listed()) {
      DefectOption.print(terminal(), each -> each.side().ofClients());
      return ExitCode.PASSED;
    }
    return defect.given() ? defective() : strict();
  }

  private ExitCode defective() {
    Defect chosen = defect.defect(each -> each.side().ofClients());
    URI url = peer.url();
    if (!"ws".equalsIgnoreCase(url.getScheme())) {
      throw CommandFailure.usage("--defect: testees with a defect speak no TLS");
    }
    String agent = peer.identOr("wsproof-defect/" + DefectOption.word(chosen));
    terminal().line("wsproof testee: " + url + " as " + Visible.of(agent));
    terminal().line(DefectOption.line(chosen));
    try {
      int count = new DefectDriver(new DefectClient(chosen), url, agent).run(parallel).cases();
      terminal().line("  " + count + (count == 1 ? " case done" : " cases done"));
      return ExitCode.PASSED;
    } catch (IOException e) {
      throw CommandFailure.run(e.getMessage());
    }
  }

  private ExitCode strict() {
    URI url = peer.url();
    String agent = peer.identOr("wsproof-testee/" + Version.text());
    try (Connector connector = peer.connector(terminal())) {
      terminal().line("wsproof testee: " + url + " as " + Visible.of(agent));
      new TesteeClient(connector, url, agent, line -> terminal().line("  " + line)).run(parallel);
      return ExitCode.PASSED;
    } catch (IOException e) {
      throw CommandFailure.run(e.getMessage());
    }
  }
}
