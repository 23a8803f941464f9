package dev.wsproof.report.json;

import dev.wsproof.report.gate.Baseline;
import dev.wsproof.report.gate.Expected;
import dev.wsproof.script.CaseId;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads a baseline, and the files that projects keep in its place: {@code {agent: {case: …}}} where
 * a case has a behaviour as a string, an object with the keys of {@code index.json}, or several of
 * these. Refuses keys that it does not know, so that a slip of the pen weakens no gate.
 */
public final class BaselineReader {
  private static final int MOST = 1_000_000;
  private static final int MOST_RESULTS = 20;
  private static final int MOST_REASON = 4000;

  private BaselineReader() {}

  /** The baseline with these octets; it has at least one case. */
  public static Baseline read(byte[] octets) throws Malformed {
    SortedMap<String, NavigableMap<CaseId, Expected>> agents = new TreeMap<>();
    int size = 0;
    try (JsonReader json = JsonReader.of(octets)) {
      json.beginObject();
      for (String agent = json.nextKey(); agent != null; agent = json.nextKey()) {
        NavigableMap<CaseId, Expected> cases = new TreeMap<>();
        json.beginObject();
        for (String id = json.nextKey(); id != null; id = json.nextKey()) {
          if (!CaseId.isId(id)) {
            throw json.wrong("a case id, such as 6.22.10");
          }
          if (++size > MOST) {
            throw json.here("more than " + MOST + " cases");
          }
          cases.put(CaseId.of(id), expected(json));
        }
        agents.put(agent, cases);
      }
      json.end();
      if (size == 0) {
        throw json.here("a baseline without cases: wanted {\"agent\": {\"1.1.1\": …}}");
      }
    }
    return new Baseline(agents);
  }

  private static Expected expected(JsonReader json) throws Malformed {
    if (json.isArray()) {
      return new Expected(several(json), "");
    }
    if (!json.isObject()) {
      return new Expected(List.of(behavior(json)), "");
    }
    Fields fields = fields(json, true);
    if (fields.anyOf == null) {
      return new Expected(List.of(fields.result(json)), fields.reason);
    }
    if (fields.behavior != null || fields.close != null || fields.code != Expected.Code.ANY) {
      throw json.here("\"anyOf\": wanted no other key beside it but \"reason\"");
    }
    return new Expected(fields.anyOf, fields.reason);
  }

  private static List<Expected.Result> several(JsonReader json) throws Malformed {
    List<Expected.Result> results = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      if (results.size() == MOST_RESULTS) {
        throw json.here("more than " + MOST_RESULTS + " results of one case");
      }
      results.add(json.isObject() ? fields(json, false).result(json) : behavior(json));
    }
    if (results.isEmpty()) {
      throw json.here("no result at all: wanted at least one");
    }
    return results;
  }

  private static Expected.Result behavior(JsonReader json) throws Malformed {
    return new Expected.Result(json.behavior(), null, Expected.Code.ANY);
  }

  /** Values of one object, as far as they came. */
  private static final class Fields {
    Behavior behavior;
    CloseBehavior close;
    Expected.Code code = Expected.Code.ANY;
    List<Expected.Result> anyOf;
    String reason = "";

    Expected.Result result(JsonReader json) throws Malformed {
      if (behavior == null) {
        throw json.here("wanted \"behavior\"");
      }
      return new Expected.Result(behavior, close, code);
    }
  }

  private static Fields fields(JsonReader json, boolean outer) throws Malformed {
    Fields fields = new Fields();
    json.beginObject();
    for (String key = json.nextKey(); key != null; key = json.nextKey()) {
      switch (key) {
        case "behavior" -> fields.behavior = json.behavior();
        case "behaviorClose" -> fields.close = json.closeBehavior();
        case "remoteCloseCode" -> fields.code = new Expected.Code(json.codeOrNull());
        case "duration", "reportfile" -> json.skip();
        default -> {
          if (outer && key.equals("reason")) {
            fields.reason = reason(json);
          } else if (outer && key.equals("anyOf")) {
            fields.anyOf = several(json);
          } else {
            throw json.wrong(
                "\"behavior\", \"behaviorClose\", \"remoteCloseCode\""
                    + (outer ? ", \"anyOf\" or \"reason\"" : ""));
          }
        }
      }
    }
    return fields;
  }

  private static String reason(JsonReader json) throws Malformed {
    String reason = json.stringOrEmpty();
    if (reason.length() > MOST_REASON) {
      throw json.here("a reason of more than " + MOST_REASON + " characters");
    }
    return reason;
  }
}
