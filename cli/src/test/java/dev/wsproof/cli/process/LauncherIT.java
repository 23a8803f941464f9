package dev.wsproof.cli.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher finds its jar and a Java from wherever it is called. */
@DisabledOnOs(OS.WINDOWS)
class LauncherIT {
  private static final Path LAUNCHER = Path.of("..", "wsproof").toAbsolutePath().normalize();

  @TempDir private Path directory;

  @Test
  void worksThroughLinksFromAnywhere() throws Exception {
    Files.createSymbolicLink(directory.resolve("first"), LAUNCHER);
    Files.createSymbolicLink(directory.resolve("second"), Path.of("first"));

    String out =
        run(0, Map.of("JAVA_HOME", System.getProperty("java.home")), "./second", "--version");

    assertTrue(out.contains("wsproof ") && out.contains("(Java "), out);
  }

  @Test
  void givesJavaItsOptionsAndTheProgramItsWords() throws Exception {
    Map<String, String> environment =
        Map.of(
            "JAVA_HOME", System.getProperty("java.home"),
            "WSPROOF_JAVA_OPTS", "-Dwsproof.first=1 -Dwsproof.second=2",
            "LC_ALL", "C");

    String out = run(2, environment, LAUNCHER.toString(), "show", "a  b", "ü");

    assertTrue(out.contains("wsproof: a  b: no such case"), out);
    assertTrue(out.contains("wsproof: ü: no such case"), out);
  }

  @Test
  void aLinkCalledWstestIsTheClassicFront() throws Exception {
    Map<String, String> environment = Map.of("JAVA_HOME", System.getProperty("java.home"));
    Path beside = LAUNCHER.resolveSibling("wstest");
    Files.createSymbolicLink(directory.resolve("wstest-of-mine"), LAUNCHER);

    for (String command : new String[] {beside.toString(), "./wstest-of-mine"}) {
      String out = run(1, environment, command, "-m", "nothing");

      assertTrue(out.startsWith("wstest: Invalid value for option '--mode': got 'nothing', "), out);
    }
  }

  @Test
  void saysWhatIsWrongWithJava() throws Exception {
    assertEquals(
        "wsproof: there is no bin/java in JAVA_HOME (/nowhere); it should be a JDK, 17 or newer\n",
        run(3, Map.of("JAVA_HOME", "/nowhere"), LAUNCHER.toString()));
    assertTrue(
        run(3, Map.of("JAVA_HOME", oldJava().toString()), LAUNCHER.toString())
            .startsWith("wsproof: Java 11.0.2 at " + oldJava() + "/bin/java is too old: "));
  }

  private Path oldJava() throws IOException {
    Path java = Files.createDirectories(directory.resolve("old/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    return directory.resolve("old");
  }

  private String run(int exitCode, Map<String, String> environment, String... command)
      throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(exitCode, process.exitValue(), out);
    return out;
  }
}
