package dev.wsproof.report.json;

import dev.wsproof.observe.EchoFacts;
import dev.wsproof.report.text.TimeText;
import dev.wsproof.report.view.Attempt;
import dev.wsproof.report.view.CaseNotes;
import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.report.view.Measured;
import dev.wsproof.report.view.ReportInfo;
import dev.wsproof.report.view.Shard;
import dev.wsproof.report.view.StoredResult;
import dev.wsproof.script.CaseId;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * Writes the lines of a journal, one JSON object each: {@code {"journal": 1, …}} first, then
 * results, {@code {"again": file}}, {@code {"planned": agent, …}} and {@code {"run": …}}. Knows one
 * version of the format; readers leave out keys that they do not know, so that of "attempts",
 * "shards", "selection" and "requirements" older ones see the first attempts and the plan.
 */
public final class JournalJson {
  /** The version of the format. */
  static final int VERSION = 1;

  static final String BEGUN = "begun";
  static final String ENDED = "ended";

  private JournalJson() {}

  /** The octets of {@code line} and of its end. */
  public static byte[] of(JournalLine line) {
    return PythonJson.line(
        json -> {
          json.writeStartObject();
          if (line instanceof JournalLine.Begun begun) {
            write(json, begun.info());
          } else if (line instanceof JournalLine.Again again) {
            json.writeStringProperty("again", again.file());
          } else if (line instanceof JournalLine.Planned planned) {
            write(json, planned);
          } else if (line instanceof JournalLine.RunBegun) {
            json.writeStringProperty("run", BEGUN);
          } else if (line instanceof JournalLine.RunEnded ended) {
            json.writeStringProperty("run", ENDED);
            strings(json, "failures", ended.failures());
          } else {
            write(json, ((JournalLine.Finished) line).result());
          }
          json.writeEndObject();
        });
  }

  private static void write(JsonGenerator json, ReportInfo info) {
    json.writeNumberProperty("journal", VERSION);
    json.writeStringProperty("tool", info.tool());
    json.writeStringProperty("version", info.version());
    json.writeStringProperty("kind", info.kind().word(2));
    json.writeStringProperty("title", info.title());
    json.writeStringProperty("generated", TimeText.toTheMillisecond(info.generated()));
  }

  private static void write(JsonGenerator json, JournalLine.Planned planned) {
    json.writeStringProperty("planned", planned.agent());
    strings(json, "cases", planned.cases().stream().map(CaseId::toString).toList());
    if (planned.shares() != null) {
      strings(json, "shards", planned.shares().shards().stream().map(Shard::toString).toList());
      strings(
          json, "selection", planned.shares().selection().stream().map(CaseId::toString).toList());
    }
  }

  private static void write(JsonGenerator json, StoredResult result) {
    IndexEntry entry = result.entry();
    CaseNotes notes = result.notes();
    json.writeStringProperty("agent", entry.agent());
    json.writeStringProperty("id", entry.id().toString());
    json.writeStringProperty("file", entry.file());
    json.writeStringProperty("behavior", entry.behavior().word());
    json.writeStringProperty("behaviorClose", entry.behaviorClose().word());
    json.writeNumberProperty("duration", entry.durationMillis());
    write(json, entry.measured());
    json.writeName("remoteCloseCode");
    PythonJson.number(json, entry.remoteCloseCode());
    json.writeStringProperty(
        "started", result.started() == null ? null : TimeText.toTheMillisecond(result.started()));
    json.writeName("page");
    if (entry.page()) {
      json.writeNumber(result.linksStart());
    } else {
      json.writeNull();
    }
    json.writeStringProperty("description", entry.description());
    json.writeStringProperty("suite", notes.suite());
    json.writeStringProperty("family", notes.family());
    json.writeStringProperty("level", notes.level());
    strings(json, "clauses", notes.clauses());
    if (!notes.requirements().isEmpty()) {
      strings(json, "requirements", notes.requirements());
    }
    json.writeName("outcomes");
    json.writeStartArray();
    for (CaseNotes.OutcomeNote outcome : notes.outcomes()) {
      json.writeStartObject();
      json.writeStringProperty("key", outcome.key());
      json.writeStringProperty("meaning", outcome.meaning());
      lengths(json, "lengths", outcome.lengths());
      json.writeEndObject();
    }
    json.writeEndArray();
    lengths(json, "received", notes.received());
    write(json, notes.echo());
    if (!entry.further().isEmpty()) {
      json.writeName("attempts");
      json.writeStartArray();
      entry.further().forEach(attempt -> write(json, attempt));
      json.writeEndArray();
    }
  }

  private static void write(JsonGenerator json, Attempt attempt) {
    json.writeStartObject();
    json.writeStringProperty("behavior", attempt.behavior().word());
    json.writeStringProperty("behaviorClose", attempt.behaviorClose().word());
    json.writeNumberProperty("duration", attempt.durationMillis());
    json.writeName("remoteCloseCode");
    PythonJson.number(json, attempt.remoteCloseCode());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Measured measured) {
    json.writeBooleanProperty("timed", measured.timed());
    json.writeName("incomingRatio");
    PythonJson.real(json, measured.incomingRatio());
    json.writeName("outgoingRatio");
    PythonJson.real(json, measured.outgoingRatio());
  }

  private static void write(JsonGenerator json, EchoFacts echo) {
    json.writeName("echo");
    if (echo == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeNumberProperty("planned", echo.planned());
    json.writeNumberProperty("echoed", echo.echoed());
    json.writeStringProperty("difference", echo.difference());
    json.writeBooleanProperty("extensionMissing", echo.extensionMissing());
    json.writeEndObject();
  }

  private static void strings(JsonGenerator json, String name, List<String> strings) {
    json.writeName(name);
    json.writeStartArray();
    strings.forEach(json::writeString);
    json.writeEndArray();
  }

  private static void lengths(JsonGenerator json, String name, List<Long> lengths) {
    json.writeName(name);
    json.writeStartArray();
    lengths.forEach(json::writeNumber);
    json.writeEndArray();
  }
}
