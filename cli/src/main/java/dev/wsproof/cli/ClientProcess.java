package dev.wsproof.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The client under test that {@code --exec} starts: a shell command with the server's URL and the
 * agent's name filled in, its output kept in a file; ended with its children when its time is over
 * or when this process ends. Children that it leaves behind when it ends by itself are not looked
 * for.
 */
final class ClientProcess {
  private static final int SECONDS_TO_DIE = 5;

  private final Process process;
  private final Duration limit;

  private ClientProcess(Process process, Duration limit) {
    this.process = process;
    this.limit = limit;
  }

  /**
   * Starts it.
   *
   * @param command as a shell reads it; {@code {url}}, its parts {@code {host}} and {@code {port}},
   *     and {@code {agent}} stand for single words
   * @param log where its output goes
   */
  static ClientProcess start(String command, URI url, String agent, Path log, Duration limit) {
    String line =
        command
            .replace("{url}", quoted(url.toString()))
            .replace("{host}", quoted(url.getHost()))
            .replace("{port}", String.valueOf(url.getPort()))
            .replace("{agent}", quoted(agent));
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", line)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
    builder.environment().put("WSPROOF_URL", url.toString());
    builder.environment().put("WSPROOF_AGENT", agent);
    try {
      ClientProcess client = new ClientProcess(builder.start(), limit);
      Runtime.getRuntime().addShutdownHook(new Thread(client::end, "wsproof-client-end"));
      return client;
    } catch (IOException e) {
      throw CommandFailure.run("--exec: cannot be started: " + e.getMessage());
    }
  }

  /**
   * Waits for its end.
   *
   * @return what was wrong, in a few words; null when it ended well
   */
  String await() {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return "it did not end in " + limit.toSeconds() + " s";
      }
      int code = process.exitValue();
      return code == 0 ? null : "it ended with exit code " + code;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    } finally {
      end();
    }
  }

  /** Ends it and its children, gently and then by force, if they are still there. */
  void end() {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroy);
    CompletableFuture<?> gone =
        CompletableFuture.allOf(
            all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new));
    try {
      gone.get(SECONDS_TO_DIE, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      all.forEach(ProcessHandle::destroyForcibly);
    }
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
