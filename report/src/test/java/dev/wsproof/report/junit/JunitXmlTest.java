package dev.wsproof.report.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.report.SampleResults;
import dev.wsproof.report.gate.Baseline;
import dev.wsproof.report.gate.Difference;
import dev.wsproof.report.gate.Entries;
import dev.wsproof.report.gate.Gate;
import dev.wsproof.report.gate.Judgement;
import dev.wsproof.report.gate.Policy;
import dev.wsproof.report.view.CaseNotes;
import dev.wsproof.report.view.Detail;
import dev.wsproof.report.view.Evidence;
import dev.wsproof.report.view.Finding;
import dev.wsproof.report.view.Index;
import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.run.CaseResult;
import dev.wsproof.script.CaseId;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The file is valid and tells everything that does not pass, whatever peers call themselves. */
class JunitXmlTest {
  private static final Map<Integer, String> CHAPTERS =
      Map.of(1, "1 Framing", 6, "6 UTF-8 Handling");

  @Test
  void hasASuiteForEachAgentAndChapterAndATestForEachCase() throws Exception {
    Index index = Entries.index("It 1.2", "1.1.1", "6.4.1=FAILED", "6.4.2=UNIMPLEMENTED");
    Entries.index("Other", "1.1.1=OK/UNCLEAN").entries().forEach(index::put);

    Element root = parsed(Gate.DEFAULT.judge(index, List.of()));

    assertEquals("4", root.getAttribute("tests"));
    assertEquals("2", root.getAttribute("failures"));
    assertEquals("0", root.getAttribute("errors"));
    assertEquals("4.936", root.getAttribute("time"));
    NodeList suites = root.getElementsByTagName("testsuite");
    assertEquals(3, suites.getLength());
    Element utf8 = (Element) suites.item(1);
    assertEquals("It 1.2: 6 UTF-8 Handling", utf8.getAttribute("name"));
    assertEquals("1", utf8.getAttribute("skipped"));
    Element test = (Element) utf8.getElementsByTagName("testcase").item(0);
    assertEquals("6.4.1", test.getAttribute("name"));
    assertEquals("It 1_2.6 UTF-8 Handling", test.getAttribute("classname"));
    Element failure = (Element) test.getElementsByTagName("failure").item(0);
    assertEquals("FAILED", failure.getAttribute("type"));
    assertEquals("FAILED, close OK", failure.getAttribute("message"));
  }

  @Test
  void aFailureTellsRequirementExpectedActualAndTheEndOfTheWireLog() throws Exception {
    CaseResult result = SampleResults.of("It", "6.4.1", Behavior.FAILED, CloseBehavior.UNCLEAN);
    Index index = new Index();
    index.put(IndexEntry.of(result, "it_case_6_4_1"));
    Detail detail = Detail.of(result);
    Evidence evidence =
        new Evidence(Finding.of(detail, CaseNotes.of(result)), "what it is about", detail);

    byte[] octets =
        JunitXml.of(Gate.DEFAULT.judge(index, List.of()), found -> evidence, JunitXmlTest::chapter);

    String text = parsed(octets).getElementsByTagName("failure").item(0).getTextContent();
    assertTrue(text.startsWith("about: what it is about\nrequirement: MUST, RFC 6455 §"), text);
    assertTrue(text.contains("\nexpected any of: OK: pong \"pongme 1!\""), text);
    assertTrue(text.contains("\nactual: pong \"pongme 1!\", text"), text);
    assertTrue(text.contains("\nactual close: "), text);
    assertTrue(text.contains("\nwire log, rows "), text);
    assertTrue(text.contains("\n  RX FRAME : OPCODE="), text);
    assertTrue(text.endsWith("\n  TCP DROPPED BY PEER\n") || text.endsWith("BY ME\n"), text);
  }

  @Test
  void whatKeepsARunFromBeingCompleteIsAnError() throws Exception {
    Element root = parsed(Gate.DEFAULT.judge(new Index(), List.of("it was not there", "nor that")));

    assertEquals("2", root.getAttribute("errors"));
    assertEquals(
        "it was not there",
        ((Element) root.getElementsByTagName("error").item(0)).getAttribute("message"));
  }

  @Test
  void differencesFromABaselineAreTold() throws Exception {
    Baseline baseline =
        Baseline.EMPTY
            .updated(Entries.index("a", "1.1.1", "1.1.2=FAILED", "1.1.3"), false)
            .updated(Entries.index("gone", "1.1.1"), false);
    Gate gate = new Gate(Policy.DEFAULT, true, baseline, false, Set.of(Difference.VANISHED));
    Index after = Entries.index("a", "1.1.1=FAILED", "1.1.2", "9.1.1");

    Element root = parsed(gate.judge(after, List.of()));

    List<String> messages =
        IntStream.range(0, root.getElementsByTagName("failure").getLength())
            .mapToObj(i -> (Element) root.getElementsByTagName("failure").item(i))
            .map(failure -> failure.getAttribute("message"))
            .toList();
    assertEquals(
        List.of(
            "worse: FAILED, close OK; expected OK, close OK",
            "better: OK, close OK; expected FAILED, close OK",
            "not in the baseline: OK, close OK",
            "the baseline has this agent, and the run has nothing of it"),
        messages);
    assertEquals(
        "no result; expected OK, close OK",
        ((Element) root.getElementsByTagName("skipped").item(0)).getAttribute("message"));
    assertEquals("4", root.getAttribute("failures"));
  }

