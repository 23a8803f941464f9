package dev.wsproof.cli.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue can be read from the command line. */
class CatalogueCommandsIT {
  @TempDir private Path directory;

  @Test
  void listFitsATerminal() throws Exception {
    List<String> lines = WsproofProcess.run(directory, "list").endsWith(0).out().lines().toList();

    assertEquals(517, lines.size());
    assertTrue(lines.get(0).matches("1\\.1\\.1 +must +RFC 6455 §5\\.\\d.*"), lines.get(0));
    lines.forEach(line -> assertTrue(line.length() <= 80, line));
  }

  @Test
  void listTakesPatterns() throws Exception {
    WsproofProcess run = WsproofProcess.run(directory, "list", "2.*", "1.1.1", "98*").endsWith(0);

    assertEquals(12, run.out().lines().count());
    run.saying("wsproof: warning: cases: \"98*\" fits no case");
  }

  @Test
  void showTellsAllThereIs() throws Exception {
    String shown = WsproofProcess.run(directory, "show", "5.19", "1.1.1").endsWith(0).out();

    assertTrue(shown.startsWith("5.19  must  RFC 6455 §5.4"), shown);
    assertTrue(shown.contains("\n\n1.1.1  must  RFC 6455 §"), shown);
    assertTrue(shown.contains("send ping frame \"pongme 1!\""), shown);
  }

  @Test
  void showFitsATerminal() throws Exception {
    String shown = WsproofProcess.run(directory, "show", "9.1.6", "13.7.18").endsWith(0).out();

    shown.lines().forEach(line -> assertTrue(line.length() <= 80, line));
    assertTrue(shown.contains("echo text message \"BAsd7&jh23\" repeated to 16777216"), shown);
    assertTrue(shown.contains("or permessage-deflate, the peer as it likes"), shown);
  }

  @Test
  void showKnowsNoCaseThatIsNone() throws Exception {
    WsproofProcess run = WsproofProcess.run(directory, "show", "99.1", "x", "1.1.1").endsWith(2);

    assertEquals(
        List.of(
            "wsproof: 99.1: no such case; wsproof list --suite all shows them all",
            "wsproof: x: no such case; wsproof list --suite all shows them all"),
        run.err().lines().toList());
    assertEquals("", run.out());
  }

  @Test
  void lintTellsEveryMistakeWithItsPlace() throws Exception {
    Files.writeString(directory.resolve("own.yaml"), "family: \"99\"\nabot: x\n");

    WsproofProcess run = WsproofProcess.run(directory, "lint", "own.yaml", "gone").endsWith(2);

    assertTrue(run.out().lines().anyMatch(line -> line.startsWith("own.yaml:2:1")), run.out());
    assertTrue(run.out().lines().anyMatch(line -> line.startsWith("gone:1:1")), run.out());
    assertTrue(run.err().endsWith(" mistakes\n"), run.err());
  }

  @Test
  void coverageFitsATerminalAndEndsInTotals() throws Exception {
    List<String> lines =
        WsproofProcess.run(directory, "coverage").endsWith(0).out().lines().toList();

    lines.forEach(line -> assertTrue(line.length() <= 80, line));
    assertTrue(lines.get(lines.size() - 1).startsWith("  MAY, testable"), lines::toString);
  }

  @Test
  void coverageTellsTheCasesOfARequirement() throws Exception {
    String told = WsproofProcess.run(directory, "coverage", "R6455-5.1-3").endsWith(0).out();

    assertTrue(told.startsWith("R6455-5.1-3 MUST, server: 8.1."), told);
    assertEquals(2, told.lines().count(), told);
  }

  @Test
  void coverageOfTheClassicSuiteHasGaps() throws Exception {
    String told =
        WsproofProcess.run(directory, "coverage", "R6455-5.1-3", "--suite", "classic", "--gaps")
            .endsWith(0)
            .out();

    assertTrue(told.startsWith("R6455-5.1-3 MUST, server: nothing"), told);
  }

  @Test
  void coverageKnowsNoRequirementThatIsNone() throws Exception {
    WsproofProcess.run(directory, "coverage", "R6455-5.1-3", "R1-")
        .endsWith(2)
        .saying("wsproof: R1-: no requirement begins like that; wsproof coverage shows all");
  }

  @Test
  void helpAndVersionPass() throws Exception {
    WsproofProcess version = WsproofProcess.run(directory, "--version").endsWith(0);
    assertTrue(
        version.out().matches("wsproof \\d+\\.\\d+\\.\\d+\\S* \\(Java .*\\)\\n"), version.out());

    for (String command :
        List.of("fuzzingclient", "demo", "list", "show", "lint", "testeeserver")) {
      WsproofProcess help = WsproofProcess.run(directory, command, "--help").endsWith(0);
      assertTrue(help.out().startsWith("Usage: wsproof " + command + " "), help.out());
      help.out().lines().forEach(line -> assertTrue(line.length() <= 80, line));
    }
  }
}
