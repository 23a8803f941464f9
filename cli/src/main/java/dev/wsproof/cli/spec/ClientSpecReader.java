package dev.wsproof.cli.spec;

import dev.wsproof.handshake.AddedFields;
import dev.wsproof.run.Route;
import dev.wsproof.run.Target;
import dev.wsproof.transport.TlsSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the spec file of a fuzzing client in the classic JSON; tells all mistakes at once, ignores
 * keys it does not know.
 */
public final class ClientSpecReader {
  private ClientSpecReader() {}

  /**
   * Reads {@code file}.
   *
   * @throws SpecException when it cannot be used
   */
  public static ClientSpec read(Path file) throws SpecException {
    return SpecFile.read(file, "\"servers\"", root -> spec(root, root.findings()));
  }

  private static ClientSpec spec(Member root, Findings findings) {
    OptionValues options = OptionValues.none().with(root.member("options"));
    List<String> protocols = ReachKeys.protocols(root, List.of());
    AddedFields fields = ReachKeys.fields(root, AddedFields.NONE);
    Route route = ReachKeys.route(root, Route.DIRECT);
    List<Target> servers = new ArrayList<>();
    for (Member server : root.members("servers")) {
      Target target = target(server, options, protocols, fields, route);
      if (target != null) {
        servers.add(target);
      }
    }
    if (root.value("servers") == null
        || root.value("servers") instanceof Json.Items items && items.values().isEmpty()) {
      findings.problem(
          root.value("servers") == null ? root.place() : root.value("servers").place(),
          "servers: got none, wanted at least one, such as {\"url\": \"ws://127.0.0.1:9001\"}");
    }
    return new ClientSpec(
        servers,
        SpecFile.outdir(root, ClientSpec.DEFAULT_OUTDIR),
        SpecFile.suites(root),
        root.texts("cases", ClientSpec.ALL_CASES),
        root.texts("exclude-cases", List.of()),
        SpecFile.excludedByAgent(root),
        findings.warnings());
  }

  /** One server; null when it is too wrong to go on with. */
  private static Target target(
      Member server,
      OptionValues global,
      List<String> protocols,
      AddedFields globalFields,
      Route globalRoute) {
    String agent = server.text("agent");
    String hostname = server.text("hostname");
    String origin = ReachKeys.origin(server);
    List<String> ownProtocols = ReachKeys.protocols(server, protocols);
    AddedFields fields = ReachKeys.fields(server, globalFields);
    Route route = ReachKeys.route(server, globalRoute);
    OptionValues options = global.with(server.member("options"));
    URI uri = server.url("url", WebSocketUrl::parse);
    return uri == null
        ? null
        : new Target(
            agent,
            uri,
            hostname,
            origin,
            ownProtocols,
            options.toEngineOptions(),
            TlsSettings.PLATFORM,
            fields,
            route);
  }
}
