package dev.wsproof.report.json;

import dev.wsproof.observe.LogRow;
import dev.wsproof.report.text.OctetText;
import java.math.BigInteger;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * Writes wire log rows as short arrays, each led by the letters of its kind; lengths are unsigned,
 * as on the wire.
 */
final class WireLogJson {
  private WireLogJson() {}

  static void write(JsonGenerator json, List<LogRow> rows) {
    json.writeStartArray();
    for (LogRow row : rows) {
      json.writeStartArray();
      write(json, row);
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, LogRow row) {
    if (row instanceof LogRow.OctetsReceived octets) {
      json.writeString("RO");
      pair(json, octets.length(), OctetText.hex(octets.length(), octets.head()));
    } else if (row instanceof LogRow.OctetsSent octets) {
      json.writeString("TO");
      pair(json, octets.length(), OctetText.hex(octets.length(), octets.head()));
      json.writeBoolean(octets.sync());
    } else if (row instanceof LogRow.FrameReceived frame) {
      received(json, frame);
    } else if (row instanceof LogRow.FrameSent frame) {
      sent(json, frame);
    } else if (row instanceof LogRow.WaitStarted wait) {
      json.writeString("CT");
      PythonJson.seconds(json, wait.time());
      json.writeString(wait.tag());
    } else if (row instanceof LogRow.WaitEnded wait) {
      json.writeString("CTE");
      json.writeString(wait.tag());
    } else if (row instanceof LogRow.FailAfter fail) {
      json.writeString("KL");
      PythonJson.seconds(json, fail.time());
    } else if (row instanceof LogRow.Failing) {
      json.writeString("KLE");
    } else if (row instanceof LogRow.CloseAfter close) {
      json.writeString("TI");
      PythonJson.seconds(json, close.time());
    } else if (row instanceof LogRow.Closing) {
      json.writeString("TIE");
    } else if (row instanceof LogRow.LogSwitched log) {
      json.writeString("WLM");
      json.writeBoolean(log.on());
    } else {
      throw new IllegalArgumentException("wire log row of unknown kind: " + row.getClass());
    }
  }

  private static void received(JsonGenerator json, LogRow.FrameReceived frame) {
    json.writeString("RF");
    pair(json, frame.length(), OctetText.textOrHex(frame.length(), frame.head()));
    json.writeNumber(frame.opcode().number());
    json.writeBoolean(frame.fin());
    json.writeNumber(frame.rsv());
    json.writeBoolean(frame.maskKey() != null);
    json.writeString(OctetText.maskKey(frame.maskKey()));
  }

  private static void sent(JsonGenerator json, LogRow.FrameSent frame) {
    json.writeString("TF");
    pair(json, frame.length(), OctetText.textOrHex(frame.length(), frame.head()));
    json.writeNumber(frame.opcode().number());
    json.writeBoolean(frame.fin());
    json.writeNumber(frame.rsv());
    json.writeString(OctetText.maskKey(frame.maskKey()));
    PythonJson.number(json, frame.repeatLength());
    PythonJson.number(json, frame.chopSize());
    json.writeBoolean(frame.sync());
  }

  private static void pair(JsonGenerator json, long length, String shown) {
    json.writeStartArray();
    if (length >= 0) {
      json.writeNumber(length);
    } else {
      json.writeNumber(new BigInteger(Long.toUnsignedString(length)));
    }
    json.writeString(shown);
    json.writeEndArray();
  }
}
