package dev.wsproof.report.html;

import dev.wsproof.observe.Event;
import dev.wsproof.observe.Observation;
import dev.wsproof.observe.Transcript;
import dev.wsproof.report.text.OctetText;
import dev.wsproof.report.text.TimeText;
import dev.wsproof.report.text.Visible;
import dev.wsproof.report.view.EventText;
import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.report.view.ReportInfo;
import dev.wsproof.run.CaseResult;
import dev.wsproof.script.CloseExpectation;
import dev.wsproof.script.Outcome;
import dev.wsproof.script.TestCase;
import dev.wsproof.wire.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything the page of one result shows, but for the links to other pages, which nobody knows
 * before the run is over.
 */
record DetailView(
    ReportInfo info,
    String generated,
    String policy,
    String agent,
    String id,
    String anchor,
    String json,
    Mark mark,
    long millis,
    String started,
    String chapter,
    String level,
    String clauses,
    String family,
    String suite,
    String role,
    List<String> description,
    List<String> expectation,
    String result,
    List<Allowed> allowed,
    Events observed,
    String resultClose,
    Mark closeMark,
    String closeExpected,
    List<String> request,
    List<String> response,
    List<ClosingRow> closing,
    List<Counts> octetCounts,
    List<Counts> frameCounts,
    List<LogLine> log,
    boolean logMore,
    int logMoreCount) {
  /** Events of one list that a page shows; the detail JSON has all. */
  private static final int MOST_EVENTS = 200;

  /** Characters of an agent's name that a page shows. */
  static final int MOST_NAME = 120;

  /** Characters of a request or response that a page shows. */
  private static final int MOST_HEAD = 20_000;

  /** An allowed outcome. */
  record Allowed(Mark mark, String grade, String meaning, Events outcome) {}

  /**
   * A list of events.
   *
   * @param more how many are left out; null for none
   */
  record Events(List<Seen> events, boolean hasEvents, Integer more) {
    static Events of(Stream<EventText> events, int all) {
      List<Seen> shown = events.limit(MOST_EVENTS).map(Seen::of).toList();
      return new Events(shown, all > 0, all > shown.size() ? all - shown.size() : null);
    }
  }

  /** An event. */
  record Seen(String kind, boolean payload, String shown, long length) {
    static Seen of(EventText event) {
      boolean payload = event.kind() != EventText.Kind.TIMEOUT;
      return new Seen(event.kind().word(), payload, event.shown(), event.length());
    }
  }

  static DetailView of(CaseResult result, IndexEntry entry, ReportInfo info, String policy) {
    TestCase testCase = result.testCase();
    Observation seen = result.observation();
    Transcript transcript = seen.transcript();
    List<Event> received = seen.received();
    String id = testCase.id().toString();
    return new DetailView(
        info,
        TimeText.toTheMinute(info.generated()),
        policy,
        agent(result.agent()),
        id,
        anchor(id),
        entry.file() + ".json",
        Mark.of(entry.behavior()),
        entry.durationMillis(),
        TimeText.toTheMillisecond(seen.started()),
        chapter(info, testCase.id().chapter()),
        testCase.level().name(),
        String.join(", ", testCase.spec()),
        testCase.family(),
        testCase.suite(),
        seen.role() == Role.SERVER
            ? "wsproof was the server, the peer the client"
            : "wsproof was the client, the peer the server",
        Paragraphs.of(testCase.description()),
        Paragraphs.of(testCase.expectation()),
        result.verdict().result(),
        testCase.outcomes().stream().map(DetailView::allowed).toList(),
        Events.of(received.stream().map(EventText::of), received.size()),
        result.verdict().resultClose(),
        Mark.of(entry.behaviorClose()),
        closeExpected(testCase.close()),
        lines(seen.httpRequest()),
        lines(seen.httpResponse()),
        ClosingRow.of(seen.role() == Role.SERVER, seen.close()),
        List.of(
            Counts.ofSizes("Octets Received by Chop Size", transcript.octetsReceived()),
            Counts.ofSizes("Octets Transmitted by Chop Size", transcript.octetsSent())),
        List.of(
            Counts.ofFrames("Frames Received by Opcode", transcript.framesReceived()),
            Counts.ofFrames("Frames Transmitted by Opcode", transcript.framesSent())),
        LogLine.of(transcript.rows(), seen.close().droppedByMe()),
        transcript.rows().size() > LogLine.MOST,
        transcript.rows().size() - LogLine.MOST);
  }

  static String agent(String name) {
    return name.isEmpty() ? "(no name)" : Visible.of(name, MOST_NAME);
  }

  static String anchor(String id) {
    return "case_" + id.replace('.', '_');
  }

  static String chapter(ReportInfo info, int number) {
    String name = info.chapters().get(number);
    return name == null ? "Chapter " + number : number + " " + name;
  }

  private static Allowed allowed(Outcome outcome) {
    boolean ok = outcome.grade() == Outcome.Grade.OK;
    return new Allowed(
        new Mark("", ok, !ok, false, false, false),
        outcome.grade().word(),
        outcome.meaning(),
        Events.of(outcome.events().stream().map(EventText::of), outcome.events().size()));
  }

  private static String closeExpected(CloseExpectation close) {
    String codes =
        close.codes().stream().distinct().map(String::valueOf).collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%s begins; the peer's code is %s%s",
        close.by() == CloseExpectation.Party.US ? "wsproof" : "the peer",
        codes.isEmpty() ? "absent" : codes + " or absent",
        close.cleanRequired() ? "; the end is clean" : "");
  }

  private static List<String> lines(String head) {
    if (head == null) {
      return List.of();
    }
    String text = OctetText.head(head);
    String shown = text.length() > MOST_HEAD ? text.substring(0, MOST_HEAD) + "…" : text;
    return Arrays.stream(shown.stripTrailing().split("\r?\n")).toList();
  }
}