  @Test
  void furtherAttemptsAreToldAsSurefireTellsThem() throws Exception {
    Index flaky = Entries.attempts("a", "1.1.1", "FAILED", "FAILED", "OK");

    Element failing = parsed(Gate.DEFAULT.judge(flaky, List.of()));
    Element failure = (Element) failing.getElementsByTagName("failure").item(0);
    assertEquals("FLAKY", failure.getAttribute("type"));
    assertEquals(
        "FLAKY: FAILED, close OK; then FAILED, close OK; then OK, close OK",
        failure.getAttribute("message"));
    assertEquals(1, failing.getElementsByTagName("rerunFailure").getLength());
    assertEquals("1", failing.getAttribute("failures"));

    Element passing = parsed(Gate.DEFAULT.withFlaky(true).judge(flaky, List.of()));
    assertEquals(2, passing.getElementsByTagName("flakyFailure").getLength());
    assertEquals("0", passing.getAttribute("failures"));
    assertTrue(
        passing
            .getElementsByTagName("stackTrace")
            .item(0)
            .getTextContent()
            .contains("actual: not on record: so"));

    Index failed = Entries.attempts("a", "1.1.1", "FAILED", "FAILED", "FAILED");
    Element always = parsed(Gate.DEFAULT.withFlaky(true).judge(failed, List.of()));
    assertEquals(2, always.getElementsByTagName("rerunFailure").getLength());
    assertEquals("1", always.getAttribute("failures"));
  }

  @Test
  void hostileStringsAreHarmless() throws Exception {
    CaseResult result = SampleResults.of("x", "1.1.1", Behavior.FAILED, CloseBehavior.OK);
    Detail detail = Detail.of(result);
    for (String hostile :
        List.of(
            SampleResults.HOSTILE, "]]>", "<!--", "\uFFFE\uFFFF\uD800", "\uD83D\uDE00", "", "  ")) {
      Index index = Entries.index(hostile, "1.1.1=FAILED");
      Finding finding = Finding.of(detail, CaseNotes.of(result));

      byte[] octets =
          JunitXml.of(
              Gate.DEFAULT.judge(index, List.of()),
              found -> new Evidence(finding, hostile, detail),
              JunitXmlTest::chapter);

      Element root = parsed(octets);
      assertEquals(1, root.getElementsByTagName("failure").getLength());
      assertFalse(root.getTextContent().contains("\u001b"));
    }
  }

  private static String chapter(CaseId id) {
    return CHAPTERS.getOrDefault(id.chapter(), Integer.toString(id.chapter()));
  }

  @Test
  void whatTheRfcDoesNotDemandIsSkippedUnlessThePolicyCountsIt() throws Exception {
    CaseResult result = SampleResults.of("It", "1.1.1", Behavior.FAILED, CloseBehavior.OK);
    Index index = new Index();
    index.put(IndexEntry.of(result, "f"));
    CaseNotes notes =
        new CaseNotes("extended", "f", "SHOULD", List.of(), List.of(), List.of(), List.of(), null);
    Evidence evidence = new Evidence(Finding.of(Detail.of(result), notes), "", null);
    for (Policy policy : List.of(Policy.DEFAULT, Policy.STRICT)) {
      Gate asked =
          new Gate(policy, true, null, false, Set.of()).withOptional(Set.of(CaseId.of("1.1.1")));

      Element root =
          parsed(
              JunitXml.of(asked.judge(index, List.of()), found -> evidence, JunitXmlTest::chapter));

      boolean counts = policy == Policy.STRICT;
      assertEquals(counts ? "1" : "0", root.getAttribute("failures"));
      NodeList skipped = root.getElementsByTagName("skipped");
      assertEquals(counts ? 0 : 1, skipped.getLength());
      if (!counts) {
        assertEquals(
            "SHOULD: FAILED, close OK", ((Element) skipped.item(0)).getAttribute("message"));
      }
    }
  }

  private static Element parsed(Judgement judgement) throws Exception {
    return parsed(
        JunitXml.of(
            judgement,
            found -> new Evidence(Finding.of(found, null, "so"), "", null),
            JunitXmlTest::chapter));
  }

  private static Element parsed(byte[] octets) throws Exception {
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(JunitXmlTest.class.getResource("/junit-xml.xsd"))
        .newValidator()
        .validate(new StreamSource(new ByteArrayInputStream(octets)));
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(octets))
        .getDocumentElement();
  }
}
