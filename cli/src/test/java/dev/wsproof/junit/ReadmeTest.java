package dev.wsproof.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README shows of JUnit is what this build compiles and runs. */
class ReadmeTest {
  private static final Pattern JAVA = Pattern.compile("(?ms)^```java\n(.*?)^```$");
  private static final Path EXAMPLES = Path.of("src/test/java/dev/wsproof/junit/example");

  @Test
  void theReadmeShowsTheExamples() throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    List<String> shown = JAVA.matcher(readme).results().map(block -> block.group(1)).toList();
    assertEquals(2, shown.size());

    String server = Files.readString(EXAMPLES.resolve("EchoServerConformanceTest.java"));
    assertEquals(server.substring(server.indexOf("class ")), shown.get(0));

    String client = Files.readString(EXAMPLES.resolve("EchoClientConformanceTest.java"));
    shown.get(1).lines().forEach(line -> assertTrue(client.contains("    " + line + "\n"), line));
  }
}
