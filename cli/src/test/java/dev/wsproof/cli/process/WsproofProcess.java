package dev.wsproof.cli.process;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One run of the packaged jar that has ended, with little memory and without a terminal.
 *
 * @param out standard output
 * @param err standard error
 */
record WsproofProcess(int exitCode, String out, String err) {
  private static final int TIMEOUT_SECONDS = 150; // of a machine that does much else

  /** Runs {@code wsproof WORDS…} in {@code directory} and waits for its end. */
  static WsproofProcess run(Path directory, String... words) throws Exception {
    return run(directory, Map.of(), words);
  }

  /** As above, with more in the environment. */
  static WsproofProcess run(Path directory, Map<String, String> environment, String... words)
      throws Exception {
    Process process = start(directory, environment, words);
    CompletableFuture<String> out = read(process.getInputStream());
    CompletableFuture<String> err = read(process.getErrorStream());
    boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    assertTrue(ended, "wsproof should have ended long ago");
    return new WsproofProcess(process.exitValue(), out.get(), err.get());
  }

  /** Starts {@code wsproof WORDS…} in {@code directory}. */
  static Process start(Path directory, String... words) throws IOException {
    return start(directory, Map.of(), words);
  }

  private static Process start(Path directory, Map<String, String> environment, String... words)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-jar"));
    command.add(System.getProperty("wsproof.jar"));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("WSPROOF") || name.startsWith("GITHUB"));
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static CompletableFuture<String> read(InputStream in) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** Insists on this code, on sentences instead of stack traces, and on lines that fit. */
  WsproofProcess endsWith(int code) {
    assertTrue(exitCode == code, () -> "wanted exit code " + code + ", got " + this);
    assertFalse((out + err).contains("\tat "), this::toString);
    assertFalse(err.contains("Exception"), this::toString);
    return this;
  }

  /** Insists that standard error is just this line, or nothing; {@code …} stands for any text. */
  WsproofProcess saying(String sentence) {
    String wanted =
        Arrays.stream(sentence.split("…", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    assertTrue(err.strip().matches(wanted), this::toString);
    return this;
  }
}
