package dev.wsproof.cli.spec;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the spec file of mass connect in the classic JSON; tells all mistakes at once, ignores keys
 * it does not know.
 */
public final class MassConnectSpecReader {
  private static final int MOST_MILLIS = 3_600_000;
  private static final int USUAL_CONNECTIONS = 1000;
  private static final int USUAL_BATCH = 100;
  private static final int USUAL_BATCH_MILLIS = 100;
  private static final int USUAL_RETRY_MILLIS = 200;

  private MassConnectSpecReader() {}

  /**
   * Reads {@code file}.
   *
   * @param mostConnections how many connections may be asked for
   * @throws SpecException when it cannot be used
   */
  public static MassConnectSpec read(Path file, int mostConnections) throws SpecException {
    return SpecFile.read(file, "\"servers\"", root -> spec(root, mostConnections));
  }

  private static MassConnectSpec spec(Member root, int mostConnections) {
    Member options = root.member("options");
    List<MassConnectSpec.Server> servers = new ArrayList<>();
    List<Member> listed = root.members("servers");
    for (Member server : listed) {
      String name = server.text("name");
      URI uri = server.url("uri", WebSocketUrl::parse);
      if (uri != null) {
        servers.add(new MassConnectSpec.Server(name == null ? uri.toString() : name, uri));
      }
    }
    if (listed.isEmpty()) {
      Json value = root.value("servers");
      if (value == null || value instanceof Json.Items) {
        root.findings()
            .problem(
                value == null ? root.place() : value.place(),
                "servers: got none, wanted at least one, such as"
                    + " {\"name\": \"mine\", \"uri\": \"ws://127.0.0.1:9001\"}");
      }
    }
    return new MassConnectSpec(
        whole(options, "connections", 1, mostConnections, USUAL_CONNECTIONS),
        whole(options, "batchsize", 1, mostConnections, USUAL_BATCH),
        Duration.ofMillis(whole(options, "batchdelay", 0, MOST_MILLIS, USUAL_BATCH_MILLIS)),
        Duration.ofMillis(whole(options, "retrydelay", 0, MOST_MILLIS, USUAL_RETRY_MILLIS)),
        servers,
        root.findings().warnings());
  }

  private static int whole(Member options, String key, int least, int most, int usual) {
    Json value = options == null ? null : options.value(key);
    if (value == null) {
      return usual;
    }
    if (value instanceof Json.Figure figure
        && figure.value().compareTo(BigDecimal.valueOf(least)) >= 0
        && figure.value().compareTo(BigDecimal.valueOf(most)) <= 0
        && figure.value().stripTrailingZeros().scale() <= 0) {
      return figure.value().intValue();
    }
    options
        .findings()
        .wrong(value, options.pathOf(key), "a whole number from %d to %d".formatted(least, most));
    return usual;
  }
}
