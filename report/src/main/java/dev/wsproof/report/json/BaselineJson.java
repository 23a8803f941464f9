package dev.wsproof.report.json;

import dev.wsproof.report.gate.Baseline;
import dev.wsproof.report.gate.Expected;
import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.script.CaseId;
import dev.wsproof.verdict.Behavior;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/**
 * Writes a baseline: {@code {agent: {case: …}}}, a line for each case in the order of the
 * catalogue, so that people can review a change of it; an empty {@code reason} stands where one is
 * wanted.
 */
public final class BaselineJson {
  private BaselineJson() {}

  /** The file's octets. */
  public static byte[] of(Baseline baseline) {
    StringBuilder text = new StringBuilder("{");
    Iterator<Map.Entry<String, NavigableMap<CaseId, Expected>>> agents =
        baseline.agents().entrySet().iterator();
    while (agents.hasNext()) {
      Map.Entry<String, NavigableMap<CaseId, Expected>> agent = agents.next();
      text.append("\n  ").append(line(json -> json.writeString(agent.getKey()))).append(": {");
      Iterator<Map.Entry<CaseId, Expected>> cases = agent.getValue().entrySet().iterator();
      while (cases.hasNext()) {
        Map.Entry<CaseId, Expected> entry = cases.next();
        text.append("\n    \"").append(entry.getKey()).append("\": ");
        text.append(line(json -> write(json, entry.getValue())));
        text.append(cases.hasNext() ? "," : "");
      }
      text.append("\n  }").append(agents.hasNext() ? "," : "");
    }
    return text.append("\n}\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String line(Consumer<JsonGenerator> content) {
    return new String(PythonJson.line(content), StandardCharsets.UTF_8).strip();
  }

  private static void write(JsonGenerator json, Expected expected) {
    json.writeStartObject();
    if (expected.anyOf().size() == 1) {
      members(json, expected.anyOf().get(0));
    } else {
      json.writeName("anyOf");
      json.writeStartArray();
      for (Expected.Result result : expected.anyOf()) {
        json.writeStartObject();
        members(json, result);
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    if (!expected.reason().isEmpty() || wantsReason(expected)) {
      json.writeStringProperty("reason", expected.reason());
    }
    json.writeEndObject();
  }

  private static boolean wantsReason(Expected expected) {
    return expected.anyOf().size() > 1
        || expected.anyOf().stream()
            .anyMatch(
                result ->
                    result.behavior() == Behavior.FAILED
                        || result.behavior() == Behavior.NON_STRICT
                        || result.behavior() == Behavior.UNIMPLEMENTED
                        || result.close() != null && !IndexEntry.isGood(result.close()));
  }

  private static void members(JsonGenerator json, Expected.Result result) {
    json.writeStringProperty("behavior", result.behavior().word());
    if (result.close() != null) {
      json.writeStringProperty("behaviorClose", result.close().word());
    }
    if (result.code() != Expected.Code.ANY) {
      json.writeName("remoteCloseCode");
      PythonJson.number(json, result.code().number());
    }
  }
}
