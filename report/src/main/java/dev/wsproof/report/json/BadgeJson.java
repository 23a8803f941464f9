package dev.wsproof.report.json;

import dev.wsproof.report.gate.Judgement;

/**
 * Writes what the badge service shields.io reads from an endpoint: how many cases pass, or that the
 * run failed.
 */
public final class BadgeJson {
  private static final String LABEL = "RFC 6455";

  private BadgeJson() {}

  /** The file's octets. */
  public static byte[] of(Judgement judgement) {
    int results = judgement.results();
    long passed =
        judgement.agents().stream()
            .flatMap(agent -> agent.cases().stream())
            .filter(judged -> judged.found() != null && judged.passes())
            .count();
    String message = judgement.isRunFailed() ? "run failed" : passed + " of " + results + " pass";
    String color =
        judgement.isRunFailed() ? "lightgrey" : judgement.passes() ? "brightgreen" : "red";
    return PythonJson.line(
        json -> {
          json.writeStartObject();
          json.writeNumberProperty("schemaVersion", 1);
          json.writeStringProperty("label", LABEL);
          json.writeStringProperty("message", message);
          json.writeStringProperty("color", color);
          json.writeBooleanProperty("isError", !judgement.passes());
          json.writeEndObject();
        });
  }
}
