package dev.wsproof.report.view;

import dev.wsproof.observe.CloseFacts;
import dev.wsproof.observe.Event;
import dev.wsproof.observe.Observation;
import dev.wsproof.observe.TrafficStats;
import dev.wsproof.observe.Transcript;
import dev.wsproof.report.text.OctetText;
import dev.wsproof.run.CaseResult;
import dev.wsproof.script.CaseId;
import dev.wsproof.script.CloseExpectation;
import dev.wsproof.script.Outcome;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import dev.wsproof.wire.Opcode;
import dev.wsproof.wire.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a page tells of one result and a detail file holds, whether it was just found or read back
 * from such a file; keeps no more events and rows than a page shows. Every string may be hostile.
 *
 * @param started null when not known
 * @param allowed the allowed outcomes, best first
 * @param request the request head; empty for none
 * @param response the response head; empty for none
 * @param reportTime whether its duration means something
 * @param reportCompressionRatio whether it is about compression
 * @param traffic octets at every level; null when they were not counted
 * @param rows the first {@link #MOST_ROWS} of the wire log
 * @param rowCount how many rows the wire log has
 */
public record Detail(
    String agent,
    CaseId id,
    Behavior behavior,
    CloseBehavior behaviorClose,
    long durationMillis,
    Instant started,
    String description,
    String expectation,
    String result,
    String resultClose,
    List<Allowed> allowed,
    Events received,
    CloseExpectation closeExpected,
    boolean isServer,
    CloseFacts close,
    String request,
    String response,
    SortedMap<Long, Long> octetsReceived,
    SortedMap<Long, Long> octetsSent,
    SortedMap<Opcode, Long> framesReceived,
    SortedMap<Opcode, Long> framesSent,
    boolean reportTime,
    boolean reportCompressionRatio,
    TrafficStats traffic,
    List<WireRow> rows,
    int rowCount) {
  /** Events of one list that a page shows. */
  public static final int MOST_EVENTS = 200;

  /** Rows of the wire log that a page shows. */
  public static final int MOST_ROWS = 3000;

  /** Defensive copies. */
  public Detail {
    allowed = allowed.stream().sorted().toList();
    octetsReceived = Collections.unmodifiableSortedMap(new TreeMap<>(octetsReceived));
    octetsSent = Collections.unmodifiableSortedMap(new TreeMap<>(octetsSent));
    framesReceived = Collections.unmodifiableSortedMap(new TreeMap<>(framesReceived));
    framesSent = Collections.unmodifiableSortedMap(new TreeMap<>(framesSent));
    rows = List.copyOf(rows);
  }

  /**
   * A list of events.
   *
   * @param shown the first {@link #MOST_EVENTS}
   * @param all how many there are
   */
  public record Events(List<EventText> shown, int all) {
    /** No events. */
    public static final Events NONE = new Events(List.of(), 0);

    /** Defensive copy. */
    public Events {
      shown = List.copyOf(shown);
    }
  }

  /**
   * An allowed outcome; what is worth OK comes before what is not.
   *
   * @param key the grade, and a number behind it when there are several of one grade: {@code OK},
   *     {@code OK 2}
   */
  public record Allowed(String key, Events events) implements Comparable<Allowed> {
    /** The key without the number. */
    public String grade() {
      int space = key.lastIndexOf(' ');
      return space > 0 && key.substring(space + 1).matches("\\d{1,9}")
          ? key.substring(0, space)
          : key;
    }

    /** Whether the peer passes by this. */
    public boolean isOk() {
      return grade().equals(Outcome.Grade.OK.word());
    }

    @Override
    public int compareTo(Allowed other) {
      int byGrade = Boolean.compare(other.isOk(), isOk());
      if (byGrade != 0) {
        return byGrade;
      }
      int byLength = Integer.compare(key.length(), other.key.length());
      return byLength != 0 ? byLength : key.compareTo(other.key);
    }
  }

  /** What a page tells of {@code result}. */
  public static Detail of(CaseResult result) {
    Observation seen = result.observation();
    Transcript transcript = seen.transcript();
    List<Event> received = seen.received();
    return new Detail(
        result.agent(),
        result.testCase().id(),
        result.verdict().behavior(),
        result.verdict().behaviorClose(),
        IndexEntry.millis(seen.duration()),
        seen.started(),
        result.testCase().description(),
        result.testCase().expectation(),
        orEmpty(result.verdict().result()),
        orEmpty(result.verdict().resultClose()),
        allowed(result.testCase().outcomes()),
        new Events(
            received.stream().limit(MOST_EVENTS).map(EventText::of).toList(), received.size()),
        result.testCase().close(),
        seen.role() == Role.SERVER,
        seen.close(),
        seen.httpRequest() == null ? "" : OctetText.head(seen.httpRequest()),
        seen.httpResponse() == null ? "" : OctetText.head(seen.httpResponse()),
        transcript.octetsReceived(),
        transcript.octetsSent(),
        transcript.framesReceived(),
        transcript.framesSent(),
        result.testCase().isEchoLoop(),
        !result.testCase().deflate().isEmpty(),
        seen.traffic(),
        transcript.rows().stream().limit(MOST_ROWS).map(WireRow::of).toList(),
        transcript.rows().size());
  }

  private static List<Allowed> allowed(List<Outcome> outcomes) {
    List<String> keys = keys(outcomes);
    List<Allowed> allowed = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      List<EventText> events =
          outcomes.get(i).events().stream().limit(MOST_EVENTS).map(EventText::of).toList();
      allowed.add(new Allowed(keys.get(i), new Events(events, outcomes.get(i).events().size())));
    }
    return allowed;
  }

  /** What the outcomes are called in a detail file, each differently. */
  public static List<String> keys(List<Outcome> outcomes) {
    List<String> keys = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (Outcome outcome : outcomes) {
      String key = outcome.grade().word();
      for (int i = 2; !taken.add(key); i++) {
        key = outcome.grade().word() + " " + i;
      }
      keys.add(key);
    }
    return keys;
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
