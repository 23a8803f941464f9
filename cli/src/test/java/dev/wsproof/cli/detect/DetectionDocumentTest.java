package dev.wsproof.cli.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wsproof.cli.console.MarkdownTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DetectionDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "detection.md");

  @Test
  void theTableIsThatOfTheRecord() throws IOException {
    String text = Files.readString(DOCUMENT);
    MarkdownTable table = MarkdownTable.of("detect", new DetectionTable(Recorded.LINES).markdown());

    assertEquals(table.within(text), text, "write both anew: .ci/record-detection");
  }
}
