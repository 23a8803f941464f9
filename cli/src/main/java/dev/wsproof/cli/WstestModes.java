package dev.wsproof.cli;

import dev.wsproof.cli.console.Terminal;
import dev.wsproof.cli.gate.ExitCode;
import dev.wsproof.cli.spec.ClientSpec;
import dev.wsproof.cli.spec.ClientSpecReader;
import dev.wsproof.cli.spec.ServerSpec;
import dev.wsproof.cli.spec.ServerSpecReader;
import dev.wsproof.cli.spec.ServerlessSpecReader;
import dev.wsproof.cli.spec.SpecException;
import dev.wsproof.cli.wstest.Mode;
import dev.wsproof.cli.wstest.Translation;
import dev.wsproof.cli.wstest.WstestArguments;
import dev.wsproof.report.gate.Gate;
import dev.wsproof.run.TimeoutScale;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import picocli.CommandLine;

/**
 * Does in wsproof's way what a command line of the classic suite asks for; leaves exit codes to its
 * caller. For use by one thread.
 */
final class WstestModes {
  private static final Map<Mode, Class<? extends TerminalCommand>> SMALL =
      Map.of(
          Mode.TESTEESERVER, TesteeServerCommand.class,
          Mode.TESTEECLIENT, TesteeClientCommand.class,
          Mode.ECHOSERVER, EchoServerCommand.class,
          Mode.ECHOCLIENT, EchoClientCommand.class,
          Mode.BROADCASTSERVER, BroadcastServerCommand.class,
          Mode.BROADCASTCLIENT, BroadcastClientCommand.class,
          Mode.MASSCONNECT, MassConnectCommand.class);

  private final Terminal terminal;
  private final WstestArguments arguments;
  private final ToIntFunction<Throwable> failed;

  /**
   * @param failed tells a failure and makes an exit code of it
   */
  WstestModes(Terminal terminal, WstestArguments arguments, ToIntFunction<Throwable> failed) {
    this.terminal = terminal;
    this.arguments = arguments;
    this.failed = failed;
  }

  /** Whether all went well, verdicts aside. */
  boolean run() {
    switch (arguments.mode()) {
      case FUZZINGCLIENT -> {
        new WstestClientRun(terminal, clientSpec()).execute();
        return true;
      }
      case FUZZINGSERVER -> {
        runServer();
        return true;
      }
      default -> {
        return runSmall();
      }
    }
  }

  private boolean runSmall() {
    List<String> words = Translation.of(arguments);
    int code =
        new CommandLine(SMALL.get(arguments.mode()), new Commands(terminal))
            .setExecutionExceptionHandler((thrown, line, parsed) -> failed.applyAsInt(thrown))
            .execute(words.toArray(String[]::new));
    return code == ExitCode.PASSED.number();
  }

  private void runServer() {
    ServerSpec spec = serverSpec();
    // Parity: listens on every address whatever host the URL has, and begins with empty reports.
    ServerPlan plan =
        new ServerPlan(
            spec, List.of(), null, Duration.ZERO, null, false, true, TimeoutScale.NONE, List.of());
    Plan cases = Plan.of(spec);
    WebPage page = new WebPage(terminal, plan, cases, arguments.webport());
    new FuzzingServerRun(
            terminal, plan, cases, new GateOptions(), Gate.DEFAULT, new CaseLines(terminal))
        .execute(
            port -> {
              terminal.line(
                  "wsproof %s, compatible with Autobahn WebSocket %s Fuzzing Server (Port %d)"
                      .formatted(Version.text(), WstestMain.COMPATIBLE, port));
              terminal.line(cases.cases().size() + " cases for every client that comes");
              return page.serve(port);
            });
  }

  private ServerSpec serverSpec() {
    ServerSpec spec;
    if (arguments.spec() == null && arguments.wsuri() != null) {
      spec = ServerSpec.of(arguments.wsuri());
    } else {
      try {
        spec = ServerSpecReader.read(file(DefaultSpecFile.SERVER));
      } catch (SpecException e) {
        throw CommandFailure.usage(e.problems());
      }
    }
    return new ServerSpec(
        arguments.wsuri() != null ? arguments.wsuri() : spec.url(),
        arguments.key() != null ? arguments.key() : spec.key(),
        arguments.cert() != null ? arguments.cert() : spec.cert(),
        spec.options(),
        spec.outdir(),
        spec.suites(),
        spec.cases(),
        spec.excludeCases(),
        spec.excludeAgentCases(),
        spec.warnings());
  }

  private ClientSpec clientSpec() {
    boolean hasFile = arguments.spec() != null || Files.exists(Path.of("fuzzingclient.json"));
    try {
      if (arguments.wsuri() == null) {
        return ClientSpecReader.read(file(DefaultSpecFile.CLIENT));
      }
      if (!hasFile) {
        return ClientSpec.of(arguments.wsuri());
      }
      Path file = file(DefaultSpecFile.CLIENT);
      return ServerlessSpecReader.namesServers(file)
          ? ClientSpecReader.read(file)
          : ServerlessSpecReader.read(file, arguments.wsuri());
    } catch (SpecException e) {
      throw CommandFailure.usage(e.problems());
    }
  }

  private Path file(DefaultSpecFile otherwise) {
    return arguments.spec() != null ? arguments.spec() : Path.of(otherwise.provide(terminal));
  }
}
