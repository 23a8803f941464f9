package dev.wsproof.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.cases.text.Visible;
import dev.wsproof.script.TestCase;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExtendedCatalogueTest {
  private static final List<TestCase> CASES = Catalogue.extended().cases();

  @Test
  void everyCaseIsOfTheExtendedSuite() {
    assertEquals(Set.of("extended"), Set.copyOf(CASES.stream().map(TestCase::suite).toList()));
  }

  @Test
  void everyCaseNamesWhatItChecksAndWhere() {
    for (TestCase testCase : CASES) {
      assertFalse(testCase.requirements().isEmpty(), testCase.id()::toString);
      for (String clause : testCase.spec()) {
        assertTrue(
            clause.matches("RFC (6455|7692|9110|9112) §[0-9]{1,2}(\\.[0-9]{1,2}){0,3}"), clause);
      }
    }
  }

  @Test
  void bothSuitesTogetherHaveEveryCaseOfEach() {
    assertEquals(517 + CASES.size(), Catalogue.all().cases().size());
  }

  @Test
  void descriptionsAreALineOfPlainTextThatNoOtherCaseHas() {
    Set<String> seen = new HashSet<>();
    for (TestCase testCase : Catalogue.all().cases()) {
      String text = testCase.description();
      assertTrue(text.codePoints().allMatch(Visible::isPrintable), text);
      assertTrue(text.endsWith("."), text);
      assertTrue(seen.add(text), text);
    }
  }

  @Test
  void onlyCasesOfOtherSuitesThanTheClassicAreOptional() {
    assertTrue(Catalogue.classic().optional().isEmpty());
    assertEquals(Catalogue.extended().optional(), Catalogue.all().optional());
  }
}
