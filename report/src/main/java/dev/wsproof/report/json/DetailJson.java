package dev.wsproof.report.json;

import dev.wsproof.observe.CloseFacts;
import dev.wsproof.observe.Observation;
import dev.wsproof.observe.Transcript;
import dev.wsproof.report.text.OctetText;
import dev.wsproof.report.text.TimeText;
import dev.wsproof.report.view.Detail;
import dev.wsproof.report.view.EventText;
import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.run.CaseResult;
import dev.wsproof.script.CloseExpectation;
import dev.wsproof.script.Outcome;
import dev.wsproof.script.TestCase;
import dev.wsproof.wire.Opcode;
import dev.wsproof.wire.Role;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/**
 * Writes the detail file of one result: the keys of the contract in their order, and no others.
 *
 * <p>Deviation: a case of our own may allow two outcomes of one grade; the second then stands under
 * {@code "OK 2"}. The classic cases never do.
 */
public final class DetailJson {
  private DetailJson() {}

  /** The file's octets. */
  public static byte[] of(CaseResult result) {
    return PythonJson.write(json -> write(json, result));
  }

  private static void write(JsonGenerator json, CaseResult result) {
    TestCase testCase = result.testCase();
    Observation seen = result.observation();
    CloseFacts close = seen.close();
    Transcript transcript = seen.transcript();
    json.writeStartObject();
    json.writeStringProperty("agent", result.agent());
    json.writeStringProperty("behavior", result.verdict().behavior().word());
    json.writeStringProperty("behaviorClose", result.verdict().behaviorClose().word());
    json.writeNumberProperty("case", result.number());
    // Parity: there is no word for either end; we are not asked for, so it is false.
    json.writeBooleanProperty("closedByMe", close.closedByMe());
    json.writeBooleanProperty("createStats", true);
    json.writeBooleanProperty("createWirelog", true);
    json.writeStringProperty("description", testCase.description());
    json.writeBooleanProperty("droppedByMe", close.droppedByMe());
    json.writeNumberProperty("duration", IndexEntry.millis(seen.duration()));
    json.writeStringProperty("expectation", testCase.expectation());
    json.writeName("expected");
    expected(json, testCase.outcomes());
    json.writeName("expectedClose");
    expectedClose(json, testCase.close());
    json.writeBooleanProperty("failedByMe", close.failedByMe());
    string(
        json, "httpRequest", seen.httpRequest() == null ? "" : OctetText.head(seen.httpRequest()));
    string(
        json,
        "httpResponse",
        seen.httpResponse() == null ? "" : OctetText.head(seen.httpResponse()));
    json.writeStringProperty("id", testCase.id().toString());
    json.writeBooleanProperty("isServer", seen.role() == Role.SERVER);
    number(json, "localCloseCode", close.localCloseCode());
    string(json, "localCloseReason", close.localCloseReason());
    json.writeName("received");
    events(json, seen.received().stream().map(EventText::of).toList());
    number(json, "remoteCloseCode", close.remoteCloseCode());
    string(json, "remoteCloseReason", close.remoteCloseReason());
    json.writeBooleanProperty("reportCompressionRatio", !testCase.deflate().isEmpty());
    json.writeBooleanProperty("reportTime", testCase.isEchoLoop());
    string(json, "result", result.verdict().result());
    string(json, "resultClose", result.verdict().resultClose());
    frameCounts(json, "rxFrameStats", transcript.framesReceived());
    octetCounts(json, "rxOctetStats", transcript.octetsReceived());
    json.writeStringProperty("started", TimeText.toTheMillisecond(seen.started()));
    json.writeName("trafficStats");
    TrafficJson.write(json, seen.traffic());
    frameCounts(json, "txFrameStats", transcript.framesSent());
    octetCounts(json, "txOctetStats", transcript.octetsSent());
    json.writeBooleanProperty("wasClean", close.wasClean());
    json.writeBooleanProperty("wasCloseHandshakeTimeout", close.wasCloseHandshakeTimeout());
    string(json, "wasNotCleanReason", close.wasNotCleanReason());
    json.writeBooleanProperty("wasOpenHandshakeTimeout", close.wasOpenHandshakeTimeout());
    json.writeBooleanProperty(
        "wasServerConnectionDropTimeout", close.wasServerConnectionDropTimeout());
    json.writeName("wirelog");
    WireLogJson.write(json, transcript.rows());
    json.writeEndObject();
  }

  private static void expected(JsonGenerator json, List<Outcome> outcomes) {
    SortedMap<String, Outcome> byGrade = new TreeMap<>();
    List<String> keys = Detail.keys(outcomes);
    for (int i = 0; i < keys.size(); i++) {
      byGrade.put(keys.get(i), outcomes.get(i));
    }
    json.writeStartObject();
    byGrade.forEach(
        (key, outcome) -> {
          json.writeName(key);
          events(json, outcome.events().stream().map(EventText::of).toList());
        });
    json.writeEndObject();
  }

  private static void events(JsonGenerator json, List<EventText> events) {
    json.writeStartArray();
    for (EventText event : events) {
      json.writeStartArray();
      switch (event.kind()) {
        case TEXT, BINARY -> {
          json.writeString("message");
          json.writeString(event.shown());
          json.writeBoolean(event.kind() == EventText.Kind.BINARY);
        }
        case PONG -> {
          json.writeString("pong");
          json.writeString(event.shown());
        }
        case PONGS -> {
          json.writeString("pongs");
          json.writeString(event.shown());
        }
        case TIMEOUT -> {
          json.writeString("timeout");
          json.writeString(event.shown());
        }
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static void expectedClose(JsonGenerator json, CloseExpectation close) {
    json.writeStartObject();
    json.writeName("closeCode");
    json.writeStartArray();
    close.codes().forEach(json::writeNumber);
    json.writeEndArray();
    json.writeBooleanProperty("closedByMe", close.by() == CloseExpectation.Party.US);
    json.writeBooleanProperty("requireClean", close.cleanRequired());
    json.writeEndObject();
  }

  private static void frameCounts(JsonGenerator json, String name, Map<Opcode, Long> counts) {
    SortedMap<String, Long> sorted = new TreeMap<>();
    counts.forEach((opcode, count) -> sorted.put(Integer.toString(opcode.number()), count));
    counts(json, name, sorted);
  }

  private static void octetCounts(JsonGenerator json, String name, Map<Long, Long> counts) {
    SortedMap<String, Long> sorted = new TreeMap<>();
    counts.forEach((size, count) -> sorted.put(Long.toString(size), count));
    counts(json, name, sorted);
  }

  private static void counts(JsonGenerator json, String name, SortedMap<String, Long> counts) {
    json.writeName(name);
    json.writeStartObject();
    counts.forEach(json::writeNumberProperty);
    json.writeEndObject();
  }

  private static void string(JsonGenerator json, String name, String textOrNull) {
    json.writeStringProperty(name, textOrNull);
  }

  private static void number(JsonGenerator json, String name, Integer numberOrNull) {
    json.writeName(name);
    PythonJson.number(json, numberOrNull);
  }
}
