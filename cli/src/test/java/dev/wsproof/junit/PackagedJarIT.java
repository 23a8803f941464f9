package dev.wsproof.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.junit.example.LaunchExample;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar is all that a project with JUnit needs, and stands in nobody's way. */
class PackagedJarIT {
  private static final int SECONDS = 120;
  private static final Path JAR = Path.of(System.getProperty("wsproof.jar"));

  /** One class of each jar that the project of the example has by itself. */
  private static final List<String> ITS_OWN =
      List.of(
          "org.junit.jupiter.api.TestFactory",
          "org.junit.jupiter.engine.JupiterTestEngine",
          "org.junit.platform.commons.JUnitException",
          "org.junit.platform.engine.TestEngine",
          "org.junit.platform.launcher.Launcher",
          "org.opentest4j.AssertionFailedError",
          "org.java_websocket.WebSocket",
          "org.slf4j.Logger");

  @TempDir private Path directory;

  @Test
  void theExampleRunsWithThisJarAndJunitAlone() throws Exception {
    String path =
        Stream.concat(
                Stream.of(JAR, placeOf(LaunchExample.class.getName())),
                ITS_OWN.stream().map(PackagedJarIT::placeOf))
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    Path output = directory.resolve("output.txt");
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                path,
                LaunchExample.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS));
    } finally {
      process.destroyForcibly();
    }
    String told = Files.readString(output, StandardCharsets.UTF_8);
    assertTrue(told.contains("158 of 158 passed"), told);
    // what a project logs with is its own affair: ours is not found
    assertTrue(told.contains("SLF4J(W): No SLF4J providers were found."), told);
  }

  private static Path placeOf(String className) {
    try {
      return Path.of(
          Class.forName(className).getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (ReflectiveOperationException | java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void everyClassInItHasANameOfOurs() throws Exception {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertEquals(
          List.of(),
          jar.stream()
              .map(entry -> entry.getName())
              .filter(name -> name.endsWith(".class"))
              .filter(name -> !name.startsWith("dev/wsproof/"))
              .toList());
    }
  }
}
