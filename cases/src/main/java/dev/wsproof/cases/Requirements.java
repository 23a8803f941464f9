package dev.wsproof.cases;

import dev.wsproof.cases.compile.RequirementReader;
import dev.wsproof.cases.coverage.Requirement;
import dev.wsproof.cases.source.Diagnostics;
import dev.wsproof.cases.source.Utf8Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * The bundled list of what RFC 6455, RFC 7692 and the registry of close codes demand; judges
 * nothing.
 */
public final class Requirements {
  private static final String FILE = "requirements.yaml";

  private Requirements() {}

  /** The requirements by id, in the order of the documents; loaded once. */
  public static Map<String, Requirement> bundled() {
    return Bundled.REQUIREMENTS;
  }

  private static Map<String, Requirement> load() {
    Diagnostics out = new Diagnostics();
    try {
      Map<String, Requirement> requirements =
          Utf8Text.of(FILE, CaseFiles.resource(FILE), out)
              .map(text -> RequirementReader.read(FILE, text, out))
              .orElseGet(Map::of);
      if (out.raised() > 0) {
        throw new IllegalStateException("the requirements have mistakes: " + out.problems());
      }
      return requirements;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Bundled {
    static final Map<String, Requirement> REQUIREMENTS = load();
  }
}
