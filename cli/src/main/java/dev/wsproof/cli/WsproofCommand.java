package dev.wsproof.cli;

import dev.wsproof.cli.console.Terminal;
import dev.wsproof.cli.gate.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wsproof} itself: knows the commands, does nothing alone but show them. */
@Command(
    name = "wsproof",
    description = "Prove WebSocket implementations against RFC 6455 and RFC 7692.",
    commandListHeading = "%nCommands:%n",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = Version.class,
    subcommands = {
      FuzzingClientCommand.class,
      FuzzingServerCommand.class,
      DemoCommand.class,
      ListCommand.class,
      ShowCommand.class,
      LintCommand.class,
      ReportCommand.class,
      GateCommand.class,
      CoverageCommand.class,
      DetectCommand.class,
      TesteeServerCommand.class,
      TesteeClientCommand.class,
      EchoServerCommand.class,
      EchoClientCommand.class,
      BroadcastServerCommand.class,
      BroadcastClientCommand.class,
      MassConnectCommand.class
    },
    footer = {
      "Exit codes: 0 passed, 1 some case did not pass, 2 wrong usage, 3 the run failed.",
      "",
      "./wsproof builds its jar once. After changes in the sources build it again with",
      "  ./mvnw -q -B -pl cli -am package -DskipTests",
      "WSPROOF_JAVA_OPTS is given to Java as it is, such as -Xmx4g."
    })
final class WsproofCommand extends TerminalCommand {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version and exit.")
  private boolean version;

  WsproofCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  ExitCode execute() {
    spec.commandLine().getUsageMessage().lines().forEach(terminal()::error);
    return ExitCode.USAGE;
  }
}
