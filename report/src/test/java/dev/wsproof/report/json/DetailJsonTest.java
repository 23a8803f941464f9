package dev.wsproof.report.json;

import static dev.wsproof.report.SampleEchoes.TRAFFIC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.observe.Event;
import dev.wsproof.observe.LogRow;
import dev.wsproof.report.SampleEchoes;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @Test
  void trafficIsToldAsTheReferenceTellsIt() {
    String detail = text(DetailJson.of(SampleEchoes.complete("a", "12.1.3", 2434, TRAFFIC)));
    assertTrue(
        detail.contains(
            """
               "trafficStats": {
                  "incomingCompressionRatio": 0.0673125,
                  "incomingOctetsAppLevel": 256000,
                  "incomingOctetsWebSocketLevel": 17232,
                  "incomingOctetsWireLevel": 19234,
                  "incomingWebSocketFrames": 1000,
                  "incomingWebSocketMessages": 1000,
                  "incomingWebSocketOverhead": 0.11617920148560817,
                  "outgoingCompressionRatio": 0.52069921875,
                  "outgoingOctetsAppLevel": 256000,
                  "outgoingOctetsWebSocketLevel": 133299,
                  "outgoingOctetsWireLevel": 141247,
                  "outgoingWebSocketFrames": 1000,
                  "outgoingWebSocketMessages": 1000,
                  "outgoingWebSocketOverhead": 0.0596253535285336,
                  "preopenIncomingOctetsWireLevel": 203,
                  "preopenOutgoingOctetsWireLevel": 340
               },
            """),
        detail);
  }

  @Test
  void onlyEchoCasesReportTimeAndOnlyCompressedOnesTheRatio() {
    assertEquals("false false null", performance(SampleResults.plain("a", "1.1.1")));
    assertEquals("true false null", performance(SampleEchoes.complete("a", "9.7.1", 1, null)));
    assertTrue(
        performance(SampleEchoes.complete("a", "12.1.3", 1, TRAFFIC)).startsWith("true true {"));
  }

  @Test
  void aRatioOfNothingIsNull() throws Malformed {
    CaseResult result = SampleEchoes.unimplemented("a", "12.1.3");
    JsonNode traffic = read(result).get("trafficStats");
    assertTrue(traffic.get("incomingCompressionRatio").isNull());
    assertTrue(traffic.get("outgoingWebSocketOverhead").isNull());
    assertEquals(
        result.observation().traffic(), DetailJsonReader.read(DetailJson.of(result)).traffic());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0",
    "1, 1.0",
    "0.1, 0.1",
    "0.5, 0.5",
    "100, 100.0",
    "0.3333333333333333, 0.3333333333333333",
    "0.30000000000000004, 0.30000000000000004",
    "2.0E-3, 0.002",
    "1.0E-4, 0.0001",
    "1.0E-5, 1e-05",
    "1.25E-7, 1.25e-07",
    "1.2345678901234568E-300, 1.2345678901234568e-300",
    "1.0E15, 1000000000000000.0",
    "1.0E16, 1e+16",
    "-0.5, -0.5"
  })
  void realNumbersLookAsPythonWritesThem(double number, String text) {
    assertEquals(text, text(PythonJson.write(g -> PythonJson.real(g, number))));
  }

  private static String performance(CaseResult result) {
    JsonNode detail = read(result);
    return detail.get("reportTime")
        + " "
        + detail.get("reportCompressionRatio")
        + " "
        + detail.get("trafficStats");
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
