package dev.wsproof.cli.spec;

import dev.wsproof.cases.Suites;
import dev.wsproof.engine.EngineOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a fuzzing server is asked to do; immutable, its patterns not yet looked at.
 *
 * @param url where to listen: {@code ws:} or {@code wss:}, host and port
 * @param key PEM file of the private key for {@code wss:}; null for none
 * @param cert PEM file of the certificate chain for {@code wss:}; null for none
 * @param options how our end behaves in cases
 * @param outdir where reports go
 * @param suites what cases are chosen from
 * @param cases patterns of the cases to offer
 * @param excludeCases patterns of cases to leave out
 * @param excludeAgentCases for agent patterns, patterns of cases to leave out
 * @param warnings what a person should know about the file, a sentence each
 */
public record ServerSpec(
    URI url,
    Path key,
    Path cert,
    EngineOptions options,
    Path outdir,
    Suites suites,
    List<String> cases,
    List<String> excludeCases,
    Map<String, List<String>> excludeAgentCases,
    List<String> warnings) {
  /** Where reports go when nobody says so. */
  public static final Path DEFAULT_OUTDIR = Path.of("reports", "clients");

  /** Defensive copies. */
  public ServerSpec {
    cases = List.copyOf(cases);
    excludeCases = List.copyOf(excludeCases);
    excludeAgentCases = Map.copyOf(excludeAgentCases);
    warnings = List.copyOf(warnings);
  }

  /** All cases of the classic suite, offered at {@code url}. */
  public static ServerSpec of(URI url) {
    return new ServerSpec(
        url,
        null,
        null,
        EngineOptions.DEFAULT,
        DEFAULT_OUTDIR,
        Suites.CLASSIC,
        ClientSpec.ALL_CASES,
        List.of(),
        Map.of(),
        List.of());
  }
}
