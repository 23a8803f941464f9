package dev.wsproof.cli.spec;

import dev.wsproof.handshake.AddedFields;
import dev.wsproof.run.Route;
import dev.wsproof.run.Target;
import dev.wsproof.transport.TlsSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads the spec file of a fuzzing client that names no servers, because the command line names the
 * one there is; a file that names servers is {@link ClientSpecReader}'s.
 */
public final class ServerlessSpecReader {
  private ServerlessSpecReader() {}

  /**
   * Whether {@code file} names servers, right or wrong.
   *
   * @throws SpecException when it is no object in JSON
   */
  public static boolean namesServers(Path file) throws SpecException {
    return SpecFile.read(
        file,
        "\"servers\"",
        root ->
            root.value("servers") != null
                && !(root.value("servers") instanceof Json.Items items
                    && items.values().isEmpty()));
  }

  /**
   * Reads {@code file}.
   *
   * @throws SpecException when it cannot be used
   */
  public static ClientSpec read(Path file, URI server) throws SpecException {
    return SpecFile.read(file, "\"cases\"", root -> spec(root, server));
  }

  private static ClientSpec spec(Member root, URI server) {
    Target target =
        new Target(
            root.text("agent"),
            server,
            root.text("hostname"),
            ReachKeys.origin(root),
            ReachKeys.protocols(root, List.of()),
            OptionValues.none().with(root.member("options")).toEngineOptions(),
            TlsSettings.PLATFORM,
            ReachKeys.fields(root, AddedFields.NONE),
            ReachKeys.route(root, Route.DIRECT));
    return new ClientSpec(
        List.of(target),
        SpecFile.outdir(root, ClientSpec.DEFAULT_OUTDIR),
        SpecFile.suites(root),
        root.texts("cases", ClientSpec.ALL_CASES),
        root.texts("exclude-cases", List.of()),
        SpecFile.excludedByAgent(root),
        root.findings().warnings());
  }
}
