package dev.wsproof.report.json;

import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.report.view.Measured;
import dev.wsproof.script.CaseId;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code index.json}, ours or the reference's; refuses words that are not of the contract and
 * file names that could lead anywhere else. Further keys are left out.
 */
public final class IndexJsonReader {
  private static final int MOST = 1_000_000;
  private static final String ENDING = ".json";

  private IndexJsonReader() {}

  /** The entries in the order of the file; none has a description. */
  public static List<IndexEntry> read(byte[] octets) throws Malformed {
    List<IndexEntry> entries = new ArrayList<>();
    try (JsonReader json = JsonReader.of(octets)) {
      json.beginObject();
      for (String agent = json.nextKey(); agent != null; agent = json.nextKey()) {
        json.beginObject();
        for (String id = json.nextKey(); id != null; id = json.nextKey()) {
          if (!CaseId.isId(id)) {
            throw json.wrong("a case id, such as 6.22.10");
          }
          if (entries.size() == MOST) {
            throw json.here("more than " + MOST + " results");
          }
          entries.add(entry(json, agent, CaseId.of(id)));
        }
      }
      json.end();
    }
    return entries;
  }

  private static IndexEntry entry(JsonReader json, String agent, CaseId id) throws Malformed {
    Behavior behavior = null;
    CloseBehavior close = null;
    long duration = 0;
    Integer code = null;
    String file = null;
    json.beginObject();
    for (String key = json.nextKey(); key != null; key = json.nextKey()) {
      switch (key) {
        case "behavior" -> behavior = json.behavior();
        case "behaviorClose" -> close = json.closeBehavior();
        case "duration" ->
            duration = json.isNull() ? 0 : json.integer(Long.MIN_VALUE, Long.MAX_VALUE);
        case "remoteCloseCode" -> code = json.codeOrNull();
        case "reportfile" -> file = file(json, id);
        default -> json.skip();
      }
    }
    if (behavior == null || close == null || file == null) {
      throw json.here("case " + id + ": wanted \"behavior\", \"behaviorClose\" and \"reportfile\"");
    }
    return new IndexEntry(
        agent, id, "", behavior, close, duration, Measured.NOTHING, code, file, true);
  }

  private static String file(JsonReader json, CaseId id) throws Malformed {
    String name = json.string();
    String file = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : "";
    if (!FileName.fits(file, id)) {
      throw json.wrong("agent_case_" + id.toString().replace('.', '_') + ENDING);
    }
    return file;
  }
}
