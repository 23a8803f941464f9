package dev.wsproof.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.cases.text.Visible;
import dev.wsproof.script.Outcome;
import dev.wsproof.script.TestCase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DescriptionsTest {
  private static final List<TestCase> CASES = Catalogue.classic().cases();

  @Test
  void descriptionsAreALineOfPlainTextOfSentences() {
    for (TestCase testCase : CASES) {
      String text = testCase.description();
      assertTrue(text.codePoints().allMatch(Visible::isPrintable), text);
      assertTrue(text.length() > 60 && text.length() < 420, text);
      assertTrue(text.endsWith("."), text);
      assertTrue(!text.contains("<") && !text.contains("  ") && !text.contains(".."), text);
      assertTrue(Character.isUpperCase(text.charAt(0)) || Character.isDigit(text.charAt(0)), text);
    }
  }

  @Test
  void noTwoCasesHaveTheSameDescriptionOrTheSameFirstSentence() {
    Set<String> seen = new HashSet<>();
    for (TestCase testCase : CASES) {
      assertTrue(seen.add(testCase.description()), testCase.description());
    }
    Map<String, Set<String>> summaries = new HashMap<>();
    for (TestCase testCase : CASES) {
      String summary = CaseListing.of(testCase, 200).summary();
      assertTrue(
          summaries.computeIfAbsent(testCase.family(), f -> new HashSet<>()).add(summary), summary);
    }
  }

  @Test
  void familiesAreAFewCloselyRelatedCases() {
    Map<String, List<String>> families = new HashMap<>();
    CASES.forEach(
        c -> families.computeIfAbsent(c.family(), f -> new ArrayList<>()).add(c.id().toString()));
    assertTrue(families.size() >= 55, () -> families.size() + " families");
    families.forEach((family, ids) -> assertTrue(ids.size() <= most(family), family + ": " + ids));
  }

  /** 34 noncharacters; 18 loads of one kind of compression; else a dozen. */
  private static int most(String family) {
    return family.equals("6.22") ? 34 : family.matches("1[23]\\..*") ? 18 : 13;
  }

  @Test
  void everyCaseNamesAClauseOfAnRfc() {
    for (TestCase testCase : CASES) {
      assertTrue(!testCase.spec().isEmpty());
      for (String clause : testCase.spec()) {
        assertTrue(clause.matches("RFC (6455|3629|7692) §[0-9]{1,2}(\\.[0-9]){0,3}"), clause);
      }
    }
  }

  @Test
  void allCasesAreOfTheClassicSuite() {
    assertEquals(Set.of("classic"), Set.copyOf(CASES.stream().map(TestCase::suite).toList()));
  }

  @Test
  void onlyInformationalCasesSayWhatTheirOutcomesMean() {
    List<String> meaningful =
        CASES.stream()
            .filter(c -> c.outcomes().stream().map(Outcome::meaning).anyMatch(m -> m != null))
            .map(c -> c.id().toString())
            .toList();
    assertEquals(List.of("7.1.6"), meaningful);
  }
}
