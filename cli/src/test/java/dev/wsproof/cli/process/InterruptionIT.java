package dev.wsproof.cli.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.wsproof.cli.testee.Testee;
import dev.wsproof.report.json.IndexJsonReader;
import dev.wsproof.report.view.IndexEntry;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A run that is told to end in the middle leaves whole reports; told twice, it just ends. */
@EnabledOnOs(OS.LINUX)
class InterruptionIT {
  private static final int SIGINT_BIT = 1 << 1;
  private static Testee testee;

  @TempDir private Path directory;

  @BeforeAll
  static void startTestee() throws IOException {
    testee = Testee.start("127.0.0.1", 0);
  }

  @AfterAll
  static void stopTestee() {
    testee.close();
  }

  @Test
  void ctrlCLeavesWholeReportsOfWhatFinished() throws Exception {
    Process run = runToTheMiddle();
    assumeFalse(ignoresInterrupts(run), "started where Ctrl-C is switched off");

    tell(run, "INT");

    assertEnded(run, 130);
    assertWhole();
  }

  @Test
  void soDoesBeingTerminated() throws Exception {
    Process run = runToTheMiddle();

    tell(run, "TERM");

    assertEnded(run, 143);
    assertWhole();
  }

  @Test
  void theSecondTimeEndsItAtOnce() throws Exception {
    Process run = runToTheMiddle();
    Path stuck = directory.resolve("out/index.html.tmp");
    assertEquals(0, new ProcessBuilder("mkfifo", stuck.toString()).start().waitFor());

    tell(run, "TERM");
    while (!threads(run).contains("wsproof-interru")) {
      Thread.onSpinWait();
    }
    assertTrue(run.isAlive(), "it waits for somebody to read the pipe");
    tell(run, "TERM");

    assertEnded(run, 143);
  }

  private Process runToTheMiddle() throws IOException {
    Process run =
        WsproofProcess.start(
            directory,
            ("fuzzingclient " + testee.uri() + " --agent A --outdir out --parallel 1").split(" "));
    BufferedReader lines = run.inputReader();
    String line = lines.readLine();
    while (!line.startsWith("  50 of ")) {
      line = lines.readLine();
    }
    return run;
  }

  private static boolean ignoresInterrupts(Process run) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + run.pid() + "/status")).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & SIGINT_BIT) > 0);
  }

  private static String threads(Process run) throws IOException {
    StringBuilder names = new StringBuilder();
    try (var threads = Files.list(Path.of("/proc/" + run.pid() + "/task"))) {
      for (Path thread : threads.toList()) {
        try {
          names.append(Files.readString(thread.resolve("comm")));
        } catch (IOException endedMeanwhile) {
          continue;
        }
      }
    }
    return names.toString();
  }

  private static void tell(Process run, String signal) throws Exception {
    String[] command = {"kill", "-" + signal, Long.toString(run.pid())};
    assertEquals(0, new ProcessBuilder(command).start().waitFor());
  }

  private static void assertEnded(Process run, int code) throws InterruptedException {
    boolean ended = run.waitFor(20, TimeUnit.SECONDS);
    if (!ended) {
      run.destroyForcibly();
    }
    assertTrue(ended, "it should have ended");
    assertEquals(code, run.exitValue());
  }

  private void assertWhole() throws Exception {
    Path out = directory.resolve("out");
    List<IndexEntry> entries = IndexJsonReader.read(Files.readAllBytes(out.resolve("index.json")));
    assertTrue(entries.size() >= 50, () -> "results: " + entries.size());
    String overview = text(out.resolve("index.html"));
    for (IndexEntry entry : entries) {
      assertTrue(overview.contains("href=\"" + entry.file() + ".html\""), entry.file());
      assertTrue(text(out.resolve(entry.file() + ".html")).endsWith("</html>\n"), entry.file());
      assertTrue(text(out.resolve(entry.file() + ".json")).endsWith("}"), entry.file());
    }
    assertTrue(overview.endsWith("</html>\n"));
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
