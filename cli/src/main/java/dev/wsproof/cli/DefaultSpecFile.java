package dev.wsproof.cli;

import dev.wsproof.cli.console.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The spec files that are used when none is named; each is written once, never over another. */
enum DefaultSpecFile {
  CLIENT("fuzzingclient.json", "it tests ws://127.0.0.1:9001."),
  SERVER("fuzzingserver.json", "it listens on ws://127.0.0.1:9001.");

  private final Path file;
  private final String meaning;

  DefaultSpecFile(String name, String meaning) {
    this.file = Path.of(name);
    this.meaning = meaning;
  }

  /** Its name; the file is there afterwards. */
  String provide(Terminal terminal) {
    if (!Files.exists(file)) {
      try (InputStream defaults = DefaultSpecFile.class.getResourceAsStream(file.toString())) {
        Files.copy(defaults, file);
      } catch (IOException e) {
        throw CommandFailure.usage(
            "there is no ./" + file + ", and it cannot be written: " + e.getMessage());
      }
      terminal.line("Wrote ./" + file + " with defaults: " + meaning);
    }
    return file.toString();
  }
}
