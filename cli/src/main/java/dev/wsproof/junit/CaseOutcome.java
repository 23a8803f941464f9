package dev.wsproof.junit;

import dev.wsproof.cases.CaseText;
import dev.wsproof.report.gate.CaseJudgement;
import dev.wsproof.report.gate.Difference;
import dev.wsproof.report.junit.FailureText;
import dev.wsproof.report.text.Visible;
import dev.wsproof.report.view.Detail;
import dev.wsproof.report.view.Evidence;
import dev.wsproof.report.view.Finding;
import dev.wsproof.run.CaseResult;
import dev.wsproof.script.TestCase;
import java.util.List;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** What came of a case, as its test tells it; keeps nothing of the wire but text. Immutable. */
sealed interface CaseOutcome {
  /** Characters of a description that are shown. */
  int MOST_ABOUT = 300;

  /**
   * Says nothing when the test passes.
   *
   * @throws AssertionFailedError when it fails
   * @throws TestAbortedException when it counts neither way
   */
  void tell();

  /** It passed. */
  record Passed() implements CaseOutcome {
    @Override
    public void tell() {}
  }

  /** It has a verdict that does not pass. */
  record Failed(String message, String expected, String actual) implements CaseOutcome {
    @Override
    public void tell() {
      throw withoutTrace(new AssertionFailedError(message, expected, actual));
    }
  }

  /** It has a verdict that would not pass and does not count. */
  record Allowed(String message) implements CaseOutcome {
    @Override
    public void tell() {
      throw withoutTrace(new TestAbortedException(message));
    }
  }

  /** It has no verdict, for a reason in one sentence. */
  record Lost(String sentence) implements CaseOutcome {
    @Override
    public void tell() {
      throw withoutTrace(new AssertionFailedError(sentence));
    }
  }

  /** The frames of our own machinery would tell nobody anything. */
  private static <T extends Throwable> T withoutTrace(T error) {
    error.setStackTrace(new StackTraceElement[0]);
    return error;
  }

  /**
   * What there is to tell.
   *
   * @param mayFail whether the test must not fail for it
   * @param excused whether it passes only because no RFC demands what it checks
   * @param notes what else a person should know, a sentence each
   */
  static CaseOutcome of(
      CaseJudgement judged,
      CaseResult result,
      boolean mayFail,
      boolean excused,
      List<String> notes) {
    if (judged.passes() && !excused) {
      return new Passed();
    }
    TestCase testCase = result.testCase();
    Finding finding = Finding.of(result);
    String about = testCase.description().strip().replaceAll("\\s+", " ");
    StringBuilder message = new StringBuilder();
    message.append(testCase.id()).append(": ").append(FailureText.message(judged)).append('\n');
    message.append(
        FailureText.of(
            judged, new Evidence(finding, Visible.of(about, MOST_ABOUT), Detail.of(result))));
    notes.forEach(note -> message.append("note: ").append(note).append('\n'));
    String text = message.toString().stripTrailing();
    if (excused) {
      return new Allowed("the RFC does not demand it: " + text);
    }
    if (mayFail) {
      return new Allowed("allowed to fail: " + text);
    }
    return judged.difference() == Difference.NONE || judged.difference() == Difference.NEW
        ? new Failed(
            text,
            together(expected(testCase, finding), finding.expectedClose()),
            together(finding.actual(), finding.actualClose()))
        : new Failed(text, judged.expected().text(), judged.result());
  }

  private static String expected(TestCase testCase, Finding finding) {
    return String.join(
        "\n", testCase.isEchoLoop() ? CaseText.outcomes(testCase) : finding.expectedAnyOf());
  }

  private static String together(String events, String close) {
    return close.isEmpty() ? events : events + "\nclose: " + close;
  }
}
