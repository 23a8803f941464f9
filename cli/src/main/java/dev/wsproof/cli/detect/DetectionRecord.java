package dev.wsproof.cli.detect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
  private static final String BEGIN = "<!-- wsproof detect: begin -->\n";
  private static final String END = "<!-- wsproof detect: end -->\n";

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

  /** The table; in a file that says where it begins and ends, the rest stays as it is. */
  public static void markdown(Path file, DetectionTable table) throws IOException {
    String before = Files.isRegularFile(file) ? Files.readString(file) : "";
    Files.write(file, within(before, table.markdown()).getBytes(StandardCharsets.UTF_8));
  }

  /** {@code text} with another table in it, or the table alone. */
  static String within(String text, String table) {
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END, Math.max(begin, 0));
    return begin < 0 || end < 0
        ? table
        : text.substring(0, begin + BEGIN.length()) + "\n" + table + "\n" + text.substring(end);
  }
}
