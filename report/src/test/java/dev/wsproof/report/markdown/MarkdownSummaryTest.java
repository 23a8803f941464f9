package dev.wsproof.report.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.report.SampleResults;
import dev.wsproof.report.gate.Baseline;
import dev.wsproof.report.gate.Entries;
import dev.wsproof.report.gate.Gate;
import dev.wsproof.report.gate.Judgement;
import dev.wsproof.report.gate.Policy;
import dev.wsproof.report.view.Evidence;
import dev.wsproof.report.view.Finding;
import dev.wsproof.report.view.Index;
import dev.wsproof.script.CaseId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A summary says what happened, links to more, and stays small and plain whatever is in it. */
class MarkdownSummaryTest {
  @Test
  void tellsTotalsAndWhatIsNotOk() {
    Index index =
        Entries.index("It", "1.1.1", "1.1.2=FAILED", "1.1.3=NON_STRICT", "1.1.4=OK/WRONG_CODE");

    assertEquals(
        """
        ## WebSocket conformance: not passed

        | agent | cases | not passed | OK | NON-STRICT | INFORMATIONAL | UNIMPLEMENTED | FAILED |
        | :-- | --: | --: | --: | --: | --: | --: | --: |
        | It | 4 | 2 | 2 | 1 | 0 | 0 | 1 |

        ### It

        **Not passed: 2**

        | case | behavior | close | about |
        | :-- | :-- | :-- | :-- |
        | [1.1.2](<at/a_case_1_1_2>) | FAILED | OK | one &#124; two |
        | [1.1.4](<at/a_case_1_1_4>) | OK | WRONG CODE | one &#124; two |

        **Passed, and not plainly OK: 1**

        | case | behavior | close | about |
        | :-- | :-- | :-- | :-- |
        | [1.1.3](<at/a_case_1_1_3>) | NON-STRICT | OK | one &#124; two |
        """,
        summary(Gate.DEFAULT.judge(index, List.of()), "one | two"));
  }

  @Test
  void tellsWhatPassesNowAndThenWhetherItCountsOrNot() {
    Index flaky = Entries.attempts("It", "1.1.1", "FAILED", "OK");
    String row = "| [1.1.1](<at/a_case_1_1_1>) | **FLAKY**: FAILED, then OK | OK, then OK | x |";

    String failing = summary(Gate.DEFAULT.judge(flaky, List.of()), "x");
    assertTrue(failing.contains("\n**FLAKY: 1**, counted with"), failing);
    assertTrue(failing.contains("**Not passed: 1**") && failing.contains(row), failing);
    String passing = summary(Gate.DEFAULT.withFlaky(true).judge(flaky, List.of()), "x");
    assertTrue(passing.startsWith("## WebSocket conformance: passed\n"), passing);
    assertTrue(passing.contains("plainly OK: 1**") && passing.contains(row), passing);
  }

  @Test
  void tellsDifferencesFromABaselineAndWhyARunFailed() {
    Baseline baseline =
        Baseline.EMPTY
            .updated(Entries.index("It", "1.1.1", "1.1.2"), false)
            .updated(Entries.index("gone", "1.1.1"), false);
    Gate gate = new Gate(Policy.DEFAULT, true, baseline, false, Set.of());

    String text = summary(gate.judge(Entries.index("It", "1.1.2=FAILED"), List.of("it died")), "");

    assertTrue(
        text.startsWith("## WebSocket conformance: run failed\n\n- **run failed**: it died\n"));
    assertTrue(text.contains("- **absent**: the baseline has gone, and"), text);
    assertTrue(text.contains("| 1.1.1 | no result |  | vanished, expected OK, close OK |"), text);
    assertTrue(text.contains("FAILED | OK | worse, expected OK, close OK |"), text);
  }

  @Test
  void whatTheRfcDoesNotDemandIsToldAndNotCounted() {
    Gate gate = Gate.DEFAULT.withOptional(Set.of(CaseId.of("7.28.1")));

    String text = summary(gate.judge(Entries.index("It", "7.28.1=FAILED"), List.of()), "x");

    assertTrue(text.startsWith("## WebSocket conformance: passed\n"), text);
    assertTrue(text.contains("**Not counted, for the RFC does not demand it: 1**"), text);
    assertFalse(text.contains("Not passed:") || text.contains("plainly OK"), text);
  }

  @Test
  void hostileStringsAreText() {
    Index index = Entries.index(SampleResults.HOSTILE, "1.1.1=FAILED");

    String text =
        summary(Gate.DEFAULT.judge(index, List.of()), SampleResults.HOSTILE + "|`*_[x](y)");

    assertFalse(text.replace("(<at/", "").contains("<"), text);
    assertFalse(text.contains("`") || text.contains("\u001b") || text.contains("[x]"), text);
    assertTrue(text.lines().allMatch(line -> line.length() < 2000), text);
  }

  @Test
  void staysBelowAMegabyteAndSaysWhatIsLeftOut() {
    Index index = new Index();
    for (String agent : List.of("a".repeat(500), "b".repeat(500))) {
      IntStream.rangeClosed(1, 2000)
          .forEach(i -> Entries.index(agent, "1.1." + i + "=FAILED").entries().forEach(index::put));
    }

    String text = summary(Gate.DEFAULT.judge(index, List.of()), "<".repeat(1000));

    assertTrue(text.getBytes(StandardCharsets.UTF_8).length < 1 << 20);
    assertTrue(text.contains("… and 1500 more"), text);
    assertTrue(
        text.contains("**Not passed: 2000**\n\n… and 2000 more")
            || text.contains("… and 2000 more"));
  }

  private static String summary(Judgement judgement, String about) {
    return new String(
        MarkdownSummary.of(
            judgement,
            found -> new Evidence(Finding.of(found, null, ""), about, null),
            found -> "at/" + found.file()),
        StandardCharsets.UTF_8);
  }
}
