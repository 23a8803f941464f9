package dev.wsproof.report.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.observe.Event;
import dev.wsproof.report.SampleResults;
import dev.wsproof.run.CaseResult;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import dev.wsproof.verdict.Verdict;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {
  private final Tally tally = new Tally();

  @Test
  void onlyWhatIsNotPlainlyGoodIsAFinding() {
    tally.accept(SampleResults.of("a", "5.2", Behavior.FAILED, CloseBehavior.OK));
    tally.accept(SampleResults.of("a", "5.19", Behavior.OK, CloseBehavior.UNCLEAN));
    tally.accept(SampleResults.of("a", "5.3", Behavior.NON_STRICT, CloseBehavior.OK));
    tally.accept(SampleResults.of("a", "5.4", Behavior.UNIMPLEMENTED, CloseBehavior.OK));
    tally.accept(SampleResults.plain("a", "5.1"));
    tally.accept(
        SampleResults.of("a", "7.13.1", Behavior.INFORMATIONAL, CloseBehavior.INFORMATIONAL));
    Summary summary = tally.summary();
    assertEquals(
        List.of("5.2", "5.3", "5.4", "5.19"),
        summary.findings().stream().map(finding -> finding.id().toString()).toList());
    assertEquals(2, summary.count(Behavior.OK));
    assertEquals(1, summary.count(Behavior.FAILED));
    assertEquals(4, summary.count(CloseBehavior.OK));
    assertEquals(6, summary.agents().get(0).cases());
  }

  @Test
  void aFindingSaysWhatWasAskedExpectedAndSeen() {
    tally.accept(SampleResults.of("a", "5.19", Behavior.FAILED, CloseBehavior.WRONG_CODE));
    Finding finding = tally.summary().findings().get(0);
    assertEquals(
        "MUST, RFC 6455 §5.4, RFC 6455 §5.5.2: The pong comes at once, then the echo of the whole"
            + " message; a clean close ends it.",
        finding.requirement());
    assertEquals(
        List.of(
            "OK: pong \"pongme 1!\", text \"fragment1fragment2fragment3\"", "NON-STRICT: nothing"),
        finding.expectedAnyOf());
    assertEquals("pong \"pongme 1!\", text \"fragment1fragment2\"", finding.actual());
    assertEquals(
        "we begin; its code is 1000 or absent; the end is clean",
        finding.expectedClose().replace("the peer's", "its"));
    assertEquals("we began; the peer's code is absent; clean", finding.actualClose());
  }

  @Test
  void aCaseThatRanAgainCountsOnce() {
    tally.accept(SampleResults.of("a", "5.19", Behavior.FAILED, CloseBehavior.OK));
    tally.accept(SampleResults.plain("a", "5.19"));
    assertEquals(0, tally.summary().count(Behavior.FAILED));
    assertEquals(1, tally.summary().agents().get(0).cases());
  }

  @Test
  void nothingAPeerSaysReachesATerminalRawOrAtLength() {
    Event flood = new Event.Message(SampleResults.octets("\u001b[2J"), false);
    CaseResult hostile =
        SampleResults.result(
            "\u001b]0;owned\u0007" + "x".repeat(10_000),
            SampleResults.testCase("5.19"),
            Collections.nCopies(100_000, flood),
            1002,
            SampleResults.HOSTILE.repeat(100),
            new Verdict(Behavior.FAILED, CloseBehavior.OK, "\u001b[31m", "\u202E"));
    tally.accept(hostile);
    Summary summary = tally.summary();
    String all = summary.findings() + summary.agents().get(0).shownName();
    assertEquals(0, all.chars().filter(c -> c < ' ' || c == 0x7f || c == '\u202E').count(), all);
    assertTrue(all.length() < 5_000, () -> "length " + all.length());
    assertTrue(all.contains("and 99992 more"), all);
  }
}
