package dev.wsproof.cli.wstest;

import dev.wsproof.cli.spec.WebSocketUrl;
import java.net.URI;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a command line of the classic suite asks for; does none of it. */
@Command(
    name = "wstest",
    description = "The command line of the Autobahn|Testsuite, served by wsproof.",
    sortOptions = false,
    separator = "=",
    descriptionHeading = "%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%n",
    footer = {
      "Modes: fuzzingclient, fuzzingserver, testeeserver, testeeclient, echoserver,",
      "       echoclient, broadcastserver, broadcastclient, massconnect",
      "Exit codes: 0 whatever the verdicts, 1 wrong usage or wrong spec file.",
      "wsproof --help shows the same and more, with exit codes that tell verdicts."
    })
public final class WstestArguments {
  private static final int MAX_PORT = 65535;

  @Option(
      names = {"-m", "--mode"},
      paramLabel = "MODE",
      converter = Mode.Reader.class,
      description = "What to do; see below.")
  private Mode mode;

  @Option(
      names = {"-s", "--spec"},
      paramLabel = "FILE",
      description = "Spec file (fuzzingclient, fuzzingserver, massconnect).")
  private Path spec;

  @Option(
      names = {"-w", "--wsuri"},
      paramLabel = "URL",
      description = "ws: or wss: URL of the server, or to listen on.")
  private String wsuri;

  @Option(
      names = {"-u", "--webport"},
      paramLabel = "PORT",
      description = "Port of the web page of fuzzingserver, 0 for none (default: 8080).")
  private Integer webport;

  @Option(
      names = {"-i", "--ident"},
      paramLabel = "NAME",
      description = "What clients call themselves.")
  private String ident;

  @Option(
      names = {"-k", "--key"},
      paramLabel = "FILE",
      description = "PEM file of the private key of servers (wss:).")
  private Path key;

  @Option(
      names = {"-c", "--cert"},
      paramLabel = "FILE",
      description = "PEM file of the certificate chain of servers (wss:).")
  private Path cert;

  @Option(
      names = {"-o", "--outfile"},
      paramLabel = "FILE",
      description = "Where massconnect writes its results, too.")
  private Path outfile;

  @Option(
      names = {"-d", "--debug"},
      description = "Show stack traces.")
  private boolean debug;

  @Option(
      names = {"-a", "--autobahnversion"},
      description = "Show the version this is compatible with, and exit.")
  private boolean autobahnVersion;

  @Option(names = "--version", description = "Show the version and exit.")
  private boolean version;

  @Option(
      names = {"-h", "--help"},
      description = "Show this and exit.")
  private boolean help;

  private WstestArguments() {}

  /**
   * Reads the words.
   *
   * @throws UsageException when they mean nothing
   */
  public static WstestArguments parse(String... words) throws UsageException {
    WstestArguments arguments = new WstestArguments();
    try {
      commandLine(arguments).parseArgs(words);
    } catch (UnmatchedArgumentException e) {
      String word = e.getUnmatched().get(0);
      throw new UsageException(
          "no such " + (word.startsWith("-") ? "option: " : "argument: ") + word);
    } catch (ParameterException e) {
      throw new UsageException(e.getMessage().lines().findFirst().orElse("wrong usage"));
    }
    if (!arguments.asksForText()) {
      arguments.check();
    }
    return arguments;
  }

  private static CommandLine commandLine(WstestArguments arguments) {
    return new CommandLine(arguments)
        .setAbbreviatedOptionsAllowed(true)
        .setOverwrittenOptionsAllowed(true);
  }

  private void check() throws UsageException {
    if (mode == null) {
      throw new UsageException("-m: missing, wanted one of " + Mode.words());
    }
    if (webport != null && (webport < 0 || webport > MAX_PORT)) {
      throw new UsageException("-u: got " + webport + ", wanted a port from 0 to " + MAX_PORT);
    }
    switch (mode) {
      case FUZZINGCLIENT, FUZZINGSERVER -> {
        if (wsuri != null) {
          requireUrl();
        }
      }
      case MASSCONNECT -> {
        if (spec == null) {
          throw new UsageException("massconnect: wanted a spec file: -s FILE");
        }
      }
      default -> {
        if (wsuri == null) {
          throw new UsageException(mode.word() + ": wanted a URL, such as -w ws://127.0.0.1:9000");
        }
        requireUrl();
      }
    }
  }

  private void requireUrl() throws UsageException {
    try {
      if (isServer()) {
        WebSocketUrl.parseToListen(wsuri);
      } else {
        WebSocketUrl.parse(wsuri);
      }
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "-w: got '" + WebSocketUrl.shown(wsuri) + "', wanted " + e.getMessage());
    }
  }

  private boolean isServer() {
    return mode.word().endsWith("server");
  }

  /** Whether a text is asked for, and nothing else. */
  public boolean asksForText() {
    return help || version || autobahnVersion;
  }

  /** Whether that text is how to use it. */
  public boolean asksForHelp() {
    return help;
  }

  /** How to use it. */
  public static String usage() {
    return commandLine(new WstestArguments()).getUsageMessage();
  }

  /** What to do. */
  public Mode mode() {
    return mode;
  }

  /** The spec file; null when none is named. */
  public Path spec() {
    return spec;
  }

  /** The URL; null when none is named. */
  public URI wsuri() {
    return wsuri == null ? null : URI.create(wsuri);
  }

  /** The port of the web page; 0 for none, null when nothing is said. */
  public Integer webport() {
    return webport;
  }

  /** What to call ourselves; null when nothing is said. */
  public String ident() {
    return ident;
  }

  /** PEM file of a private key; null when none is named. */
  public Path key() {
    return key;
  }

  /** PEM file of a certificate chain; null when none is named. */
  public Path cert() {
    return cert;
  }

  /** Where results go, too; null when nothing is said. */
  public Path outfile() {
    return outfile;
  }

  /** Whether to show stack traces. */
  public boolean debug() {
    return debug;
  }
}
