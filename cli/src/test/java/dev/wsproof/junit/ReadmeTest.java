package dev.wsproof.junit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README shows is what this build compiles and runs. */
class ReadmeTest {
  private static final Path README = Path.of("..", "README.md");
  private static final Path EXAMPLES = Path.of("src/test/java/dev/wsproof/junit/example");

  @ParameterizedTest
  @ValueSource(strings = {"EchoServerConformanceTest"})
  void theReadmeShowsThisClass(String name) throws IOException {
    String source = Files.readString(EXAMPLES.resolve(name + ".java"));
    String shown = source.substring(source.indexOf("class " + name));
    assertTrue(
        Files.readString(README).contains("```java\n" + shown + "```\n"),
        () -> "README.md has to show\n" + shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"EchoClientConformanceTest"})
  void theReadmeShowsTheStatementOfThisClass(String name) throws IOException {
    String source = Files.readString(EXAMPLES.resolve(name + ".java"));
    String statement =
        source.lines().filter(line -> line.contains("Conformance.client(")).findFirst().get();
    assertTrue(
        Files.readString(README).contains("```java\n" + statement.strip() + "\n"),
        () -> "README.md has to show\n" + statement.strip());
  }
}
