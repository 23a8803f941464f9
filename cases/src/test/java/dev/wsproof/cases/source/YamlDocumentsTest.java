package dev.wsproof.cases.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.cases.source.Node.Scalar;
import dev.wsproof.cases.source.Node.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlDocumentsTest {
  private final Diagnostics out = new Diagnostics();

  private Node read(String yaml) {
    return YamlDocuments.read("f", yaml, out).get(0);
  }

  private Scalar scalar(String written) {
    return (Scalar) ((Node.Fields) read("a: " + written)).get("a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-3", "+5", "5.20", ".5", "1e400", "09", "0x10", "0o17", ".inf", ".nan"})
  void numbersAreWhatTheCoreSchemaCallsNumbers(String written) {
    assertEquals(new Scalar(new Position("f", 1, 4), Type.NUMBER, written), scalar(written));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes",
        "on",
        "1_0",
        "6.22.1",
        "2020-01-01",
        "12:30",
        "0b1",
        "1s",
        "-",
        "tRue",
        "١"
      })
  void everythingElseWithoutQuotationMarksIsText(String written) {
    if (!written.equals("-")) {
      assertEquals(Type.TEXT, scalar(written).type());
    }
    assertEquals(Type.TEXT, scalar("'" + written + "'").type());
  }

  @Test
  void flagsAndNothingAreThemselves() {
    assertEquals(Type.FLAG, scalar("true").type());
    assertEquals(Type.FLAG, scalar("false").type());
    assertEquals(Type.NOTHING, scalar("").type());
    assertEquals(Type.NOTHING, scalar("~").type());
    assertEquals(Type.NOTHING, scalar("null").type());
    assertEquals(Type.TEXT, scalar("\"\"").type());
    assertEquals(Type.TEXT, scalar("'true'").type());
  }

  @Test
  void everyNodeKnowsItsPlace() {
    Node.Fields root = (Node.Fields) read("# note\na:\n  - x\n  - {b: [y]}\n");
    assertEquals(new Position("f", 2, 1), root.at());
    assertEquals(new Position("f", 2, 1), root.fields().get("a").at());
    Node.Items items = (Node.Items) root.get("a");
    assertEquals(new Position("f", 3, 3), items.at());
    assertEquals(new Position("f", 3, 5), items.items().get(0).at());
    Node.Fields inner = (Node.Fields) items.items().get(1);
    assertEquals(new Position("f", 4, 6), inner.fields().get("b").at());
    assertEquals(new Position("f", 4, 9), inner.get("b").at());
    assertEquals("f:4:9", inner.get("b").at().toString());
  }

  @Test
  void emptyDocumentsAreSkipped() {
    assertEquals(2, YamlDocuments.read("f", "---\n---\na: b\n---\n\n---\nc\n---\n", out).size());
    assertEquals(List.of(), YamlDocuments.read("f", "", out));
    assertEquals(List.of(), YamlDocuments.read("f", "# nothing\n", out));
    assertEquals(0, out.raised());
  }

  @Test
  void byteOrderMarksAreNoPartOfTheText() {
    byte[] octets = "\uFEFFa: b".getBytes(StandardCharsets.UTF_8);
    assertEquals(Optional.of("a: b"), Utf8Text.of("f", octets, out));
  }

  @Test
  void theFirstOfTwoKeysIsKept() {
    Node.Fields root = (Node.Fields) read("a: 1\nb: 2\na: 3\n");
    assertEquals("1", ((Scalar) root.get("a")).text());
    assertEquals(
        "f:3:1: key 'a' stands twice, first in line 1: leave one out",
        out.problems().get(0).toString());
  }

  @Test
  void namesAreGuessedWhenLittleIsWrong() {
    List<String> known = List.of("frame", "message", "wait", "close", "close-after");
    assertEquals(Optional.of("frame"), Spelling.nearest("farme", known));
    assertEquals(Optional.of("close-after"), Spelling.nearest("close_after", known));
    assertEquals(Optional.of("wait"), Spelling.nearest("wiat", known));
    assertEquals(Optional.empty(), Spelling.nearest("pause", known));
    assertTrue(Spelling.unknown("key", "x\u001b".repeat(90), known).length() < 300);
  }
}
