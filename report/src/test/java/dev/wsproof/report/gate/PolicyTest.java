package dev.wsproof.report.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each policy passes what the table in its documentation says, and nothing else. */
class PolicyTest {
  @ParameterizedTest
  @CsvSource({
    "DEFAULT,     OK NON_STRICT INFORMATIONAL, OK INFORMATIONAL",
    "LENIENT,     OK NON_STRICT INFORMATIONAL, *",
    "STRICT,      OK INFORMATIONAL,            OK INFORMATIONAL",
    "FAILED_ONLY, OK NON_STRICT INFORMATIONAL, *",
  })
  void passesThisAndNothingElse(Policy policy, String behaviors, String closes) {
    for (boolean unimplemented : new boolean[] {true, false}) {
      Gate gate = new Gate(policy, unimplemented, null, false, Set.of());
      for (Behavior behavior : Behavior.values()) {
        for (CloseBehavior close : CloseBehavior.values()) {
          boolean behaves =
              behavior == Behavior.UNIMPLEMENTED
                  ? unimplemented
                  : words(behaviors).contains(behavior.name());
          boolean ends = closes.equals("*") || words(closes).contains(close.name());
          assertEquals(
              behaves && ends,
              gate.judge(Entries.of("a", "1.1.1", behavior, close)).passes(),
              policy + " " + behavior + " " + close + " " + unimplemented);
        }
      }
    }
  }

  private static Set<String> words(String text) {
    return Set.copyOf(Arrays.asList(text.split(" ")));
  }
}
