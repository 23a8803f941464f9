package dev.wsproof.cli;

import dev.wsproof.cli.spec.ServerSpec;
import dev.wsproof.run.TimeoutScale;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * All that a fuzzing server is asked for; starts nothing.
 *
 * @param spec where to listen and what to offer
 * @param addresses where to listen; none for every address of the machine
 * @param exec the command of the client under test; null when clients come by themselves
 * @param execLimit how long that command may take
 * @param agent what the client under test is called
 * @param once whether to end after the first {@code /updateReports}
 * @param fresh whether to forget what earlier runs left in the folder of the reports
 * @param timeouts how far our limits are stretched
 * @param suiteWords the words that choose the same suites again
 */
record ServerPlan(
    ServerSpec spec,
    List<InetAddress> addresses,
    String exec,
    Duration execLimit,
    String agent,
    boolean once,
    boolean fresh,
    TimeoutScale timeouts,
    List<String> suiteWords) {
  /** Where the output of the client under test is kept. */
  Path execLog() {
    return spec.outdir().resolve("client-output.txt");
  }

  /** The host a client on this machine connects to. */
  String host() {
    if (addresses.isEmpty()) {
      return "127.0.0.1";
    }
    String[] nameAndNumber = addresses.get(0).toString().split("/", 2);
    String host = nameAndNumber[0].isEmpty() ? nameAndNumber[1] : nameAndNumber[0];
    return host.contains(":") ? "[" + host + "]" : host;
  }

  /** The URL for such a client. */
  URI url(int port) {
    return URI.create(spec.url().getScheme() + "://" + host() + ":" + port);
  }

  /** Whether the run has an end of its own, and so a verdict. */
  boolean isGated() {
    return exec != null || once;
  }
}
