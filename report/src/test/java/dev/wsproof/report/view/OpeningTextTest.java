package dev.wsproof.report.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.wsproof.report.SampleResults;
import dev.wsproof.run.CaseResult;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import dev.wsproof.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the handshake went wrong, nobody is shown events that say nothing. */
class OpeningTextTest {
  private static final String RESULT =
      "Expected that the server answers 4xx, or the peer closes TCP without a word."
          + " Seen: the server answers 200 OK. Fine.";

  @Test
  void theSentenceOfTheVerdictIsTakenApart() {
    OpeningText text = OpeningText.of(RESULT);

    assertEquals("the server answers 4xx, or the peer closes TCP without a word", text.wanted());
    assertEquals("the server answers 200 OK. Fine", text.seen());
    String refused = "The handshake was refused as allowed: the server answers 400 Bad Request.";
    assertEquals("the server answers 400 Bad Request", OpeningText.of(refused).seen());
    assertNull(OpeningText.of("Actual events match at least one expected."));
    assertNull(OpeningText.of(""));
  }

  @Test
  void findingsTellItInsteadOfEvents() {
    CaseResult result = SampleResults.of("It", "0.3.6", Behavior.FAILED, CloseBehavior.FAILED);
    CaseResult failed =
        new CaseResult(
            result.agent(),
            result.number(),
            result.testCase(),
            result.observation(),
            new Verdict(Behavior.FAILED, CloseBehavior.FAILED, RESULT, "not allowed"));
    for (Finding finding :
        List.of(Finding.of(failed), Finding.of(Detail.of(failed), CaseNotes.of(failed)))) {
      assertEquals(List.of(OpeningText.of(RESULT).wanted()), finding.expectedAnyOf());
      assertEquals("the server answers 200 OK. Fine", finding.actual());
      assertEquals("", finding.expectedClose() + finding.actualClose());
    }
  }
}
