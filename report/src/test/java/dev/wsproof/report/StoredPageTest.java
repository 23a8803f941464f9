package dev.wsproof.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.observe.Event;
import dev.wsproof.report.html.Pages;
import dev.wsproof.report.json.DetailJson;
import dev.wsproof.report.json.DetailJsonReader;
import dev.wsproof.report.json.JournalJson;
import dev.wsproof.report.json.JournalLine;
import dev.wsproof.report.json.JournalReader;
import dev.wsproof.report.view.CaseNotes;
import dev.wsproof.report.view.Detail;
import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.report.view.ReportInfo;
import dev.wsproof.report.view.StoredResult;
import dev.wsproof.run.CaseResult;
import dev.wsproof.script.ExpectedEvent;
import dev.wsproof.script.Outcome;
import dev.wsproof.script.Payload;
import dev.wsproof.script.TestCase;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import dev.wsproof.verdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A page made from a detail file and a journal is the page that the run made. */
class StoredPageTest {
  private final Pages pages =
      new Pages(
          ReportInfo.of("1.0", ReportInfo.Kind.CLIENTS, Instant.parse("2026-01-01T00:00:00Z")));

  static List<CaseResult> results() {
    List<CaseResult> results = new ArrayList<>();
    for (Behavior behavior : Behavior.values()) {
      for (CloseBehavior close : CloseBehavior.values()) {
        results.add(SampleResults.of("node-ws", "5.19", behavior, close));
      }
    }
    results.add(SampleReport.hostile(SampleResults.HOSTILE, "0.1"));
    results.add(SampleReport.hostile("", "999999.1.2.3.4.5"));
    results.add(withEvents(List.of(), List.of()));
    results.add(
        withEvents(
            List.of(
                new Event.Message(new byte[100_000], true),
                new Event.Message(SampleResults.octets("0x00ff ..."), false),
                new Event.Message(SampleResults.octets("κόσμε".repeat(20)), false),
                new Event.Pong(SampleResults.hex("ff")),
                new Event.Timeout("A")),
            List.of(
                outcome(Outcome.Grade.NON_STRICT, "why not"),
                outcome(Outcome.Grade.OK, null),
                outcome(Outcome.Grade.OK, SampleResults.HOSTILE),
                outcome(Outcome.Grade.NON_STRICT, ""))));
    results.add(
        withEvents(
            Collections.nCopies(1000, new Event.Pong(SampleResults.octets("x".repeat(90)))),
            Collections.nCopies(12, outcome(Outcome.Grade.OK, "m"))));
    results.add(SampleEchoes.complete("a", "9.7.1", 353, null));
    results.add(SampleEchoes.complete("a", "12.1.3", 2434, SampleEchoes.TRAFFIC));
    results.add(SampleEchoes.unimplemented("a", "13.1.1"));
    results.add(SampleEchoes.wrong("a", "12.1.4", SampleResults.HOSTILE.repeat(20)));
    return results;
  }

  @ParameterizedTest
  @MethodSource("results")
  void thePageIsTheSame(CaseResult result) throws Exception {
    IndexEntry entry =
        IndexEntry.of(result, "a_case_" + result.testCase().id().toString().replace('.', '_'));
    String live = text(pages.detail(result, entry));

    Detail read = DetailJsonReader.read(DetailJson.of(result));
    JournalLine line =
        new JournalLine.Finished(
            new StoredResult(entry, read.started(), live.length(), CaseNotes.of(result)));
    JournalLine lineRead = JournalReader.read(JournalJson.of(line));
    assertEquals(line, lineRead);
    CaseNotes notes = ((JournalLine.Finished) lineRead).result().notes();
    assertEquals(live, text(pages.detail(read, notes, entry.file())));
    assertEquals(entry, IndexEntry.of(read, entry.file()));
  }

  @Test
  void withoutAJournalAPageLeavesOutWhatNobodyKnows() throws Exception {
    CaseResult result = withEvents(List.of(new Event.Message(new byte[100_000], true)), List.of());
    Detail read = DetailJsonReader.read(DetailJson.of(result));
    String page = text(pages.detail(read, CaseNotes.NONE, "a_case_5_19"));
    assertFalse(page.contains("Requirement"));
    assertFalse(page.contains("Clause"));
    assertFalse(page.contains("Family"));
    assertFalse(page.contains("octets</span>"));
    assertTrue(page.contains("<dt>Chapter</dt><dd>5 Fragmentation</dd>"));
    assertTrue(page.contains("DELAY 1.000000 sec for TAG None"));
    assertTrue(page.contains("FAIL CONNECTION AFTER 0.500000 sec"));
  }

  private static Outcome outcome(Outcome.Grade grade, String meaning) {
    return new Outcome(
        grade,
        List.of(
            new ExpectedEvent.Message(Payload.text("x".repeat(300)), false),
            new ExpectedEvent.Pong(Payload.text("y"))),
        meaning);
  }

  private static CaseResult withEvents(List<Event> events, List<Outcome> outcomes) {
    TestCase plain = SampleResults.testCase("5.19");
    return SampleResults.result(
        "a",
        plain
            .but()
            .steps(List.of())
            .outcomes(outcomes)
            .closesWhenDone(true)
            .informational(false)
            .framesSent(Map.of())
            .build(),
        events,
        null,
        null,
        new Verdict(Behavior.OK, CloseBehavior.OK, "yes", "yes"));
  }

  private static String text(byte[] octets) {
    return new String(octets, StandardCharsets.UTF_8);
  }
}
