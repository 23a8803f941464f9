package dev.wsproof.cli;

import dev.wsproof.cli.console.LineProgress;
import dev.wsproof.cli.console.Terminal;
import dev.wsproof.cli.console.TimeLeft;
import dev.wsproof.cli.gate.ExitCode;
import dev.wsproof.cli.spec.ServerSpec;
import dev.wsproof.cli.spec.ServerSpecReader;
import dev.wsproof.cli.spec.SpecException;
import dev.wsproof.cli.spec.WebSocketUrl;
import dev.wsproof.report.gate.Gate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wsproof fuzzingserver}: tests the clients that come, or one that it starts itself. */
@Command(
    name = "fuzzingserver",
    description = "Test WebSocket clients.",
    footer = {
      "A PATTERN is a case id such as 6.4.1, or has a * such as '6.*'. Several are",
      "joined by commas, or the option is given several times.",
      "",
      "  wsproof fuzzingserver ws://127.0.0.1:9001",
      "  wsproof fuzzingserver --exec 'node client.js {url} {agent}' --agent MyClient"
    })
final class FuzzingServerCommand extends TerminalCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "SPEC|URL",
      description = {
        "Spec file in the classic JSON, or the ws: or wss: URL to listen on.",
        "Default: ./fuzzingserver.json, written with defaults if it is not there; with --exec"
            + " a free port of 127.0.0.1."
      })
  private String given;

  @Mixin private CaseOptions caseOptions;
  @Mixin private TimeoutOption timeouts;
  @Mixin private ShardOption shard;

  @Option(
      names = "--outdir",
      paramLabel = "DIR",
      description = "Where reports go (default: ./reports/clients).")
  private Path outdir;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description = "Listen on this address; * for all (default: the URL's host).")
  private String bind;

  @Option(
      names = {"-u", "--webport"},
      paramLabel = "N",
      converter = Port.class,
      description = {
        "Serve a page for browsers on this port; 0 for none (default: 8080, or none with",
        "--exec and --once)."
      })
  private Integer webPort;

  @Option(
      names = "--exec",
      paramLabel = "COMMAND",
      description = {
        "Start the client under test with this shell command, wait for it, write the",
        "reports and end. {url} (or {host} and {port}) and {agent} are filled in."
      })
  private String exec;

  @Option(
      names = "--exec-timeout",
      paramLabel = "SECONDS",
      defaultValue = "600",
      description = "How long that may take (default: ${DEFAULT-VALUE}).")
  private int execTimeout;

  @Option(
      names = "--agent",
      paramLabel = "NAME",
      defaultValue = "client",
      description = "What {agent} stands for (default: ${DEFAULT-VALUE}).")
  private String agent;

  @Option(names = "--once", description = "End after the first /updateReports.")
  private boolean once;

  @Option(
      names = "--fresh",
      description = "Forget the results of earlier runs in DIR instead of going on with them.")
  private boolean fresh;

  @Option(
      names = "--cert",
      paramLabel = "FILE",
      description = "PEM file of the certificate chain (wss:; default: made on the fly).")
  private Path cert;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "PEM file of its private key, PKCS#8 (wss:).")
  private Path key;

  @Mixin private GateOptions gateOptions;

  FuzzingServerCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  ExitCode execute() {
    if (execTimeout < 1) {
      throw CommandFailure.usage("--exec-timeout: got " + execTimeout + ", wanted seconds");
    }
    if (gateOptions.saysFlaky()) {
      throw CommandFailure.usage("--flaky: clients run no case again by themselves");
    }
    Gate asked = gateOptions.gate();
    ServerSpec spec = overridden(spec());
    ServerPlan plan =
        new ServerPlan(
            spec,
            ListenAddress.of(bind, spec.url()),
            exec,
            Duration.ofSeconds(execTimeout),
            agent,
            once,
            fresh,
            timeouts.announced(terminal()),
            caseOptions.suiteWords(spec.suites()));
    Plan cases = shard.of(Plan.of(spec));
    Gate gate = asked.without(cases.elsewhere());
    WebPage page = new WebPage(terminal(), plan, cases, webPort);
    TimeLeft unknown = new TimeLeft(List.of(), System::nanoTime);
    LineProgress progress = new LineProgress(terminal(), gate::passes, unknown, System::nanoTime);
    return new FuzzingServerRun(terminal(), plan, cases, gateOptions, gate, progress)
        .execute(
            port -> {
              terminal()
                  .line(
                      "wsproof fuzzing server: "
                          + plan.url(port)
                          + (exec == null ? "; Ctrl-C ends it" : ""));
              return page.serve(port);
            });
  }

  private ServerSpec spec() {
    if (given == null && exec != null) {
      return ServerSpec.of(WebSocketUrl.parseToListen("ws://127.0.0.1:0"));
    }
    String source = given != null ? given : DefaultSpecFile.SERVER.provide(terminal());
    if (WebSocketUrl.looksLike(source)) {
      try {
        return ServerSpec.of(WebSocketUrl.parseToListen(source));
      } catch (IllegalArgumentException e) {
        throw CommandFailure.usage(WebSocketUrl.shown(source) + ": wanted " + e.getMessage());
      }
    }
    if (source.contains("://")) {
      throw CommandFailure.usage(
          WebSocketUrl.shown(source) + ": wanted a ws: or wss: URL, or a spec file");
    }
    try {
      return ServerSpecReader.read(Path.of(source));
    } catch (SpecException e) {
      throw CommandFailure.usage(e.problems());
    }
  }

  /** What was asked for, with the flags over it. */
  private ServerSpec overridden(ServerSpec spec) {
    return new ServerSpec(
        spec.url(),
        key != null ? key : spec.key(),
        cert != null ? cert : spec.cert(),
        spec.options(),
        outdir != null ? outdir : spec.outdir(),
        caseOptions.suitesOr(spec.suites()),
        caseOptions.casesOr(spec.cases()),
        caseOptions.excludeCasesOr(spec.excludeCases()),
        spec.excludeAgentCases(),
        spec.warnings());
  }
}
