package dev.wsproof.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.script.CaseId;
import dev.wsproof.wire.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaseSelectorTest {
  private static final CaseSelector SELECTOR = new CaseSelector(Catalogue.classic());

  private static List<String> ids(Selection selection) {
    return selection.cases().stream().map(testCase -> testCase.id().toString()).toList();
  }

  private static List<String> ids(String... includes) {
    return ids(SELECTOR.select(List.of(includes), List.of()));
  }

  private static List<String> faults(List<String> includes, List<String> excludes) {
    return assertThrows(SelectionException.class, () -> SELECTOR.select(includes, excludes))
        .reasons();
  }

  @Test
  void everythingOfTheUsualSuiteIsTheClassicCasesWhateverElseThereIs() {
    for (Role role : Role.values()) {
      assertEquals(517, select(Suites.CLASSIC, role, "*").cases().size());
    }
  }

  @Test
  void aPatternForAnotherSuiteIsToldWhereToFindIt() {
    CaseSelector classic = new CaseSelector(Suites.CLASSIC, Role.CLIENT);
    assertEquals(
        List.of(
            "cases: \"8.5.*\" fits only cases of the extended suite: add --suite extended, or"
                + " --suite all",
            "no case is selected: write \"*\" for all of them"),
        assertThrows(SelectionException.class, () -> classic.select(List.of("8.5.*"), List.of()))
            .reasons());
  }

  @Test
  void casesInWhichWeCannotBeTheEndWeAreAreLeftOut() {
    assertEquals(List.of("8.1.1"), ids(select(Suites.ALL, Role.CLIENT, "8.1.1", "8.2.1")));
    assertEquals(List.of("8.2.1"), ids(select(Suites.ALL, Role.SERVER, "8.1.1", "8.2.1")));
    assertEquals(List.of("8.1.1", "8.2.1"), ids(select(Suites.ALL, null, "8.1.1", "8.2.1")));
    assertEquals(
        List.of("cases: \"8.2.1\" fits only cases that test clients"),
        select(Suites.EXTENDED, Role.CLIENT, "8.1.1", "8.2.1").warnings());
  }

  private static Selection select(Suites suites, Role role, String... includes) {
    return new CaseSelector(suites, role).select(List.of(includes), List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "*;517",
        "1.*;16",
        "2.*;11",
        "7.*;37",
        "6.2.*;4",
        "6.2*;60", // 6.2.1 to 6.2.4 and 6.20 to 6.23
        "6.22.1*;11",
        "*.1.*;65",
        "1.*.[1234]$;8",
        "1.*.8;2",
        "1.[12].*;16",
        "(1|2).*;27",
        "5.1*;11",
        ".*;0",
        "5.1;1",
        "5.19;1",
        "10.1.1;1",
        "9.*;54",
        "12.*;90",
        "13.*;126",
        "12.*.[1234]$;20",
      })
  void patternsSelectWhatTheContractSays(String pattern, int count) {
    if (count == 0) {
      assertEquals("no case is selected: write \"*\" for all of them", last(List.of(pattern)));
    } else {
      assertEquals(count, ids(pattern).size());
    }
  }

  private static String last(List<String> includes) {
    List<String> faults = faults(includes, List.of());
    return faults.get(faults.size() - 1);
  }

  @Test
  void dotsAreLiteral() {
    assertEquals(List.of("5.1"), ids("5.1"));
    assertFalse(ids("1.*").contains("10.1.1"));
    assertTrue(ids("1*").contains("10.1.1"));
  }

  @Test
  void entriesWithoutAStarAreWholeIds() {
    assertEquals(List.of("5.1"), ids("5.1"));
    assertEquals(
        List.of(
            "cases: \"5.1[0-9]\" fits no case", "no case is selected: write \"*\" for all of them"),
        faults(List.of("5.1[0-9]"), List.of()));
  }

  @Test
  void patternsAreHeldToTheBeginningOnly() {
    assertEquals(11, ids("5.1*").size());
    assertEquals(10, ids("5.1[0-9]*").size());
    assertEquals(List.of("2.1"), ids("2.*1$").stream().filter(id -> id.length() == 3).toList());
  }

  @Test
  void theSelectionIsInTheOrderOfTheCatalogueAndHasNothingTwice() {
    assertEquals(List.of("2.9", "2.10", "2.11", "5.1"), ids("5.1", "2.1[01]*", "2.9", "2.10"));
  }

  @Test
  void excludesTakeAwayFromIncludes() {
    Selection selection = SELECTOR.select(List.of("1.*", "2.1"), List.of("1.1.*", "1.2.1"));
    assertEquals(
        List.of("1.2.2", "1.2.3", "1.2.4", "1.2.5", "1.2.6", "1.2.7", "1.2.8", "2.1"),
        ids(selection));
    assertEquals(List.of(), selection.warnings());
  }

  @Test
  void whatFitsNothingIsAWarning() {
    Selection selection = SELECTOR.select(List.of("2.1", "", "99.*"), List.of("8.*", "x\u001b"));
    assertEquals(List.of("2.1"), ids(selection));
    assertEquals(
        List.of(
            "cases: \"\" fits no case",
            "cases: \"99.*\" fits no case",
            "exclude-cases: \"8.*\" fits no case",
            "exclude-cases: \"x\\u{1b}\" fits no case"),
        selection.warnings());
  }

  @Test
  void anEmptySelectionIsAnError() {
    assertEquals(
        List.of("no case is selected: write \"*\" for all of them"), faults(List.of(), List.of()));
    assertEquals(
        List.of("no case is selected: exclude-cases takes away all 11"),
        faults(List.of("2.*"), List.of("*")));
  }

  @Test
  void invalidPatternsAreAllToldInASentenceEach() {
    assertEquals(
        List.of(
            "cases: pattern \"1.*[\": not a regular expression (unclosed character class)",
            "cases: pattern \"(*\": not a regular expression (unclosed group)",
            "exclude-cases: pattern \"?*\": not a regular expression"
                + " (dangling meta character '?')"),
        faults(List.of("1.*[", "(*", "2.1"), List.of("?*")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(*)*(*)*(*)*(*)*x", "((((*)*)*)*)*x", "(**)*(**)*x"})
  void patternsThatWouldTakeForEverAreRefused(String pattern) {
    List<String> faults = faults(List.of(pattern), List.of());
    assertFalse(faults.isEmpty());
  }

  @Test
  void agentPatternsThatWouldTakeForEverAreRefused() {
    AgentExclusions exclusions = AgentExclusions.of(Map.of("(a|aa)+$*x", List.of("*")));
    SelectionException refused =
        assertThrows(
            SelectionException.class,
            () -> exclusions.excludes("a".repeat(5000), CaseId.of("1.1")));
    assertEquals(
        List.of("exclude-agent-cases: pattern \"(a|aa)+$*x\": takes for ever, write a simpler one"),
        refused.reasons());
  }

  @Test
  void patternsAreBounded() {
    String most = "1.*".repeat(80);
    assertTrue(faults(List.of(most), List.of()).get(0).endsWith("longer than 200 characters"));
  }

  @Test
  void whatIsNotClassicNeedsAPatternOfItsOwn(@TempDir Path dir) throws IOException {
    Files.writeString(
        dir.resolve("own.yaml"),
        """
        family: own
        about: Why.
        spec: RFC 6455 §5.4
        cases: [{id: "7.14.1"}, {id: "100.1"}]
        script: [{close: 1000}]
        expect: {OK: []}
        close: {by: us, codes: [1000]}
        """);
    Catalogue all = Catalogue.classic().and(Catalogue.load(dir));
    CaseSelector selector = new CaseSelector(all);
    assertEquals(517, selector.select(List.of("*"), List.of()).cases().size());
    assertEquals(37, selector.select(List.of("7.*"), List.of()).cases().size());
    assertEquals(List.of("7.14.1"), ids(selector.select(List.of("7.14.*"), List.of())));
    assertEquals(List.of("100.1"), ids(selector.select(List.of("100.1"), List.of())));
    CaseSelector both = new CaseSelector(all, Set.of("classic", "own"));
    assertEquals(519, both.select(List.of("*"), List.of()).cases().size());
    assertEquals(38, both.select(List.of("7.*"), List.of()).cases().size());
  }

  @Test
  void agentPatternsAreHeldToBothEnds() {
    AgentExclusions exclusions =
        AgentExclusions.of(
            Map.of(
                "Firefox/*",
                List.of("9.*", "1.1.1"),
                "ws.js",
                List.of("*"),
                "C++ (x)",
                List.of("2.1")));
    assertTrue(exclusions.excludes("Firefox/3.5", CaseId.of("9.1.1")));
    assertTrue(exclusions.excludes("Firefox/3.5", CaseId.of("1.1.1")));
    assertFalse(exclusions.excludes("Firefox/3.5", CaseId.of("1.1.2")));
    assertFalse(exclusions.excludes("Mozilla Firefox/3.5", CaseId.of("9.1.1")));
    assertTrue(exclusions.excludes("ws.js", CaseId.of("1.1.2")));
    assertFalse(exclusions.excludes("wsxjs", CaseId.of("1.1.2")));
    assertFalse(exclusions.excludes("ws.jsx", CaseId.of("1.1.2")));
    assertTrue(exclusions.excludes("C++ (x)", CaseId.of("2.1")));
    assertFalse(AgentExclusions.NONE.excludes("ws.js", CaseId.of("1.1.2")));
  }

  @Test
  void invalidAgentPatternsAreToldAtTheStart() {
    SelectionException refused =
        assertThrows(
            SelectionException.class,
            () -> AgentExclusions.of(Map.of("ws[", List.of("1.*", "(*"))));
    assertEquals(
        List.of(
            "exclude-agent-cases: pattern \"ws[\": not a regular expression (unclosed character class)",
            "exclude-agent-cases: pattern \"(*\": not a regular expression (unclosed group)"),
        refused.reasons());
  }
}
