package dev.wsproof.cli;

import dev.wsproof.cli.console.Terminal;
import dev.wsproof.cli.console.Warning;
import dev.wsproof.cli.gate.ExitCode;
import dev.wsproof.cli.spec.ClientSpec;
import dev.wsproof.cli.spec.ClientSpecReader;
import dev.wsproof.cli.spec.SpecException;
import dev.wsproof.cli.spec.WebSocketUrl;
import dev.wsproof.run.Target;
import dev.wsproof.transport.TlsSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wsproof fuzzingclient}: tests the servers of a spec file, or one server. */
@Command(
    name = "fuzzingclient",
    description = "Test WebSocket servers.",
    footer = {
      "A PATTERN is a case id such as 6.4.1, or has a * such as '6.*'. Several are",
      "joined by commas, or the option is given several times.",
      "",
      "@env:X at the end of a header, cookie, user, token or proxy stands for what the",
      "environment variable X holds. Reports and messages show no value from there, no",
      "password, and no value of Authorization and Cookie: *** stands there.",
      "",
      "  wsproof fuzzingclient ws://127.0.0.1:9001 --agent MyServer --cases '6.*'",
      "  wsproof fuzzingclient myservers.json --exclude-cases 6.12.1,'7.13.*'"
    })
final class FuzzingClientCommand extends TerminalCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "SPEC|URL",
      description = {
        "Spec file in the classic JSON, or the ws: or wss: URL of one server.",
        "Default: ./fuzzingclient.json, written with defaults if it is not there."
      })
  private String given;

  @Option(
      names = "--agent",
      paramLabel = "NAME",
      description = "Name of the server in reports (default: what it calls itself).")
  private String agent;

  @Mixin private CaseOptions caseOptions;

  @Option(
      names = "--outdir",
      paramLabel = "DIR",
      description = "Where reports go (default: ./reports/servers).")
  private Path outdir;

  @Mixin private ParallelOption parallel;
  @Mixin private RunOptions runOptions;
  @Mixin private ShardOption shard;

  @Mixin private ReachOptions reach;
  @Mixin private TimeoutOption timeouts;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "Trust the certificates in this PEM file (wss:).")
  private Path ca;

  @Option(names = "--insecure", description = "Trust any certificate (wss:).")
  private boolean insecure;

  @Mixin private GateOptions gateOptions;

  FuzzingClientCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  ExitCode execute() {
    String source = given != null ? given : DefaultSpecFile.CLIENT.provide(terminal());
    ClientSpec spec = overridden(WebSocketUrl.looksLike(source) ? ofUrl(source) : read(source));
    if (insecure) {
      Warning.print(terminal(), "--insecure: nobody checks who the server is");
    }
    spec.warnings().forEach(sentence -> Warning.print(terminal(), sentence));
    return new ClientRun(
            terminal(),
            spec,
            parallel.lanes(),
            timeouts.announced(terminal()),
            gateOptions,
            runOptions,
            shard,
            target ->
                RerunCommand.ofClient(target, source, reach.sayAllOf(target))
                    .and(reach.words())
                    .and(caseOptions.suiteWords(spec.suites()))
                    .and(timeouts.words()))
        .execute();
  }

  private static ClientSpec ofUrl(String url) {
    try {
      return ClientSpec.of(WebSocketUrl.parse(url));
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(WebSocketUrl.shown(url) + ": wanted " + e.getMessage());
    }
  }

  private static ClientSpec read(String source) {
    if (source.contains("://")) {
      throw CommandFailure.usage(
          WebSocketUrl.shown(source) + ": wanted a ws: or wss: URL, or a spec file");
    }
    try {
      return ClientSpecReader.read(Path.of(source));
    } catch (SpecException e) {
      throw CommandFailure.usage(e.problems());
    }
  }

  /** What was asked for, with the flags over it. */
  private ClientSpec overridden(ClientSpec spec) {
    if (agent != null && spec.servers().size() > 1) {
      throw CommandFailure.usage(
          "--agent names one server, and the spec file has " + spec.servers().size());
    }
    if (ca != null && !(Files.isRegularFile(ca) && Files.isReadable(ca))) {
      throw CommandFailure.usage("--ca: cannot read " + ca);
    }
    return new ClientSpec(
        spec.servers().stream().map(this::overridden).toList(),
        outdir != null ? outdir : spec.outdir(),
        caseOptions.suitesOr(spec.suites()),
        caseOptions.casesOr(spec.cases()),
        caseOptions.excludeCasesOr(spec.excludeCases()),
        spec.excludeAgentCases(),
        spec.warnings());
  }

  private Target overridden(Target target) {
    return reach.over(
        new Target(
            agent != null ? agent : target.agent(),
            target.uri(),
            target.hostname(),
            target.origin(),
            target.protocols(),
            target.options(),
            new TlsSettings(ca, insecure),
            target.fields(),
            target.route()));
  }
}
