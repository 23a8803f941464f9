package dev.wsproof.report.view;

import dev.wsproof.observe.CloseFacts;
import dev.wsproof.observe.EchoFacts;
import dev.wsproof.report.text.Visible;
import dev.wsproof.run.CaseResult;
import dev.wsproof.script.CaseId;
import dev.wsproof.script.CloseExpectation;
import dev.wsproof.script.Outcome;
import dev.wsproof.script.TestCase;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A result that is not plainly good, in sentences short enough for a terminal; every text is safe
 * to print there. Advises nothing.
 *
 * @param agent the peer's name, safe to print
 * @param requirement what the RFC asks, such as {@code MUST, RFC 6455 §5.4: …}
 * @param expectedAnyOf each of the lists of events, or the ways of an opening handshake, that would
 *     have been right; empty when the case judges as it goes
 * @param actual the events there were
 * @param expectedClose how the connection should have ended; empty where it should not have begun
 * @param actualClose how it ended; empty there
 * @param result the verdict's sentence on the behaviour
 * @param resultClose the verdict's sentence on the end
 */
public record Finding(
    String agent,
    CaseId id,
    Behavior behavior,
    CloseBehavior behaviorClose,
    String requirement,
    List<String> expectedAnyOf,
    String actual,
    String expectedClose,
    String actualClose,
    String result,
    String resultClose) {
  /** Characters of an agent's name that are shown. */
  static final int MOST_NAME = 80;

  private static final int MOST_EVENTS = 8;
  private static final int MOST_TEXT = 400;

  /** Defensive copy. */
  public Finding {
    expectedAnyOf = List.copyOf(expectedAnyOf);
  }

  /** What there is to say of {@code result}. */
  public static Finding of(CaseResult result) {
    TestCase testCase = result.testCase();
    Finding finding =
        new Finding(
            Visible.of(result.agent(), MOST_NAME),
            testCase.id(),
            result.verdict().behavior(),
            result.verdict().behaviorClose(),
            requirement(testCase),
            expected(testCase),
            result.observation().echo() != null
                ? seen(result.observation().echo())
                : events(
                    result.observation().received().stream()
                        .limit(MOST_EVENTS)
                        .map(EventText::of)
                        .toList(),
                    result.observation().received().size()),
            sentence(testCase.close()),
            sentence(result.observation().close()),
            Visible.of(result.verdict().result(), MOST_TEXT),
            Visible.of(result.verdict().resultClose(), MOST_TEXT));
    return finding.opening(OpeningText.of(result.verdict().result()));
  }

  /**
   * What there is to say of a result that was read back.
   *
   * @param notes what is known beside the detail file
   */
  public static Finding of(Detail detail, CaseNotes notes) {
    Finding finding =
        new Finding(
            Visible.of(detail.agent(), MOST_NAME),
            detail.id(),
            detail.behavior(),
            detail.behaviorClose(),
            requirement(notes.level(), notes.clauses(), detail.expectation()),
            notes.echo() != null
                ? List.of(EchoText.wanted(notes.echo().planned()))
                : detail.allowed().stream()
                    .map(
                        allowed ->
                            Visible.of(allowed.grade(), MOST_NAME) + ": " + of(allowed.events()))
                    .toList(),
            notes.echo() != null ? seen(notes.echo()) : of(detail.received()),
            sentence(detail.closeExpected()),
            sentence(detail.close()),
            Visible.of(detail.result(), MOST_TEXT),
            Visible.of(detail.resultClose(), MOST_TEXT));
    return finding.opening(OpeningText.of(detail.result()));
  }

  /**
   * What there is to say of a result without a detail file.
   *
   * @param testCase null when nobody knows the case
   * @param why there is none, safe to print
   */
  public static Finding of(IndexEntry entry, TestCase testCase, String why) {
    String code = entry.remoteCloseCode() == null ? "absent" : entry.remoteCloseCode().toString();
    return new Finding(
        Visible.of(entry.agent(), MOST_NAME),
        entry.id(),
        entry.behavior(),
        entry.behaviorClose(),
        testCase == null ? "" : requirement(testCase),
        testCase == null ? List.of() : expected(testCase),
        "not on record: " + why,
        testCase == null ? "" : sentence(testCase.close()),
        "the peer's code is " + code + "; the rest is not on record",
        "",
        "");
  }

  /** Whether the result says more than that things went as expected, or did not. */
  public boolean resultSaysMore() {
    return !result.isEmpty()
        && !result.startsWith("Actual events ")
        && !result.startsWith("Expected that ");
  }

  /** The same about the opening handshake, if that is what {@code text} is there for. */
  private Finding opening(OpeningText text) {
    return text == null
        ? this
        : new Finding(
            agent,
            id,
            behavior,
            behaviorClose,
            requirement,
            List.of(Visible.of(text.wanted(), MOST_TEXT)),
            Visible.of(text.seen(), MOST_TEXT),
            "",
            "",
            result,
            resultClose);
  }

  private static String of(Detail.Events events) {
    return events(events.shown().stream().limit(MOST_EVENTS).toList(), events.all());
  }

  private static String requirement(TestCase testCase) {
    return requirement(testCase.level().name(), testCase.spec(), testCase.expectation());
  }

  private static String requirement(String level, List<String> clauses, String expectation) {
    List<String> source = new ArrayList<>();
    source.add(level);
    source.addAll(clauses);
    source.removeIf(String::isEmpty);
    return Visible.of(
        String.join(", ", source)
            + (source.isEmpty() ? "" : ": ")
            + expectation.strip().replaceAll("\\s+", " "),
        MOST_TEXT);
  }

  private static String seen(EchoFacts echo) {
    String seen = EchoText.seen(echo);
    return echo.difference() == null ? seen : Visible.of(seen + " " + echo.difference(), MOST_TEXT);
  }

  private static List<String> expected(TestCase testCase) {
    return testCase.isEchoLoop()
        ? List.of(EchoText.wanted(EchoText.planned(testCase)))
        : testCase.outcomes().stream().map(Finding::expected).toList();
  }

  private static String expected(Outcome outcome) {
    return outcome.grade().word()
        + ": "
        + events(
            outcome.events().stream().limit(MOST_EVENTS).map(EventText::of).toList(),
            outcome.events().size());
  }

  private static String events(List<EventText> events, int all) {
    if (all == 0) {
      return "nothing";
    }
    String shown = events.stream().map(Finding::event).collect(Collectors.joining(", "));
    return all > events.size() ? shown + " and " + (all - events.size()) + " more" : shown;
  }

  private static String event(EventText event) {
    String shown = Visible.of(event.shown(), MOST_TEXT);
    return event.kind().word() + " \"" + shown + "\"";
  }

  private static String sentence(CloseExpectation close) {
    String codes =
        close.codes().stream().distinct().map(String::valueOf).collect(Collectors.joining(", "));
    String begins =
        switch (close.by()) {
          case US -> "we begin";
          case PEER -> "the peer begins";
          case EITHER -> "either end begins";
        };
    return begins
        + (codes.isEmpty() ? "" : "; its code is " + codes + " or absent")
        + (close.wrongCodeAllowed() ? ", or another" : "")
        + (close.cleanRequired() ? "; the end is clean" : "");
  }

  private static String sentence(CloseFacts close) {
    StringBuilder text = new StringBuilder();
    text.append(close.closedByMe() ? "we began" : "we did not begin");
    text.append("; the peer's code is ")
        .append(close.remoteCloseCode() == null ? "absent" : close.remoteCloseCode());
    if (close.remoteCloseReason() != null) {
      text.append(" \"").append(Visible.of(close.remoteCloseReason(), MOST_TEXT)).append('"');
    }
    text.append(close.wasClean() ? "; clean" : "; not clean");
    if (close.wasNotCleanReason() != null) {
      text.append(": ").append(Visible.of(close.wasNotCleanReason(), MOST_TEXT));
    }
    return text.toString();
  }
}
