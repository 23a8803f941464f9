package dev.wsproof.report.json;

import dev.wsproof.report.view.Index;
import dev.wsproof.report.view.IndexEntry;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/** Writes {@code index.json}: agent, case, five values, and never a sixth. */
public final class IndexJson {
  private IndexJson() {}

  /** The file's octets. */
  public static byte[] of(Index index) {
    Map<String, Map<String, IndexEntry>> sorted = new TreeMap<>();
    for (IndexEntry entry : index.entries()) {
      sorted
          .computeIfAbsent(entry.agent(), agent -> new TreeMap<>())
          .put(entry.id().toString(), entry);
    }
    return PythonJson.write(json -> write(json, sorted));
  }

  private static void write(JsonGenerator json, Map<String, Map<String, IndexEntry>> agents) {
    json.writeStartObject();
    agents.forEach(
        (agent, entries) -> {
          json.writeName(agent);
          json.writeStartObject();
          entries.forEach((id, entry) -> write(json, id, entry));
          json.writeEndObject();
        });
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String id, IndexEntry entry) {
    json.writeName(id);
    json.writeStartObject();
    json.writeStringProperty("behavior", entry.behavior().word());
    json.writeStringProperty("behaviorClose", entry.behaviorClose().word());
    json.writeNumberProperty("duration", entry.durationMillis());
    json.writeName("remoteCloseCode");
    PythonJson.number(json, entry.remoteCloseCode());
    json.writeStringProperty("reportfile", entry.file() + ".json");
    json.writeEndObject();
  }
}
