package dev.wsproof.cli.wstest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of the packaged jar as {@code wstest}; ended with the test, whatever happens. */
final class WstestProcess implements AutoCloseable {
  private static final int TIMEOUT_SECONDS = 150;
  private static final String WSTEST = "dev.wsproof.cli.WstestMain";

  private final Process process;
  private final Path errors;
  private final BufferedReader lines;
  private final StringBuilder seen = new StringBuilder();

  private WstestProcess(Path directory, String main, List<String> words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
    command.add(System.getProperty("wsproof.jar"));
    command.add(main);
    command.addAll(words);
    errors = Files.createTempFile(directory, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectError(errors.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("WSPROOF"));
    process = builder.start();
    lines = process.inputReader();
  }

  /** Starts {@code wstest WORDS…} in {@code directory}. */
  static WstestProcess start(Path directory, String... words) throws IOException {
    return new WstestProcess(directory, WSTEST, List.of(words));
  }

  /** The rest of the first line that has {@code words}, after them. */
  String after(String words) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      seen.append(line).append('\n');
      int at = line.indexOf(words);
      if (at >= 0) {
        return line.substring(at + words.length());
      }
    }
    throw new IOException("no line has '" + words + "': " + seen + Files.readString(errors));
  }

  /** Waits for its end, which must come with this code and without a stack trace. */
  WstestProcess endsWith(int code) throws Exception {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      seen.append(line).append('\n');
    }
    assertTrue(process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS));
    assertEquals(code, process.exitValue(), seen + err());
    assertFalse((seen + err()).contains("\tat "), seen + err());
    return this;
  }

  /** Ends it as Ctrl-C and container engines do, and insists that it obeys. */
  void endsWhenTold() throws InterruptedException {
    process.destroy();
    assertTrue(process.waitFor(10, TimeUnit.SECONDS));
  }

  /** Standard output, once it has ended. */
  String out() {
    return seen.toString();
  }

  /** Standard error, once it has ended. */
  String err() throws IOException {
    return Files.readString(errors);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
