package dev.wsproof.report.json;

import dev.wsproof.observe.CloseFacts;
import dev.wsproof.observe.TrafficStats;
import dev.wsproof.report.text.TimeText;
import dev.wsproof.report.view.Detail;
import dev.wsproof.script.CaseId;
import dev.wsproof.script.CloseExpectation;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import dev.wsproof.wire.Opcode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads a detail file, ours or the reference's; asks for agent, case and verdict, takes null or
 * nothing for whatever else was not recorded, leaves out unknown keys, and refuses values of a
 * wrong kind. Used once.
 */
public final class DetailJsonReader {
  private static final int MOST_OUTCOMES = 100;
  private static final int MOST_COUNTS = 100_000;
  private static final int MOST_CODES = 100;

  private String agent;
  private CaseId id;
  private Behavior behavior;
  private CloseBehavior behaviorClose;
  private long duration;
  private Instant started;
  private String description = "";
  private String expectation = "";
  private String result = "";
  private String resultClose = "";
  private final List<Detail.Allowed> allowed = new ArrayList<>();
  private Detail.Events received = Detail.Events.NONE;
  private boolean requireClean;
  private boolean closeExpectedByMe;
  private final List<Integer> closeCodes = new ArrayList<>();
  private boolean isServer;
  private boolean closedByMe;
  private boolean failedByMe;
  private boolean droppedByMe;
  private boolean wasClean;
  private String wasNotCleanReason;
  private boolean dropTimeout;
  private boolean openTimeout;
  private boolean closeTimeout;
  private Integer localCode;
  private String localReason;
  private Integer remoteCode;
  private String remoteReason;
  private String request = "";
  private String response = "";
  private final SortedMap<Long, Long> octetsReceived = new TreeMap<>();
  private final SortedMap<Long, Long> octetsSent = new TreeMap<>();
  private final SortedMap<Opcode, Long> framesReceived = new TreeMap<>();
  private final SortedMap<Opcode, Long> framesSent = new TreeMap<>();
  private boolean reportTime;
  private boolean reportRatio;
  private TrafficStats traffic;
  private final WireLogReader log = new WireLogReader();

  private DetailJsonReader() {}

  /** What the file says. */
  public static Detail read(byte[] octets) throws Malformed {
    DetailJsonReader reader = new DetailJsonReader();
    try (JsonReader json = JsonReader.of(octets)) {
      json.beginObject();
      for (String key = json.nextKey(); key != null; key = json.nextKey()) {
        if (!reader.readText(json, key) && !reader.readClose(json, key)) {
          reader.readRest(json, key);
        }
      }
      json.end();
      if (reader.agent == null
          || reader.id == null
          || reader.behavior == null
          || reader.behaviorClose == null) {
        throw json.here("wanted \"agent\", \"id\", \"behavior\" and \"behaviorClose\"");
      }
    }
    return reader.detail();
  }

