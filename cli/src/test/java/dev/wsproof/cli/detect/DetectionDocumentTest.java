package dev.wsproof.cli.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DetectionDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "detection.md");

  @Test
  void theTableIsThatOfTheRecord() throws IOException {
    String text = Files.readString(DOCUMENT);
    String table = new DetectionTable(Recorded.LINES).markdown();

    assertEquals(
        DetectionRecord.within(text, table), text, "write both anew: .ci/record-detection");
  }
}
