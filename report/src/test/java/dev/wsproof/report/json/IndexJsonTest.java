package dev.wsproof.report.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wsproof.report.SampleResults;
import dev.wsproof.report.view.Index;
import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IndexJsonTest {
  @Test
  void everyOctetIsAsScriptsKnowIt() {
    Index index = new Index();
    index.put(entry("b", "2.10", Behavior.OK, CloseBehavior.OK));
    index.put(entry("b", "10.1.1", Behavior.NON_STRICT, CloseBehavior.FAILED_BY_CLIENT));
    index.put(entry("B/ü", "2.9", Behavior.FAILED, CloseBehavior.UNCLEAN));
    assertEquals(
        """
        {
           "B/\\u00fc": {
              "2.9": {
                 "behavior": "FAILED",
                 "behaviorClose": "UNCLEAN",
                 "duration": 1010,
                 "remoteCloseCode": null,
                 "reportfile": "2.9.json"
              }
           },
           "b": {
              "10.1.1": {
                 "behavior": "NON-STRICT",
                 "behaviorClose": "FAILED BY CLIENT",
                 "duration": 1010,
                 "remoteCloseCode": 1000,
                 "reportfile": "10.1.1.json"
              },
              "2.10": {
                 "behavior": "OK",
                 "behaviorClose": "OK",
                 "duration": 1010,
                 "remoteCloseCode": 1000,
                 "reportfile": "2.10.json"
              }
           }
        }""",
        new String(IndexJson.of(index), StandardCharsets.UTF_8));
  }

  @Test
  void aRunWithoutResultsIsAnEmptyObject() {
    assertEquals("{}", new String(IndexJson.of(new Index()), StandardCharsets.UTF_8));
  }

  @Test
  void theLastResultOfACaseCounts() {
    Index index = new Index();
    index.put(entry("a", "1.1.1", Behavior.FAILED, CloseBehavior.UNCLEAN));
    index.put(entry("a", "1.1.1", Behavior.OK, CloseBehavior.OK));
    JsonNode read = JsonMapper.shared().readTree(IndexJson.of(index));
    assertEquals(List.of("a"), new ArrayList<>(read.propertyNames()));
    assertEquals("OK", read.get("a").get("1.1.1").get("behavior").asString());
  }

  private static IndexEntry entry(String agent, String id, Behavior behavior, CloseBehavior close) {
    return IndexEntry.of(SampleResults.of(agent, id, behavior, close), id);
  }
}
