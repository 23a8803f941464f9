package dev.wsproof.report.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wsproof.report.gate.Baseline;
import dev.wsproof.report.gate.Expected;
import dev.wsproof.script.CaseId;
import dev.wsproof.verdict.Behavior;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Baselines and the files that projects keep in their place are read; slips of the pen are told.
 */
class BaselineReaderTest {
  @Test
  void readsBehavioursByAgentAndCase() throws Exception {
    Baseline baseline =
        read("{'a b': {'1.1.1': 'OK', '1.1.10': 'NON-STRICT'}, 'c': {'2.1': 'OK'}}");

    assertEquals(
        new Expected.Result(Behavior.NON_STRICT, null, Expected.Code.ANY),
        baseline.of("a b").get(CaseId.of("1.1.10")).anyOf().get(0));
    assertEquals(3, baseline.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"java-websocket", "jetty12", "netty"})
  void readsAnIndexOfTheReference(String agent) throws Exception {
    Baseline baseline = BaselineReader.read(resource(agent));

    assertEquals(10, baseline.of(agent).size());
    assertEquals("OK, close OK, code 1000", baseline.of(agent).get(CaseId.of("1.1.1")).text());
  }

  @Test
  void readsSeveralResultsAndReasons() throws Exception {
    String json =
        """
        {'a': {
          '1.1.1': {'anyOf': ['OK', {'behavior': 'NON-STRICT', 'behaviorClose': 'UNCLEAN'}],
                    'reason': 'a race'},
          '1.1.2': ['OK', 'FAILED'],
          '1.1.3': {'behavior': 'OK', 'remoteCloseCode': null, 'duration': 12, 'reportfile': '/x'}
        }}
        """;
    Baseline baseline = read(json);

    assertEquals(
        "OK; or NON-STRICT, close UNCLEAN", baseline.of("a").get(CaseId.of("1.1.1")).text());
    assertEquals("a race", baseline.of("a").get(CaseId.of("1.1.1")).reason());
    assertEquals("OK; or FAILED", baseline.of("a").get(CaseId.of("1.1.2")).text());
    assertEquals("OK, code none", baseline.of("a").get(CaseId.of("1.1.3")).text());
  }

  @Test
  void whatIsWrittenReadsBackTheSame() throws Exception {
    Baseline first =
        read(
            "{'b\\n\\u202e\\\"': {'1.1.10': ['OK', 'FAILED'], '1.1.9': {'behavior':"
                + " 'UNIMPLEMENTED', 'behaviorClose': 'WRONG CODE', 'remoteCloseCode': 1006,"
                + " 'reason': 'so \\u0000'}}, 'a': {'2.1': 'OK'}}");

    assertEquals(first, BaselineReader.read(BaselineJson.of(first)));
  }

  @Test
  void whatIsWrittenHasALineForEachCaseAndRoomForReasons() throws Exception {
    String written =
        new String(
            BaselineJson.of(
                read("{'b': {'1.1.10': 'FAILED', '1.1.9': 'OK'}, 'a': {'2.1': ['OK', 'FAILED']}}")),
            StandardCharsets.UTF_8);

    assertEquals(
        """
        {
          "a": {
            "2.1": {"anyOf":[{"behavior":"OK"},{"behavior":"FAILED"}],"reason":""}
          },
          "b": {
            "1.1.9": {"behavior":"OK"},
            "1.1.10": {"behavior":"FAILED","reason":""}
          }
        }
        """,
        written);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                | 1:2: a baseline without cases",
        "{'a': {}}                         | 1:9: a baseline without cases",
        "[]                                | 1:1: got an array, wanted an object",
        "{'a': {'1.1.1': 'ok'}}            | 1:17: \"1.1.1\": got \"ok\", wanted one of OK,",
        "{'a': {'1.1.1': 1}}               | 1:17: \"1.1.1\": got 1, wanted a string",
        "{'a': {'x': 'OK'}}                | 1:8: \"x\": got \"x\", wanted a case id",
        "{'a': {'1.1.1': []}}              | 1:18: no result at all",
        "{'a': {'1.1.1': {}}}              | 1:18: wanted \"behavior\"",
        "{'a': {'1.1.1': {'behaviour': 'OK'}}} | 1:18: \"behaviour\": got \"behaviour\", wanted",
        "{'a': {'1.1.1': {'anyOf': ['OK'], 'behavior': 'OK'}}} | 1:51: \"anyOf\": wanted no other",
        "{'a': {'1.1.1': 'OK', '1.1.1': 'FAILED'}} | 1:30: not JSON: Duplicate",
        "{'a': {'1.1.1': 'OK'              | 1:",
        "{'a': {'1.1.1': {'behavior': 'OK', 'remoteCloseCode': 70000}}} | 1:55:",
      })
  void mistakesAreToldWithTheirPlace(String json, String sentence) {
    Malformed told = assertThrows(Malformed.class, () -> read(json.strip()));

    String all = told.line() + ":" + told.column() + ": " + told.getMessage();
    assertEquals(sentence, all.substring(0, Math.min(all.length(), sentence.length())), all);
  }

  private static Baseline read(String json) throws Malformed {
    return BaselineReader.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] resource(String agent) throws IOException {
    try (InputStream in =
        BaselineReaderTest.class.getResourceAsStream("/gate/" + agent + ".json")) {
      return in.readAllBytes();
    }
  }
}
