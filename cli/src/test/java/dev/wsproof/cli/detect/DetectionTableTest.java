package dev.wsproof.cli.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectionTableTest {
  private static final List<Detected> LINES =
      List.of(
          new Detected("none", "server", "classic", "", ""),
          new Detected("none", "server", "extended", "", ""),
          new Detected("rsv1", "server", "classic", "3.4", ""),
          new Detected("rsv1", "server", "extended", "7.30.2, 8.7.1.1", "7.30.2"),
          new Detected("long-16", "server", "classic", "", ""),
          new Detected("long-16", "server", "extended", "8.5.1", "8.5.1"),
          new Detected("same-mask", "client", "classic", "", ""),
          new Detected("same-mask", "client", "extended", "", ""));

  private static final DetectionTable TABLE = new DetectionTable(LINES);

  @TempDir private Path directory;

  @Test
  void totalsCountEndpointsWithADefectAndNoOthers() {
    assertEquals(
        List.of(
            "classic: 1 of 2 servers, 0 of 1 clients",
            "extended: 2 of 2 servers, 0 of 1 clients",
            "some suite: 2 of 2 servers, 0 of 1 clients",
            "and a gate would fail: 1 of 2 servers, 0 of 1 clients"),
        TABLE.totals());
  }

  @Test
  void whatNothingNoticesIsNamed() {
    assertEquals(List.of("same-mask (client)"), TABLE.unnoticed());
  }

  @Test
  void theTableSaysWhichVerdictsPassAGate() {
    String markdown = TABLE.markdown();

    assertTrue(markdown.contains("| extended alone | 1 | 0 |\n"), markdown);
    assertTrue(
        markdown.contains(
            "| `rsv1`, server: ignores RSV1 | RFC 6455 §5.2 | 3.4 | 7.30.2, 8.7.1.1 (mildly 7.30.2) |\n"),
        markdown);
    assertTrue(markdown.contains(" | – | 8.5.1 (mildly) |\n"), markdown);
  }

  @Test
  void recordsCanBeReadAgain() throws Exception {
    Path file = directory.resolve("detected.tsv");

    DetectionRecord.tsv(file, LINES);

    assertEquals(LINES, DetectionRecord.read(Files.readString(file)));
  }

  @Test
  void programsGetAnArrayOfObjects() throws Exception {
    Path file = directory.resolve("detected.json");

    DetectionRecord.json(file, LINES.subList(2, 3));

    assertEquals(
        "[{\"defect\":\"rsv1\",\"endpoint\":\"server\",\"suite\":\"classic\",\"cases\":\"3.4\","
            + "\"mildly\":\"\"}]\n",
        Files.readString(file));
  }

  @Test
  void aLineWithoutItsCellsIsNone() {
    assertThrows(IllegalArgumentException.class, () -> Detected.read("rsv1\tserver"));
  }
}
