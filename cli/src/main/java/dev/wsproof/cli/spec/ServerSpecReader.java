package dev.wsproof.cli.spec;

import java.nio.file.Path;
import java.util.List;

/**
 * Reads the spec file of a fuzzing server in the classic JSON; tells all mistakes at once, ignores
 * keys it does not know.
 */
public final class ServerSpecReader {
  private ServerSpecReader() {}

  /**
   * Reads {@code file}.
   *
   * @throws SpecException when it cannot be used
   */
  public static ServerSpec read(Path file) throws SpecException {
    return SpecFile.read(file, "\"url\"", ServerSpecReader::spec);
  }

  private static ServerSpec spec(Member root) {
    return new ServerSpec(
        root.url("url", WebSocketUrl::parseToListen),
        SpecFile.path(root, "key", "the name of a PEM file"),
        SpecFile.path(root, "cert", "the name of a PEM file"),
        OptionValues.none().with(root.member("options")).toEngineOptions(),
        SpecFile.outdir(root, ServerSpec.DEFAULT_OUTDIR),
        SpecFile.suites(root),
        root.texts("cases", ClientSpec.ALL_CASES),
        root.texts("exclude-cases", List.of()),
        SpecFile.excludedByAgent(root),
        root.findings().warnings());
  }
}