  private boolean readText(JsonReader json, String key) throws Malformed {
    switch (key) {
      case "agent" -> agent = json.string();
      case "id" -> id = json.caseId();
      case "behavior" -> behavior = json.behavior();
      case "behaviorClose" -> behaviorClose = json.closeBehavior();
      case "duration" ->
          duration = json.isNull() ? 0 : json.integer(Long.MIN_VALUE, Long.MAX_VALUE);
      case "started" -> started = time(json);
      case "description" -> description = json.stringOrEmpty();
      case "expectation" -> expectation = json.stringOrEmpty();
      case "result" -> result = json.stringOrEmpty();
      case "resultClose" -> resultClose = json.stringOrEmpty();
      case "httpRequest" -> request = json.stringOrEmpty();
      case "httpResponse" -> response = json.stringOrEmpty();
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean readClose(JsonReader json, String key) throws Malformed {
    switch (key) {
      case "isServer" -> isServer = json.flag();
      case "closedByMe" -> closedByMe = json.flag();
      case "failedByMe" -> failedByMe = json.flag();
      case "droppedByMe" -> droppedByMe = json.flag();
      case "wasClean" -> wasClean = json.flag();
      case "wasNotCleanReason" -> wasNotCleanReason = json.stringOrNull();
      case "wasServerConnectionDropTimeout" -> dropTimeout = json.flag();
      case "wasOpenHandshakeTimeout" -> openTimeout = json.flag();
      case "wasCloseHandshakeTimeout" -> closeTimeout = json.flag();
      case "localCloseCode" -> localCode = json.codeOrNull();
      case "localCloseReason" -> localReason = json.stringOrNull();
      case "remoteCloseCode" -> remoteCode = json.codeOrNull();
      case "remoteCloseReason" -> remoteReason = json.stringOrNull();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void readRest(JsonReader json, String key) throws Malformed {
    switch (key) {
      case "expected" -> readAllowed(json);
      case "received" -> received = EventReader.events(json);
      case "expectedClose" -> readCloseExpected(json);
      case "rxOctetStats" -> readSizes(json, octetsReceived);
      case "txOctetStats" -> readSizes(json, octetsSent);
      case "rxFrameStats" -> readFrames(json, framesReceived);
      case "txFrameStats" -> readFrames(json, framesSent);
      case "reportTime" -> reportTime = json.flag();
      case "reportCompressionRatio" -> reportRatio = json.flag();
      case "trafficStats" -> traffic = TrafficJson.read(json);
      case "wirelog" -> log.read(json);
      default -> json.skip();
    }
  }

  private void readAllowed(JsonReader json) throws Malformed {
    if (json.isNull()) {
      return;
    }
    json.beginObject();
    for (String key = json.nextKey(); key != null; key = json.nextKey()) {
      if (allowed.size() == MOST_OUTCOMES) {
        throw json.here("more than " + MOST_OUTCOMES + " outcomes");
      }
      allowed.add(new Detail.Allowed(EventReader.cut(key), EventReader.events(json)));
    }
  }

  private void readCloseExpected(JsonReader json) throws Malformed {
    if (json.isNull()) {
      return;
    }
    json.beginObject();
    for (String key = json.nextKey(); key != null; key = json.nextKey()) {
      switch (key) {
        case "closeCode" -> {
          json.beginArray();
          while (json.hasNext()) {
            if (closeCodes.size() == MOST_CODES) {
              throw json.here("more than " + MOST_CODES + " codes");
            }
            closeCodes.add((int) json.integer(0, 65_535));
          }
        }
        case "closedByMe" -> closeExpectedByMe = json.flag();
        case "requireClean" -> requireClean = json.flag();
        default -> json.skip();
      }
    }
  }

  private static void readSizes(JsonReader json, SortedMap<Long, Long> counts) throws Malformed {
    if (json.isNull()) {
      return;
    }
    json.beginObject();
    for (String key = json.nextKey(); key != null; key = json.nextKey()) {
      if (!key.matches("[0-9]{1,12}")) {
        throw json.wrong("a number of octets as key");
      }
      if (counts.size() == MOST_COUNTS) {
        throw json.here("more than " + MOST_COUNTS + " sizes");
      }
      counts.put(Long.parseLong(key), json.integer(0, Long.MAX_VALUE));
    }
  }

  private static void readFrames(JsonReader json, SortedMap<Opcode, Long> counts) throws Malformed {
    if (json.isNull()) {
      return;
    }
    json.beginObject();
    for (String key = json.nextKey(); key != null; key = json.nextKey()) {
      if (!key.matches("[0-9]|1[0-5]")) {
        throw json.wrong("an opcode from 0 to 15 as key");
      }
      counts.put(Opcode.of(Integer.parseInt(key)), json.integer(0, Long.MAX_VALUE));
    }
  }

  static Instant time(JsonReader json) throws Malformed {
    if (json.isNull()) {
      return null;
    }
    Instant time = TimeText.parse(json.string());
    if (time == null) {
      throw json.wrong("a time such as 2016-03-22T16:32:39.734Z");
    }
    return time;
  }

  private Detail detail() {
    return new Detail(
        agent,
        id,
        behavior,
        behaviorClose,
        duration,
        started,
        description,
        expectation,
        result,
        resultClose,
        allowed,
        received,
        new CloseExpectation(
            closeExpectedByMe ? CloseExpectation.Party.US : CloseExpectation.Party.PEER,
            closeCodes,
            requireClean,
            false,
            false),
        isServer,
        new CloseFacts(
            closedByMe,
            failedByMe,
            droppedByMe,
            wasClean,
            wasNotCleanReason,
            dropTimeout,
            openTimeout,
            closeTimeout,
            localCode,
            localReason,
            remoteCode,
            remoteReason),
        request,
        response,
        octetsReceived,
        octetsSent,
        framesReceived,
        framesSent,
        reportTime,
        reportRatio,
        traffic,
        log.rows(),
        log.count());
  }
}
