package dev.wsproof.cli;

import dev.wsproof.cases.Suites;
import dev.wsproof.cli.console.Terminal;
import dev.wsproof.cli.gate.ExitCode;
import dev.wsproof.cli.spec.ClientSpec;
import dev.wsproof.cli.testee.Testee;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wsproof demo}: tests the bundled testee, so that there is something to look at. */
@Command(
    name = "demo",
    description = "Test the bundled testee, a strict echo server in this process.")
final class DemoCommand extends TerminalCommand {
  private static final String LOOPBACK = "127.0.0.1";

  /** All cases that take no time, and one or two of each kind of those that do. */
  private static final List<String> SAMPLE =
      List.of(
          "1.*", "2.*", "3.*", "4.*", "5.*", "6.*", "7.*", "9.1.1", "9.1.6", "9.3.5", "9.5.6",
          "9.7.1", "10.*", "12.1.1", "12.1.10", "12.4.5", "13.1.1", "13.3.5", "13.5.3", "13.7.1");

  @Option(
      names = "--port",
      paramLabel = "N",
      converter = Port.class,
      defaultValue = "0",
      description = "Port of the testee (default: one that is free).")
  private int port;

  @Option(
      names = "--outdir",
      paramLabel = "DIR",
      defaultValue = "./reports/demo",
      description = "Where reports go (default: ${DEFAULT-VALUE}).")
  private Path outdir;

  @Option(
      names = "--all",
      description = "Run all cases (default: all that take no time, and some of the others).")
  private boolean all;

  @Mixin private CaseOptions caseOptions;
  @Mixin private ParallelOption parallel;
  @Mixin private TimeoutOption timeouts;
  @Mixin private RunOptions runOptions;
  @Mixin private ShardOption shard;
  @Mixin private GateOptions gateOptions;

  DemoCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  ExitCode execute() {
    Suites suites = caseOptions.suitesOr(Suites.CLASSIC);
    boolean isSample = !all && suites == Suites.CLASSIC;
    List<String> usual = !isSample ? ClientSpec.ALL_CASES : SAMPLE;
    List<String> cases = caseOptions.casesOr(usual);
    if (all && cases != usual) {
      throw CommandFailure.usage("--all and --cases: got both, wanted one");
    }
    try (Testee testee = Testee.start(LOOPBACK, port)) {
      ClientSpec spec =
          new ClientSpec(
              ClientSpec.of(testee.uri()).servers(),
              outdir,
              suites,
              cases,
              caseOptions.excludeCasesOr(List.of()),
              Map.of(),
              List.of());
      return new ClientRun(
              terminal(),
              spec,
              parallel.lanes(),
              timeouts.announced(terminal()),
              gateOptions,
              runOptions,
              shard,
              target ->
                  RerunCommand.ofDemo().and(caseOptions.suiteWords(suites)).and(timeouts.words()))
          .execute();
    } catch (IOException e) {
      throw CommandFailure.run(e.getMessage());
    }
  }
}
