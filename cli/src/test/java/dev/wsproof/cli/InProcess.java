package dev.wsproof.cli;

import dev.wsproof.cli.console.Screen;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A command line run in this virtual machine, for tests of text and codes that need no process of
 * their own.
 *
 * @param out standard output
 * @param err standard error
 */
public record InProcess(int exitCode, String out, String err) {
  /** Stands before a word that is a file's name. */
  private static final String HERE = "@";

  /**
   * Runs {@code wsproof WORDS…} as if in {@code directory}: words that begin with {@code @} name
   * files there, and what is printed names them without it.
   */
  public static InProcess run(Path directory, String... words) {
    Screen screen = Screen.unwatched();
    String here = directory + "/";
    int code =
        new Main(screen.terminal(), false)
            .run(
                Stream.of(words)
                    .map(word -> word.startsWith(HERE) ? here + word.substring(1) : word)
                    .toArray(String[]::new));
    return new InProcess(code, screen.out().replace(here, ""), screen.err().replace(here, ""));
  }
}
