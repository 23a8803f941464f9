package dev.wsproof.junit;

import dev.wsproof.cli.Version;
import dev.wsproof.cli.spec.DriverJson;
import dev.wsproof.engine.EngineOptions;
import dev.wsproof.run.FuzzingServer;
import dev.wsproof.run.ServerSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

/** The fuzzing server that clients under test come to, on a free port of this machine alone. */
final class LoopbackServer implements AutoCloseable {
  private static final InetAddress ADDRESS = InetAddress.getLoopbackAddress();

  private final FuzzingServer server;
  private final URI uri;

  private LoopbackServer(FuzzingServer server, URI uri) {
    this.server = server;
    this.uri = uri;
  }

  /**
   * Begins to listen.
   *
   * @param broken told in a sentence when no result can be trusted any more
   * @throws IOException when it can't, with where and why as message
   */
  static LoopbackServer start(ConformancePlan plan, Results results, Consumer<String> broken)
      throws IOException {
    FuzzingServer server =
        new FuzzingServer(
            new ServerSettings(
                List.of(ADDRESS),
                0,
                null,
                EngineOptions.DEFAULT,
                Version.userAgent(),
                plan.timeouts()),
            plan.cases(),
            (agent, id) -> false,
            new DriverJson(),
            results,
            agent -> {}, // reports are written at the end
            results);
    server
        .stopped()
        .whenComplete(
            (nothing, error) -> {
              if (error != null) {
                broken.accept("a defect in wsproof: " + error);
              }
            });
    String host = ADDRESS.getHostAddress();
    try {
      int port = server.start();
      return new LoopbackServer(
          server,
          URI.create("ws://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port));
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  /** Where it is, without a path. */
  URI uri() {
    return uri;
  }

  @Override
  public void close() {
    server.close();
  }
}
