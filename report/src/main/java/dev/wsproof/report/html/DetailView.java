package dev.wsproof.report.html;

import dev.wsproof.report.text.TimeText;
import dev.wsproof.report.text.Visible;
import dev.wsproof.report.view.CaseNotes;
import dev.wsproof.report.view.Detail;
import dev.wsproof.report.view.EventText;
import dev.wsproof.report.view.ReportInfo;
import dev.wsproof.script.CloseExpectation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

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
    String suite,
    String level,
    String clauses,
    String requirements,
    String family,
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
    PlainView plain,
    boolean hasTraffic,
    List<TrafficRow> traffic,
    List<Counts> octetCounts,
    List<Counts> frameCounts,
    List<LogLine> log,
    boolean logMore,
    int logMoreCount) {
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
    static Events of(Detail.Events events, List<Long> lengths) {
      List<Seen> shown = new ArrayList<>();
      for (EventText event : events.shown()) {
        int i = shown.size();
        shown.add(Seen.of(event, i < lengths.size() ? lengths.get(i) : event.length()));
      }
      int left = events.all() - shown.size();
      return new Events(shown, events.all() > 0, left > 0 ? left : null);
    }
  }

  /** An event; {@code payload} whether its length is shown. */
  record Seen(String kind, boolean payload, String shown, long length) {
    static Seen of(EventText event, long length) {
      boolean payload = event.kind() != EventText.Kind.TIMEOUT && length != EventText.UNKNOWN;
      return new Seen(event.kind().word(), payload, event.shown(), length);
    }
  }

  static DetailView of(
      Detail detail, CaseNotes notes, String file, ReportInfo info, String policy) {
    String id = detail.id().toString();
    return new DetailView(
        info,
        TimeText.toTheMinute(info.generated()),
        policy,
        agent(detail.agent()),
        id,
        anchor(id),
        file + ".json",
        Mark.of(detail.behavior()),
        detail.durationMillis(),
        detail.started() == null ? "unknown time" : TimeText.toTheMillisecond(detail.started()),
        chapter(info, detail.id().chapter()),
        notes.suite(),
        notes.isOptional()
            ? notes.level() + ": fails no gate, unless strict or failed-only"
            : notes.level(),
        String.join(", ", notes.clauses()),
        String.join(", ", notes.requirements()),
        notes.family(),
        detail.isServer()
            ? "wsproof was the server, the peer the client"
            : "wsproof was the client, the peer the server",
        Paragraphs.of(detail.description()),
        Paragraphs.of(detail.expectation()),
        detail.result(),
        detail.allowed().stream().map(allowed -> allowed(allowed, notes)).toList(),
        Events.of(detail.received(), notes.received()),
        detail.resultClose(),
        Mark.of(detail.behaviorClose()),
        closeExpected(detail.closeExpected()),
        lines(detail.request()),
        lines(detail.response()),
        ClosingRow.of(detail.isServer(), detail.close()),
        PlainView.of(notes.echo(), detail.result()),
        detail.traffic() != null,
        TrafficRow.of(detail.traffic()),
        List.of(
            Counts.ofSizes("Octets Received by Chop Size", detail.octetsReceived()),
            Counts.ofSizes("Octets Transmitted by Chop Size", detail.octetsSent())),
        List.of(
            Counts.ofFrames("Frames Received by Opcode", detail.framesReceived()),
            Counts.ofFrames("Frames Transmitted by Opcode", detail.framesSent())),
        LogLine.of(detail.rows(), detail.rowCount(), detail.close().droppedByMe()),
        detail.rowCount() > detail.rows().size(),
        detail.rowCount() - detail.rows().size());
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

  private static Allowed allowed(Detail.Allowed allowed, CaseNotes notes) {
    CaseNotes.OutcomeNote note = notes.outcome(allowed.key());
    return new Allowed(
        new Mark("", allowed.isOk(), !allowed.isOk(), false, false, false),
        allowed.grade(),
        note == null ? "" : note.meaning(),
        Events.of(allowed.events(), note == null ? List.of() : note.lengths()));
  }

  private static String closeExpected(CloseExpectation close) {
    String codes =
        close.codes().stream().distinct().map(String::valueOf).collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%s begins; the peer's code is %s%s",
        ends(close.by()),
        codes.isEmpty()
            ? "absent"
            : codes + " or absent" + (close.wrongCodeAllowed() ? ", or another" : ""),
        close.cleanRequired() ? "; the end is clean" : "");
  }

  private static String ends(CloseExpectation.Party party) {
    return switch (party) {
      case US -> "wsproof";
      case PEER -> "the peer";
      case EITHER -> "either end";
    };
  }

  private static List<String> lines(String head) {
    if (head.isEmpty()) {
      return List.of();
    }
    String shown = head.length() > MOST_HEAD ? head.substring(0, MOST_HEAD) + "…" : head;
    return Arrays.stream(shown.stripTrailing().split("\r?\n")).toList();
  }
}
