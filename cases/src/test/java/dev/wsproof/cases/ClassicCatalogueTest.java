package dev.wsproof.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wsproof.script.TestCase;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ClassicCatalogueTest {
  private static final List<TestCase> CASES = Catalogue.classic().cases();

  @Test
  void hasAsManyCasesByChapterAsUsersKnow() {
    Map<Integer, Long> counts =
        CASES.stream()
            .collect(
                Collectors.groupingBy(c -> c.id().chapter(), TreeMap::new, Collectors.counting()));
    assertEquals(Map.of(1, 16L, 2, 11L, 3, 7L, 4, 10L, 5, 20L, 6, 145L, 7, 37L, 10, 1L), counts);
  }

  @Test
  void hasItsIdsInTheClassicOrder() {
    assertEquals(
        Facts.lines("cases.tsv").stream().map(line -> line.split("\t")[0]).toList(),
        CASES.stream().map(c -> c.id().toString()).toList());
  }

  @TestFactory
  List<DynamicTest> everyCaseDoesAndExpectsWhatTheFactsSay() {
    Map<String, TestCase> byId =
        CASES.stream().collect(Collectors.toMap(c -> c.id().toString(), c -> c));
    return Facts.lines("cases.tsv").stream()
        .map(
            fact -> {
              String id = fact.split("\t")[0];
              return DynamicTest.dynamicTest(
                  id, () -> assertEquals(fact, Facts.line(byId.get(id))));
            })
        .toList();
  }
}
