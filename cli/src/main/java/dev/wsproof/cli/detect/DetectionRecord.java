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
}
