package dev.wsproof.report.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wsproof.report.gate.Entries;
import dev.wsproof.report.gate.Gate;
import dev.wsproof.report.gate.Judgement;
import dev.wsproof.report.view.Index;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A badge is green for what passes, and says when there is nothing to count. */
class BadgeJsonTest {
  @Test
  void countsWhatPasses() {
    assertBadge(
        "2 of 2 pass",
        "brightgreen",
        false,
        Gate.DEFAULT.judge(index("1.1.1", "1.1.2"), List.of()));
    assertBadge(
        "1 of 2 pass", "red", true, Gate.DEFAULT.judge(index("1.1.1", "1.1.2=FAILED"), List.of()));
  }

  @Test
  void tellsThatTheRunFailed() {
    assertBadge("run failed", "lightgrey", true, Gate.DEFAULT.judge(new Index(), List.of()));
    assertBadge(
        "run failed", "lightgrey", true, Gate.DEFAULT.judge(index("1.1.1"), List.of("it died")));
  }

  private static Index index(String... results) {
    return Entries.index("a", results);
  }

  private static void assertBadge(
      String message, String color, boolean error, Judgement judgement) {
    assertEquals(
        "{\"schemaVersion\":1,\"label\":\"RFC 6455\",\"message\":\"%s\",\"color\":\"%s\",\"isError\":%s}\n"
            .formatted(message, color, error),
        new String(BadgeJson.of(judgement), StandardCharsets.UTF_8));
  }
}
