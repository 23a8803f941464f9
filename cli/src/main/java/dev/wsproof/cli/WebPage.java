package dev.wsproof.cli;

import dev.wsproof.cli.console.Terminal;
import dev.wsproof.cli.console.Warning;
import dev.wsproof.cli.web.WebSite;
import java.io.IOException;

/**
 * The page for browsers beside a fuzzing server: on the port that was asked for, or on the usual
 * one if that is free.
 */
final class WebPage {
  private static final int USUAL_PORT = 8080;

  private final Terminal terminal;
  private final ServerPlan plan;
  private final Plan cases;
  private final Integer asked;

  /**
   * @param asked the port; 0 for no page, null for the usual
   */
  WebPage(Terminal terminal, ServerPlan plan, Plan cases, Integer asked) {
    this.terminal = terminal;
    this.plan = plan;
    this.cases = cases;
    this.asked = asked;
  }

  /**
   * Serves it.
   *
   * @param webSocketPort where the fuzzing server listens
   * @return what ends it
   * @throws IOException when the port that was asked for is not to be had
   */
  Runnable serve(int webSocketPort) throws IOException {
    int port = asked != null ? asked : plan.isGated() ? 0 : USUAL_PORT;
    if (port == 0) {
      return () -> {};
    }
    WebSite site =
        new WebSite(
            new WebSite.Settings(
                plan.addresses(),
                port,
                webSocketPort,
                ListenAddress.isSecure(plan.spec().url()),
                plan.spec().outdir(),
                cases.cases(),
                KnownCases.chapters(),
                Version.text()));
    try {
      site.start();
    } catch (IOException e) {
      site.close();
      if (asked != null) {
        throw e;
      }
      Warning.print(terminal, "no page for browsers: " + e.getMessage());
      return () -> {};
    }
    terminal.line("To test a browser, open http://" + plan.host() + ":" + port + "/ in it");
    return site::close;
  }
}
