package dev.wsproof.cases.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wsproof.cases.source.Diagnostics;
import dev.wsproof.script.CloseExpectation;
import dev.wsproof.script.DeflateReply;
import dev.wsproof.script.Delivery;
import dev.wsproof.script.ExtensionsSpec;
import dev.wsproof.script.HandshakeSpec;
import dev.wsproof.script.Level;
import dev.wsproof.script.OpeningOutcome;
import dev.wsproof.script.OpeningOutcome.Way;
import dev.wsproof.script.Outcome.Grade;
import dev.wsproof.script.Payload;
import dev.wsproof.script.Step;
import dev.wsproof.script.TestCase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExpansionTest {
  private static final String TABLE =
      """
      # group, and whether it is good
      id\tgroup\tgood:flag\tdata:hex\tlength:number

      1.1\ta\ttrue\tce ba\t
      1.2\tb\tfalse\tff\t7
      1.3\ta\tfalse\t00\t9
      """;

  private static List<TestCase> cases(String yaml) {
    Diagnostics out = new Diagnostics();
    byte[] octets = yaml.getBytes(StandardCharsets.UTF_8);
    TableSource tables = name -> TABLE.getBytes(StandardCharsets.UTF_8);
    CaseFile file = CaseFile.compile("f.yaml", octets, tables, Set.of(), out);
    assertEquals(List.of(), out.problems());
    return file.cases().stream().map(LocatedCase::testCase).toList();
  }

  private static List<TestCase> family(String keys) {
    return cases(
        """
        family: f
        about: Why.
        spec: RFC 6455 §5.4
        """
            + (keys.contains("\nexpect:") || keys.contains("when:") ? "" : "expect: {OK: []}\n")
            + (keys.contains("when:") ? "" : "close: {by: us, codes: [1000]}\n")
            + keys);
  }

  private static List<String> ids(List<TestCase> cases) {
    return cases.stream().map(testCase -> testCase.id().toString()).toList();
  }

  private static Payload data(TestCase testCase) {
    return ((Step.SendFrame) testCase.steps().get(0)).frame().payload();
  }

  private static Delivery delivery(TestCase testCase, int step) {
    return ((Step.SendFrame) testCase.steps().get(step)).frame().delivery();
  }

  @Test
  void writtenRowsMakeACaseEach() {
    List<TestCase> cases =
        family(
            """
            cases:
              - {id: "1.2", data: "x", note: One}
              - {id: "1.10", data: {hex: "ff"}, note: "Two!", level: may, spec: RFC 6455 §1.1}
            script: [{frame: text, data: "${data}"}, {close: 1000}]
            """);
    assertEquals(List.of("1.2", "1.10"), ids(cases));
    assertEquals(Payload.text("x"), data(cases.get(0)));
    assertEquals(Payload.hex("ff"), data(cases.get(1)));
    assertEquals("One. Why.", cases.get(0).description());
    assertEquals("Two! Why.", cases.get(1).description());
    assertEquals(List.of(Level.MUST, Level.MAY), cases.stream().map(TestCase::level).toList());
    assertEquals(List.of("RFC 6455 §1.1"), cases.get(1).spec());
    assertEquals("own", cases.get(0).suite());
  }

  @Test
  void tablesMakeACaseOfEachRowThatFits() {
    String family =
        """
        cases: {table: t.tsv, where: {group: a}}
        script: [{frame: text, data: "${data}"}, {close: 1000}]
        """;
    List<TestCase> cases = family(family);
    assertEquals(List.of("1.1", "1.3"), ids(cases));
    assertEquals(Payload.hex("ceba"), data(cases.get(0)));
    assertEquals(
        List.of("1.1", "1.2", "1.3"), ids(family(family.replace(", where: {group: a}", ""))));
    assertEquals(List.of("1.3"), ids(family(family.replace("group: a", "group: a, good: false"))));
  }

  @Test
  void emptyCellsLeaveTheirColumnOut() {
    List<TestCase> cases =
        family(
            """
            cases: {table: t.tsv}
            script: [{frame: text, data: "${data}", chop: "${length}"}, {close: 1000}]
            """);
    assertEquals(Delivery.AT_ONCE, delivery(cases.get(0), 0));
    assertEquals(Delivery.chopped(7), delivery(cases.get(1), 0));
  }

  @Test
  void axesMakeACaseOfEachCombinationTheFirstTurningSlowest() {
    List<TestCase> cases =
        family(
            """
            id: "${profile.id}.${load.nr}"
            axes:
              profile: [{id: "12.1", data: "x"}, {id: "12.2", data: {repeat: "*", to: 300}}]
              load: [{nr: 1}, {nr: 2, chop: 3}, {nr: 3}]
            note: Profile ${profile.id}, load ${load.nr}
            script: [{frame: text, data: "${profile.data}", chop: "${load.chop}"}, {close: 1000}]
            """);
    assertEquals(List.of("12.1.1", "12.1.2", "12.1.3", "12.2.1", "12.2.2", "12.2.3"), ids(cases));
    assertEquals("Profile 12.2, load 2. Why.", cases.get(4).description());
    assertEquals(Payload.repeat(Payload.text("*"), 300), data(cases.get(5)));
    assertEquals(Delivery.chopped(3), delivery(cases.get(4), 0));
    assertEquals(Delivery.AT_ONCE, delivery(cases.get(3), 0));
  }

  @Test
  void axesOfSingleValuesAreColumnsThemselves() {
    List<TestCase> cases =
        family(
            """
            id: "1.${a}.${b}"
            axes: {a: [1, 2], b: [1, 2]}
            script: [{frame: text, data: "${a}-${b}"}, {close: 1000}]
            """);
    assertEquals(List.of("1.1.1", "1.1.2", "1.2.1", "1.2.2"), ids(cases));
    assertEquals(Payload.text("2-1"), data(cases.get(2)));
  }

  @Test
  void familiesWithoutRowsMakeOneCase() {
    List<TestCase> cases = family("id: \"1.1\"\nscript: [{close: 1000}]\n");
    assertEquals(List.of("1.1"), ids(cases));
    assertEquals("Why.", cases.get(0).description());
  }

  @Test
  void columnsStandForWholeStepsAndWhatIsLeftOutVanishes() {
    List<TestCase> cases =
        family(
            """
            cases:
              - {id: "1.1", first: {frame: ping}}
              - {id: "1.2"}
            script: ["${first}", {close: 1000}]
            """);
    assertEquals(2, cases.get(0).steps().size());
    assertEquals(1, cases.get(1).steps().size());
  }

  @Test
  void columnsLeftOutVanishFromLists() {
    List<TestCase> cases =
        cases(
            """
            family: f
            about: Why.
            spec: RFC 6455 §5.4
            cases: [{id: "1.1", code: 1001}, {id: "1.2"}]
            script: [{close: 1000}]
            expect: {OK: []}
            close: {by: us, codes: [1000, "${code}"]}
            """);
    assertEquals(List.of(1000, 1001), cases.get(0).close().codes());
    assertEquals(List.of(1000), cases.get(1).close().codes());
  }

  @Test
  void dollarDollarBraceStandsForItself() {
    TestCase testCase =
        family("id: \"1.1\"\nscript: [{frame: text, data: \"a$${b} $c\"}, {close: 1000}]\n").get(0);
    assertEquals(Payload.text("a${b} $c"), data(testCase));
  }

  @Test
  void whatIsFilledInIsNotLookedAtAgain() {
    TestCase testCase =
        family(
                """
                cases: [{id: "1.1", a: "${b}", b: "x"}]
                script: [{frame: text, data: "${a}"}, {frame: text, data: "${b}"}, {close: 1000}]
                """)
            .get(0);
    assertEquals(Payload.text("${b}"), data(testCase));
  }

  @Test
  void theFirstAlternativeThatFitsSaysWhatIsExpected() {
    List<TestCase> cases =
        family(
            """
            cases: [{id: "1.1", good: true}, {id: "1.2", good: false}, {id: "1.3"}]
            script: [{close: 1000}]
            close: {by: us, codes: [1000]}
            when:
              - {if: {good: true}, expect: {OK: [{text: "x"}]}}
              - {if: {good: false}, expect: {OK: []}, close: {by: peer, codes: [1007]}}
              - {expecting: Anything goes., expect: {NON-STRICT: []}}
            """);
    assertEquals(1, cases.get(0).outcomes().get(0).events().size());
    assertEquals(CloseExpectation.Party.US, cases.get(0).close().by());
    assertEquals(CloseExpectation.Party.PEER, cases.get(1).close().by());
    assertEquals(List.of(1007), cases.get(1).close().codes());
    assertEquals("Anything goes.", cases.get(2).expectation().substring(0, 14));
  }

  @Test
  void familiesTakeOverTheDefaultsTheyDoNotHaveThemselves() {
    List<TestCase> cases =
        cases(
            """
            suite: mine
            defaults:
              level: may
              spec: RFC 6455 §1.1
              script: [{frame: text, data: "${data}"}, {close: 1000}]
              close: {by: us, codes: [1000]}
              when: [{if: {good: true}, expect: {OK: [{text: "${data}"}]}}]
            ---
            family: a
            about: Why.
            cases: {table: t.tsv, where: {good: true}}
            ---
            family: b
            about: Why not.
            id: "2.1"
            level: should
            script: [{close: 1001}]
            expect: {OK: []}
            """);
    assertEquals(List.of("1.1", "2.1"), ids(cases));
    assertEquals(List.of("mine", "mine"), cases.stream().map(TestCase::suite).toList());
    assertEquals(List.of(Level.MAY, Level.SHOULD), cases.stream().map(TestCase::level).toList());
    assertEquals(1, cases.get(0).outcomes().get(0).events().size());
    assertEquals(List.of("RFC 6455 §1.1"), cases.get(1).spec());
    assertEquals(List.of(new Step.Close(1001, null)), cases.get(1).steps());
  }

  @Test
  void stepsWithoutADeliveryOfTheirOwnTakeTheFamilys() {
    TestCase testCase =
        family(
                """
                id: "1.1"
                send: {sync: true}
                script: [{frame: text}, {frame: text, chop: 2}, {frame: text, sync: false}, {close: 1}]
                """)
            .get(0);
    assertEquals(Delivery.SYNC, delivery(testCase, 0));
    assertEquals(Delivery.chopped(2), delivery(testCase, 1));
    assertEquals(Delivery.AT_ONCE, delivery(testCase, 2));
  }

  @Test
  void blocksAreWrittenAsTheyStandThere() {
    List<TestCase> cases =
        family(
            """
            cases:
              - {id: "1.1", blocks: [{fixed: ["Hello"]}]}
              - {id: "1.2", blocks: [{fixed: ["H", {match: 4, distance: 5}]}]}
              - {id: "1.3", blocks: [{stored: "Hello"}]}
              - {id: "1.4", blocks: [{fixed: ["Hello"], final: true}]}
              - {id: "1.5", blocks: []}
            script: [{frame: text, rsv: 4, data: {deflate: "${blocks}"}}, {close: 1000}]
            """);
    assertEquals(
        List.of(
            Payload.hex("f248cdc9c90700"), // RFC 7692 §7.2.3.1
            Payload.hex("f200110000"), // §7.2.3.2
            Payload.hex("000500faff48656c6c6f00"), // §7.2.3.3
            Payload.hex("f348cdc9c9070000"), // §7.2.3.4
            Payload.hex("00")), // §7.2.3.6
        cases.stream().map(ExpansionTest::data).toList());
  }

  @Test
  void noiseIsTheSameEverywhereAndGrowsAtItsEnd() {
    List<TestCase> cases =
        family(
            """
            cases: [{id: "1.1", size: 16}, {id: "1.2", size: 100000}]
            script: [{frame: text, data: {noise: "${size}"}}, {close: 1000}]
            """);
    assertEquals(Payload.text("FGmZYjFWecoXDG6M"), data(cases.get(0)));
    assertEquals(data(cases.get(0)), Payload.of(data(cases.get(1)).head(16)));
    String noise = new String(data(cases.get(1)).octets(), StandardCharsets.US_ASCII);
    for (int i = 0; i + 16 <= 2000; i += 8) {
      assertEquals(i, noise.indexOf(noise.substring(i, i + 8)));
    }
  }

  @Test
  void extensionsAreOfferedAndAnsweredAsTheyStandThere() {
    HandshakeSpec spec =
        family(
                """
                id: "1.1"
                extensions:
                  offer: "x; a=\\"b,c\\""
                  accept: {our-max-window-bits: 9, peer-no-context-takeover: true}
                  reply: ["{accepted}; foo", "y"]
                  unless-offered: client_max_window_bits
                script: [{close: 1000}]
                """)
            .get(0)
            .handshake();
    assertEquals(
        new ExtensionsSpec(
            List.of("x; a=\"b,c\""),
            new DeflateReply(false, 9, true, null),
            List.of("{accepted}; foo", "y"),
            List.of("client_max_window_bits")),
        spec.extensions());
    assertEquals(
        List.of(
            new OpeningOutcome(Grade.OK, Way.AGREED),
            new OpeningOutcome(Grade.UNIMPLEMENTED, Way.DECLINED)),
        spec.outcomes());
  }
}
