package dev.wsproof.cli;

import dev.wsproof.cli.console.Terminal;
import dev.wsproof.cli.gate.ExitCode;
import dev.wsproof.cli.testee.ServerTls;
import dev.wsproof.cli.testee.Testee;
import dev.wsproof.cli.testee.defect.Defect;
import dev.wsproof.cli.testee.defect.DefectServer;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wsproof testeeserver}: the bundled testee alone, until it is interrupted. */
@Command(
    name = "testeeserver",
    description =
        "Run the bundled testee: a strict echo server to try things on, made of Netty's own"
            + " WebSocket codec. Ends on Ctrl-C.")
final class TesteeServerCommand extends TerminalCommand {
  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Address to listen on (default: ${DEFAULT-VALUE}).")
  private String host;

  @Option(
      names = "--port",
      paramLabel = "N",
      converter = Port.class,
      defaultValue = "0",
      description = "Port to listen on (default: one that is free).")
  private int port;

  @Option(names = "--tls", description = "Speak wss:; also when a certificate is given.")
  private boolean tls;

  @Mixin private PemOptions pem;

  @Mixin private DefectOption defect;

  TesteeServerCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  ExitCode execute() {
    if (defect.listed()) {
      DefectOption.print(terminal(), each -> each.side().ofServers());
      return ExitCode.PASSED;
    }
    return defect.given() ? defective() : strict();
  }

  private ExitCode strict() {
    try (Testee testee = Testee.start(host, port, tls())) {
      Runtime.getRuntime().addShutdownHook(new Thread(testee::close, "testee stop"));
      terminal().line("wsproof testee: " + testee.uri() + " echoes; Ctrl-C ends it");
      testee.await();
      return ExitCode.PASSED;
    } catch (IOException e) {
      throw CommandFailure.run(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.PASSED;
    }
  }

  private ExitCode defective() {
    Defect chosen = defect.defect(each -> each.side().ofServers());
    if (tls || pem.given()) {
      throw CommandFailure.usage("--defect: testees with a defect speak no TLS");
    }
    try (DefectServer server = DefectServer.start(host, port, chosen)) {
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "testee stop"));
      terminal().line("wsproof testee: " + server.uri() + " echoes; Ctrl-C ends it");
      terminal().line(DefectOption.line(chosen));
      server.await();
      return ExitCode.PASSED;
    } catch (IOException e) {
      throw CommandFailure.run(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.PASSED;
    }
  }

  private ServerTls tls() {
    return tls || pem.given() ? pem.tls() : null;
  }
}
