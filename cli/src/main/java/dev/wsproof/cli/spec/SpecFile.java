package dev.wsproof.cli.spec;

import dev.wsproof.cases.Suites;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A spec file in the classic JSON and the keys that all of them have; tells all mistakes at once
 * and ignores keys that nobody asks for.
 */
final class SpecFile {
  private static final int MAX_OCTETS = 16 << 20;

  private SpecFile() {}

  /**
   * Reads {@code file} and has it understood.
   *
   * @param wanted what the object has, for people
   * @param reader makes something of the whole object; puts mistakes down among its findings
   * @throws SpecException when the file cannot be used
   */
  static <T> T read(Path file, String wanted, Function<Member, T> reader) throws SpecException {
    Findings findings = new Findings(file.toString());
    T spec = null;
    try {
      Json json = JsonReader.read(octets(file));
      if (json instanceof Json.Members object) {
        spec = reader.apply(new Member(object, "", findings));
      } else {
        findings.problem(
            json.place(), "got " + json.named() + ", wanted an object with the key " + wanted);
      }
    } catch (JsonReader.NotJson e) {
      findings.problem(e.place(), "not JSON: " + e.getMessage());
    }
    findings.throwIfAny();
    return spec;
  }

  /**
   * What cases are chosen from; the classic suite unless said. The classic suite ignores the key.
   */
  static Suites suites(Member root) {
    String word = root.text("suite");
    if (word == null) {
      return Suites.CLASSIC;
    }
    return Arrays.stream(Suites.values())
        .filter(suites -> suites.word().equals(word))
        .findFirst()
        .orElseGet(
            () -> {
              root.findings().wrong(root.value("suite"), "suite", "classic, extended or all");
              return Suites.CLASSIC;
            });
  }

  /** The directory for reports. */
  static Path outdir(Member root, Path otherwise) {
    Path path = path(root, "outdir", "the name of a directory");
    return path == null ? otherwise : path;
  }

  /** A path; null when absent or wrong. */
  static Path path(Member root, String key, String wanted) {
    String text = root.text(key);
    if (text == null) {
      return null;
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      root.findings().wrong(root.value(key), key, wanted);
      return null;
    }
  }

  /** Case patterns to leave out, by agent pattern. */
  static Map<String, List<String>> excludedByAgent(Member root) {
    Member excluded = root.member("exclude-agent-cases");
    return excluded == null ? Map.of() : excluded.textsByKey();
  }

  private static byte[] octets(Path file) throws SpecException {
    String problem;
    try (InputStream in = Files.newInputStream(file)) {
      byte[] octets = in.readNBytes(MAX_OCTETS + 1);
      if (octets.length <= MAX_OCTETS) {
        return octets;
      }
      problem = "larger than " + (MAX_OCTETS >> 20) + " MiB, which no spec file is";
    } catch (NoSuchFileException e) {
      problem = "no such file";
    } catch (AccessDeniedException e) {
      problem = "permission denied";
    } catch (IOException e) {
      problem =
          Files.isDirectory(file)
              ? "a directory, wanted a file"
              : "cannot be read: " + e.getMessage();
    }
    throw new SpecException(List.of(file + ": " + problem));
  }
}
