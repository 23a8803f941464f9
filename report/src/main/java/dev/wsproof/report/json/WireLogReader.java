package dev.wsproof.report.json;

import dev.wsproof.observe.LogRow;
import dev.wsproof.report.view.Detail;
import dev.wsproof.report.view.WireRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads the wire log of a detail file; keeps no more rows than a page shows. */
final class WireLogReader {
  private static final double MOST_SECONDS = 1e9;

  private final List<WireRow> rows = new ArrayList<>();
  private int count;

  List<WireRow> rows() {
    return rows;
  }

  /** How many rows there were. */
  int count() {
    return count;
  }

  void read(JsonReader json) throws Malformed {
    if (json.isNull()) {
      return;
    }
    json.beginArray();
    for (; json.hasNext(); count++) {
      if (count < Detail.MOST_ROWS) {
        json.beginArray();
        rows.add(row(json, json.string()));
        json.endArray();
      } else {
        json.skip();
      }
    }
  }

  private static WireRow row(JsonReader json, String kind) throws Malformed {
    return switch (kind) {
      case "RO" -> octets(json, false);
      case "TO" -> octets(json, true);
      case "RF" -> received(json);
      case "TF" -> sent(json);
      case "CT" -> new WireRow.Note(new LogRow.WaitStarted(seconds(json), tag(json)));
      case "CTE" -> new WireRow.Note(new LogRow.WaitEnded(tag(json)));
      case "KL" -> new WireRow.Note(new LogRow.FailAfter(seconds(json)));
      case "KLE" -> new WireRow.Note(new LogRow.Failing());
      case "TI" -> new WireRow.Note(new LogRow.CloseAfter(seconds(json)));
      case "TIE" -> new WireRow.Note(new LogRow.Closing());
      case "WLM" -> new WireRow.Note(new LogRow.LogSwitched(json.flag()));
      default -> throw json.wrong("one of RO, TO, RF, TF, CT, CTE, KL, KLE, TI, TIE, WLM");
    };
  }

  /** How much of something, and what is shown of it. */
  private record Data(long length, String shown) {
    static Data read(JsonReader json) throws Malformed {
      json.beginArray();
      Data data = new Data(json.unsigned(), EventReader.cut(json.stringOrEmpty()));
      json.endArray();
      return data;
    }
  }

  private static WireRow octets(JsonReader json, boolean sent) throws Malformed {
    Data data = Data.read(json);
    return new WireRow.Octets(sent, data.length(), data.shown(), sent && json.flag());
  }

  private static WireRow received(JsonReader json) throws Malformed {
    Data data = Data.read(json);
    int opcode = opcode(json);
    boolean fin = json.flag();
    int rsv = rsv(json);
    boolean masked = json.flag();
    return new WireRow.Frame(
        false,
        opcode,
        fin,
        rsv,
        masked,
        maskKey(json),
        data.length(),
        data.shown(),
        null,
        null,
        false);
  }

  private static WireRow sent(JsonReader json) throws Malformed {
    Data data = Data.read(json);
    int opcode = opcode(json);
    boolean fin = json.flag();
    int rsv = rsv(json);
    String maskKey = maskKey(json);
    Integer repeatLength = json.sizeOrNull();
    Integer chopSize = json.sizeOrNull();
    return new WireRow.Frame(
        true,
        opcode,
        fin,
        rsv,
        maskKey != null,
        maskKey,
        data.length(),
        data.shown(),
        repeatLength,
        chopSize,
        json.flag());
  }

  private static int opcode(JsonReader json) throws Malformed {
    return (int) json.integer(0, 15);
  }

  private static int rsv(JsonReader json) throws Malformed {
    return (int) json.integer(0, 7);
  }

  private static String maskKey(JsonReader json) throws Malformed {
    String key = json.stringOrNull();
    return key == null ? null : EventReader.cut(key);
  }

  private static String tag(JsonReader json) throws Malformed {
    String tag = json.stringOrNull();
    return tag == null ? null : EventReader.cut(tag);
  }

  private static Duration seconds(JsonReader json) throws Malformed {
    return Duration.ofNanos(Math.round(json.number(MOST_SECONDS) * 1e9));
  }
}
