package dev.wsproof.cli.spec;

import dev.wsproof.cases.Suites;
import dev.wsproof.engine.EngineOptions;
import dev.wsproof.run.Target;
import dev.wsproof.transport.TlsSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a fuzzing client is asked to do; immutable, its patterns not yet looked at.
 *
 * @param servers whom to test, in order
 * @param outdir where reports go
 * @param suites what cases are chosen from
 * @param cases patterns of the cases to run
 * @param excludeCases patterns of cases to leave out
 * @param excludeAgentCases for agent patterns, patterns of cases to leave out
 * @param warnings what a person should know about the file, a sentence each
 */
public record ClientSpec(
    List<Target> servers,
    Path outdir,
    Suites suites,
    List<String> cases,
    List<String> excludeCases,
    Map<String, List<String>> excludeAgentCases,
    List<String> warnings) {
  /** Where reports go when nobody says so. */
  public static final Path DEFAULT_OUTDIR = Path.of("reports", "servers");

  /** All cases of the suites. */
  public static final List<String> ALL_CASES = List.of("*");

  /** Defensive copies. */
  public ClientSpec {
    servers = List.copyOf(servers);
    cases = List.copyOf(cases);
    excludeCases = List.copyOf(excludeCases);
    excludeAgentCases = Map.copyOf(excludeAgentCases);
    warnings = List.copyOf(warnings);
  }

  /**
   * All cases of the classic suite against one server, of which no more is known than where it is.
   */
  public static ClientSpec of(URI server) {
    Target target =
        new Target(
            null, server, null, null, List.of(), EngineOptions.DEFAULT, TlsSettings.PLATFORM);
    return new ClientSpec(
        List.of(target), DEFAULT_OUTDIR, Suites.CLASSIC, ALL_CASES, List.of(), Map.of(), List.of());
  }
}
