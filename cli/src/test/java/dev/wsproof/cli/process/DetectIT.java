package dev.wsproof.cli.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.cli.testee.defect.Defect;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Testees with a defect, and what notices them, from the command line. */
class DetectIT {
  private static final int SECONDS = 60;

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({"testeeserver, server", "testeeclient, client", "detect, both"})
  void defectsAreListedWithTheirClause(String command, String side) throws Exception {
    List<String> lines = run(command, "--defect", "list").endsWith(0).out().lines().toList();

    assertTrue(lines.contains("long-16 (both): RFC 6455 §5.2  R6455-5.2-10"), lines::toString);
    assertTrue(lines.contains("    takes 16-bit lengths below 126"), lines::toString);
    boolean server = lines.stream().anyMatch(line -> line.startsWith("any-method (server)"));
    assertEquals(!side.equals("client"), server);
    assertTrue(lines.get(lines.size() - 1).matches("\\d+ defects"));
    lines.forEach(line -> assertTrue(line.length() <= 80, line));
  }

  @Test
  void detectSaysWhichCasesNotice() throws Exception {
    WsproofProcess run =
        run("detect --suite all --defect none,long-16 --cases 1.1.2,8.5.1 --markdown table.md"
                + " --json table.json --tsv table.tsv")
            .endsWith(0);

    assertEquals(
        List.of(
            "4 testees, 2 cases",
            "none (server); classic: –; extended: –",
            "none (client); classic: –; extended: –",
            "long-16 (server); classic: –; extended: 8.5.1",
            "long-16 (client); classic: –; extended: 8.5.1",
            "classic: 0 of 1 servers, 0 of 1 clients",
            "extended: 1 of 1 servers, 1 of 1 clients",
            "some suite: 1 of 1 servers, 1 of 1 clients",
            "and a gate would fail: 0 of 1 servers, 0 of 1 clients"),
        run.out().lines().toList());
    assertTrue(read("table.md").contains("| `long-16`, server: takes 16-bit lengths"));
    assertTrue(read("table.json").contains("\"cases\":\"8.5.1\""));
    assertTrue(read("table.tsv").contains("long-16\tclient\textended\t8.5.1\t8.5.1\n"));
  }

  @Test
  void aDefectThatNothingNoticesIsAVerdict() throws Exception {
    WsproofProcess run = run("detect --defect long-16 --cases 1.1.2").endsWith(1);

    assertEquals(
        List.of(
            "wsproof: nothing noticed long-16 (server)",
            "wsproof: nothing noticed long-16 (client)"),
        run.err().lines().toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "detect --defect long-61 | wsproof: --defect: unknown defect 'long-61', did you mean 'long-16'?",
        "detect --cases 1.1.1 --exclude-cases 1.* | wsproof: no case is selected: …",
        "detect --tsv nowhere/table.tsv | wsproof: --tsv: …/nowhere is no directory",
        "testeeserver --defect same-mask | wsproof: --defect: 'same-mask' is a defect of the other end: client",
        "testeeserver --defect rsv1 --tls | wsproof: --defect: testees with a defect speak no TLS",
        "testeeclient --defect tcp-kept -w ws://127.0.0.1:1 | wsproof: --defect: 'tcp-kept' is a defect of the other end: server",
        "testeeclient --defect rsv1 -w wss://127.0.0.1:1 | wsproof: --defect: testees with a defect speak no TLS"
      })
  void wrongUsesEndWithASentence(String words, String sentence) throws Exception {
    run(words).endsWith(2).saying(sentence);
  }

  @Test
  void aClientWithoutServerIsAFailureOfTheRun() throws Exception {
    run("testeeclient --defect rsv1 -w ws://127.0.0.1:1").endsWith(3).saying("wsproof: …");
  }

  @Test
  void aServerCanHaveADefect() throws Exception {
    Process server = WsproofProcess.start(directory, "testeeserver", "--defect", "ping-unanswered");
    try {
      BufferedReader out = server.inputReader(StandardCharsets.UTF_8);
      String ready = out.readLine();
      assertTrue(ready.startsWith("wsproof testee: ws://127.0.0.1:"), ready);
      assertEquals("defect: answers no ping (RFC 6455 §5.5.2)", out.readLine());
      String url = ready.split(" ")[2];

      WsproofProcess run = run("fuzzingclient " + url + " --cases 1.1.2,2.2").endsWith(1);

      assertTrue(run.out().contains("2.2"), run.out());
    } finally {
      server.destroy();
      assertTrue(server.waitFor(SECONDS, TimeUnit.SECONDS));
    }
  }

  @Test
  void aClientCanHaveNoDefectAtAll() throws Exception {
    Process server =
        WsproofProcess.start(
            directory, "fuzzingserver", "ws://127.0.0.1:0", "--cases", "1.1.2,2.2", "--once");
    try {
      BufferedReader out = server.inputReader(StandardCharsets.UTF_8);
      String url = url(out);

      WsproofProcess run = run("testeeclient --defect none -w " + url).endsWith(0);

      assertTrue(run.out().contains("defect: none\n"), run.out());
      assertTrue(run.out().endsWith("  2 cases done\n"), run.out());
    } finally {
      server.destroy();
      assertTrue(server.waitFor(SECONDS, TimeUnit.SECONDS));
    }
  }

  @Test
  void whoIsToldToEndSaysHowFarItCame() throws Exception {
    Process run = WsproofProcess.start(directory, "detect", "--defect", "glued-to-101");
    String ready = run.inputReader(StandardCharsets.UTF_8).readLine();
    assertTrue(ready.startsWith("1 testees, "), ready);

    run.toHandle().destroy(); // and leave its streams open

    assertTrue(run.waitFor(SECONDS, TimeUnit.SECONDS));
    assertEquals(143, run.exitValue());
    String said = new String(run.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals("wsproof: interrupted after 0 of 1 testees\n", said);
  }

  @Test
  void theListIsThatOfTheCode() throws Exception {
    String out = run("detect --defect list").endsWith(0).out();

    assertFalse(out.isEmpty());
    for (Defect defect : Defect.values()) {
      assertTrue(out.contains("\n" + defect.word() + " (") || out.startsWith(defect.word()), out);
    }
  }

  private static String url(BufferedReader out) throws Exception {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      int at = line.indexOf("ws://");
      if (at >= 0) {
        return line.substring(at).split("[\\s,;]")[0];
      }
    }
    throw new AssertionError("no URL");
  }

  private String read(String name) throws Exception {
    return Files.readString(directory.resolve(name));
  }

  private WsproofProcess run(String... words) throws Exception {
    return WsproofProcess.run(directory, words.length > 1 ? words : words[0].split(" "));
  }
}
