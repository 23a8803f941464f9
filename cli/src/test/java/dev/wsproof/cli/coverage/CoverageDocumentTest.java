package dev.wsproof.cli.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wsproof.cases.Catalogue;
import dev.wsproof.cases.Requirements;
import dev.wsproof.cli.console.MarkdownTable;
import dev.wsproof.script.TestCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "coverage.md");

  @Test
  void theTableInTheDocumentationIsWhatTheCatalogueSays() throws IOException {
    LinkedHashMap<String, List<TestCase>> suites = new LinkedHashMap<>();
    suites.put("classic", Catalogue.classic().cases());
    suites.put("classic and extended", Catalogue.all().cases());
    String table = new CoverageTable(Requirements.bundled().values(), suites).markdown();
    String document = Files.readString(DOCUMENT);

    assertEquals(
        MarkdownTable.of("coverage", table).within(document),
        document,
        "write it anew: wsproof coverage --markdown docs/coverage.md");
  }
}
