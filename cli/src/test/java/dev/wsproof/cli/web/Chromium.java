package dev.wsproof.cli.web;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A headless Chromium that shows one page and can be asked about it; waits for nothing for ever.
 */
final class Chromium implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;
  private static final Pattern TARGET =
      Pattern.compile(
          "\"type\": \"page\".*?\"webSocketDebuggerUrl\": \"(ws:[^\"]+)\"", Pattern.DOTALL);
  private static final Pattern VALUE = Pattern.compile("\"value\":\"([^\"]*)\"");

  private final Path directory;
  private final Process process;
  private final HttpClient http = HttpClient.newHttpClient();
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final WebSocket remote;
  private int commands;

  /** Where it is installed, if it is. */
  static Optional<Path> installed() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, "chromium"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Opens {@code page}. */
  Chromium(Path program, String page) throws IOException, InterruptedException {
    directory = Files.createTempDirectory("wsproof-chromium");
    process =
        new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--remote-debugging-port=0",
                "--user-data-dir=" + directory,
                page)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      remote =
          http.newWebSocketBuilder()
              .connectTimeout(Duration.ofSeconds(PATIENCE_SECONDS))
              .buildAsync(target(), new Answers())
              .join();
    } catch (IOException | InterruptedException | RuntimeException e) {
      end();
      throw e;
    }
  }

  private URI target() throws IOException, InterruptedException {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    Path file = directory.resolve("DevToolsActivePort");
    while (System.nanoTime() < limit && process.isAlive()) {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      if (lines.size() > 1) {
        Matcher found = TARGET.matcher(targets(lines.get(0)));
        if (found.find()) {
          return URI.create(found.group(1));
        }
      }
      // a file and a port of another process: nothing here could be waited on
      Thread.sleep(50);
    }
    throw new IOException("chromium opened no page in " + PATIENCE_SECONDS + " seconds");
  }

  private String targets(String port) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
            .timeout(Duration.ofSeconds(PATIENCE_SECONDS))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  /** Gives a command of the DevTools protocol; tells its answer. */
  String command(String method, String parameters) throws IOException, InterruptedException {
    String id = "\"id\":" + ++commands;
    remote.sendText(
        "{" + id + ",\"method\":\"" + method + "\",\"params\":{" + parameters + "}}", true);
    for (String answer = next(); ; answer = next()) {
      if (answer.startsWith("{" + id + ",")) {
        return answer;
      }
    }
  }

  private String next() throws IOException, InterruptedException {
    String answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (answer == null) {
      throw new IOException("chromium does not answer");
    }
    return answer;
  }

  /** The value of a JavaScript expression without double quotes, as text. */
  String evaluate(String expression) throws IOException, InterruptedException {
    String answer = answer(expression);
    return value(answer).orElseThrow(() -> new IOException(expression + ": " + answer));
  }

  /** Waits until {@code expression} has this value; tells the last value it had. */
  String await(String expression, String wanted) throws IOException, InterruptedException {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    String value = value(answer(expression)).orElse("none: the page is not there yet");
    while (!value.equals(wanted) && System.nanoTime() < limit) {
      // asked again and again, for a promise would end with the page it was made in
      Thread.sleep(50);
      value = value(answer(expression)).orElse(value);
    }
    return value;
  }

  private String answer(String expression) throws IOException, InterruptedException {
    String text = "encodeURIComponent(String(" + expression + "))";
    return command("Runtime.evaluate", "\"returnByValue\":true,\"expression\":\"" + text + "\"");
  }

  private static Optional<String> value(String answer) {
    Matcher value = VALUE.matcher(answer);
    return value.find()
        ? Optional.of(URLDecoder.decode(value.group(1), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  @Override
  public void close() throws IOException {
    remote.abort();
    end();
  }

  private void end() throws IOException {
    List<ProcessHandle> family =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    process.destroy();
    process.onExit().completeOnTimeout(process, 5, TimeUnit.SECONDS).join();
    family.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle one : family) {
      one.onExit().completeOnTimeout(one, 5, TimeUnit.SECONDS).join();
    }
    try (Stream<Path> all = Files.walk(directory)) {
      all.sorted(Comparator.reverseOrder()).forEach(Chromium::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Collects whole messages. */
  private final class Answers implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        answers.add(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }
  }
}
