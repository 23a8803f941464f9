package dev.wsproof.cli;

import dev.wsproof.cli.console.Terminal;
import dev.wsproof.cli.console.Warning;
import dev.wsproof.cli.gate.ExitCode;
import dev.wsproof.cli.modes.Connector;
import dev.wsproof.cli.modes.MassConnect;
import dev.wsproof.cli.modes.OpenFiles;
import dev.wsproof.cli.spec.MassConnectSpec;
import dev.wsproof.cli.spec.MassConnectSpecReader;
import dev.wsproof.cli.spec.SpecException;
import dev.wsproof.report.text.Visible;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code wsproof massconnect}: opens many connections to servers, one server after the other. */
@Command(
    name = "massconnect",
    description = "Open many connections to servers, and tell how long that took.",
    footer = {
      "SPEC: {\"options\": {\"connections\": 1000, \"batchsize\": 100, \"batchdelay\": 100,",
      "       \"retrydelay\": 200}, \"servers\": [{\"name\": \"mine\", \"uri\": \"ws://…\"}]}",
      "Delays are in milliseconds. Exit code 0 when all connections got open, else 3."
    })
final class MassConnectCommand extends TerminalCommand {
  private static final int NAME = 30;
  private static final int STEPS = 10;

  @Option(
      names = {"-s", "--spec"},
      paramLabel = "SPEC",
      required = true,
      description = "Spec file in the classic JSON.")
  private Path spec;

  @Option(
      names = {"-o", "--outfile"},
      paramLabel = "FILE",
      description = "Write the table of results there, too.")
  private Path outfile;

  @Option(names = "--insecure", description = "Trust any certificate (wss:).")
  private boolean insecure;

  MassConnectCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  ExitCode execute() {
    MassConnectSpec wanted = read();
    wanted.warnings().forEach(sentence -> Warning.print(terminal(), sentence));
    OpenFiles.problemWith(wanted.connections())
        .ifPresent(
            sentence -> {
              throw CommandFailure.run(sentence);
            });
    List<String> table = new ArrayList<>();
    table.add(row("server", "open", "of", "seconds", "retries", "failed", "dropped"));
    ExitCode code = ExitCode.PASSED;
    for (MassConnectSpec.Server server : wanted.servers()) {
      MassConnect.Result result = connect(wanted, server);
      table.add(
          row(
              Visible.of(server.name(), NAME),
              result.open(),
              wanted.connections(),
              String.format(Locale.ROOT, "%.3f", result.time().toNanos() / 1e9),
              result.retries(),
              result.failed(),
              result.dropped()));
      if (!result.isComplete()) {
        code = ExitCode.RUN_FAILED;
        terminal().error("wsproof: run failed: " + Visible.of(why(server, result)));
      }
    }
    terminal().line("");
    table.forEach(terminal()::line);
    write(table);
    return code;
  }

  private static String why(MassConnectSpec.Server server, MassConnect.Result result) {
    return result.failed() == 0
        ? server.uri() + ": the server dropped " + result.dropped() + " connections"
        : result.failed() + " connections failed; the last one: " + result.lastFailure();
  }

  private MassConnectSpec read() {
    try {
      return MassConnectSpecReader.read(spec, MassConnect.MOST_CONNECTIONS);
    } catch (SpecException e) {
      throw CommandFailure.usage(e.problems());
    }
  }

  private MassConnect.Result connect(MassConnectSpec wanted, MassConnectSpec.Server server) {
    String name = Visible.of(server.name(), NAME);
    int step = Math.max(1, wanted.connections() / STEPS);
    terminal().line(name + ": " + wanted.connections() + " connections to " + server.uri());
    try (Connector connector = new Connector(Version.userAgent(), insecure, false)) {
      return MassConnect.begin(
              connector,
              server.uri(),
              new MassConnect.Pace(
                  wanted.connections(),
                  wanted.batchSize(),
                  wanted.batchDelay(),
                  wanted.retryDelay()),
              (open, of) -> {
                if (open % step == 0 || open == of) {
                  terminal().line("  " + open + " of " + of + " open");
                }
              })
          .get();
    } catch (ExecutionException e) {
      throw CommandFailure.run(server.uri() + ": connections neither opened nor failed in time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFailure.run("interrupted");
    }
  }

  private void write(List<String> table) {
    if (outfile != null) {
      try {
        Files.write(outfile, table);
      } catch (IOException e) {
        throw CommandFailure.run("cannot write " + outfile + ": " + e.getMessage());
      }
    }
  }

  private static String row(Object... cells) {
    return String.format("%-30s %6s %6s %8s %7s %6s %7s", cells);
  }
}
