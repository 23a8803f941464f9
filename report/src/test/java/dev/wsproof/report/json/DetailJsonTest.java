package dev.wsproof.report.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wsproof.observe.Event;
import dev.wsproof.observe.LogRow;
import dev.wsproof.report.SampleResults;
import dev.wsproof.run.CaseResult;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import dev.wsproof.verdict.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DetailJsonTest {
  private static final List<String> CONTRACT =
      List.of(
          ("agent behavior behaviorClose case closedByMe createStats createWirelog description"
                  + " droppedByMe duration expectation expected expectedClose failedByMe"
                  + " httpRequest httpResponse id isServer localCloseCode localCloseReason"
                  + " received remoteCloseCode remoteCloseReason reportCompressionRatio"
                  + " reportTime result resultClose rxFrameStats rxOctetStats started"
                  + " trafficStats txFrameStats txOctetStats wasClean wasCloseHandshakeTimeout"
                  + " wasNotCleanReason wasOpenHandshakeTimeout wasServerConnectionDropTimeout"
                  + " wirelog")
              .split(" "));

  @Test
  void everyOctetIsAsInTheGoldenFile() throws IOException {
    CaseResult result = SampleResults.of("node-ws", "5.19", Behavior.OK, CloseBehavior.OK);
    assertEquals(golden("detail.json"), text(DetailJson.of(result)));
  }

  @Test
  void theKeysAreThoseOfTheContractInTheirOrder() {
    JsonNode detail = read(SampleResults.plain("a", "1.1.1"));
    assertEquals(CONTRACT, new ArrayList<>(detail.propertyNames()));
  }

  @Test
  void whatAReaderGetsIsWhatWasPutIn() {
    CaseResult result =
        SampleResults.result(
            SampleResults.HOSTILE,
            SampleResults.testCase("6.22.10"),
            List.of(
                new Event.Message(SampleResults.octets("κόσμε 😀"), false),
                new Event.Message(SampleResults.hex("00ff80"), true),
                new Event.Pong(new byte[0]),
                new Event.Timeout("A")),
            1002,
            SampleResults.HOSTILE,
            new Verdict(Behavior.FAILED, CloseBehavior.WRONG_CODE, "no", "no, too"));
    JsonNode detail = read(result);
    assertEquals(SampleResults.HOSTILE, detail.get("agent").asString());
    assertEquals(SampleResults.HOSTILE, detail.get("remoteCloseReason").asString());
    assertEquals("FAILED", detail.get("behavior").asString());
    assertEquals("WRONG CODE", detail.get("behaviorClose").asString());
    assertEquals(
        "[[\"message\",\"κόσμε 😀\",false],[\"message\",\"0x00ff80\",true],[\"pong\",\"\"],"
            + "[\"timeout\",\"A\"]]",
        detail.get("received").toString());
  }

  @Test
  void theFileIsAsciiWhateverThePeerSaid() {
    CaseResult result = SampleResults.plain(SampleResults.HOSTILE + "é😀\u007f", "1.1.1");
    String text = text(DetailJson.of(result));
    assertEquals(0, text.chars().filter(c -> c > '~' || (c < ' ' && c != '\n')).count());
  }

  @Test
  void escapesLookAsPythonWritesThem() {
    byte[] json =
        PythonJson.write(
            g -> g.writeString("\u0000\b\t\n\f\r\u001f\"\\/\u007f\u00ea\u2028\ud83d\ude00\ud800"));
    assertEquals(
        "\"\\u0000\\b\\t\\n\\f\\r\\u001f\\\"\\\\/\\u007f\\u00ea\\u2028\\ud83d\\ude00\\ud800\"",
        text(json));
  }

  @Test
  void emptyListsAndObjectsHaveNothingInside() {
    byte[] json =
        PythonJson.write(
            g -> {
              g.writeStartObject();
              g.writeName("a");
              g.writeStartArray();
              g.writeEndArray();
              g.writeName("b");
              g.writeStartObject();
              g.writeEndObject();
              g.writeEndObject();
            });
    assertEquals("{\n   \"a\": [],\n   \"b\": {}\n}", text(json));
  }

  @Test
  void lengthsAreUnsigned() {
    byte[] json =
        PythonJson.write(
            g ->
                WireLogJson.write(
                    g, List.of(new LogRow.OctetsReceived(Long.MIN_VALUE, new byte[64]))));
    assertEquals(
        "[[\"RO\",[9223372036854775808,\"" + "00".repeat(64) + " ...\"]]]",
        text(json).replaceAll("\\n *", ""));
  }

  @Test
  void countsAreSortedAsStrings() {
    JsonNode sent = read(SampleResults.plain("a", "1.1.1")).get("txOctetStats");
    assertEquals(List.of("15", "242", "8"), new ArrayList<>(sent.propertyNames()));
    Map<String, JsonNode> sorted = new TreeMap<>();
    sent.propertyNames().forEach(name -> sorted.put(name, sent.get(name)));
    assertEquals(new ArrayList<>(sorted.keySet()), new ArrayList<>(sent.propertyNames()));
  }

  private static JsonNode read(CaseResult result) {
    return JsonMapper.shared().readTree(DetailJson.of(result));
  }

  private static String text(byte[] octets) {
    return new String(octets, StandardCharsets.UTF_8);
  }

  private static String golden(String name) throws IOException {
    try (InputStream in = DetailJsonTest.class.getResourceAsStream(name)) {
      return text(in.readAllBytes());
    }
  }
}
