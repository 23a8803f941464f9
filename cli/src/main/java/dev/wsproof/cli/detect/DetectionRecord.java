package dev.wsproof.cli.detect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes what was detected to files, as programs and people want it. Stateless. */
public final class DetectionRecord {
  /** Stands before the table in a document. */
  static final String MARK = "<!-- wsproof detect --markdown -->";

  private DetectionRecord() {}

  /** A line each, cells between tabs. */
  public static void tsv(Path file, Collection<Detected> lines) throws IOException {
    String text = lines.stream().map(Detected::tsv).collect(Collectors.joining("\n", "", "\n"));
    Files.writeString(file, text);
  }

  /** The lines of such a file. */
  public static List<Detected> read(String tsv) {
    return tsv.lines().filter(line -> !line.isEmpty()).map(Detected::read).toList();
  }

  /** An array of objects. */
  public static void json(Path file, Collection<Detected> lines) throws IOException {
    try (JsonGenerator json =
        new JsonFactory()
            .createGenerator(ObjectWriteContext.empty(), Files.newBufferedWriter(file))) {
      json.writeStartArray();
      for (Detected line : lines) {
        json.writeStartObject();
        json.writeStringProperty("defect", line.defect());
        json.writeStringProperty("endpoint", line.endpoint());
        json.writeStringProperty("suite", line.suite());
        json.writeStringProperty("cases", line.cases());
        json.writeStringProperty("mildly", line.mildly());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeRaw('\n');
    }
  }

  /** The table; in a file that has our mark, what stands before it stays as it is. */
  public static void markdown(Path file, DetectionTable table) throws IOException {
    String before = Files.isRegularFile(file) ? Files.readString(file) : "";
    Files.writeString(file, within(before, table.markdown()));
  }

  /** {@code text} with another table behind the mark, or the table alone. */
  static String within(String text, String table) {
    int mark = text.indexOf(MARK);
    return mark < 0 ? table : text.substring(0, mark + MARK.length()) + "\n\n" + table;
  }
}
