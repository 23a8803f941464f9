package dev.wsproof.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wsproof.script.CaseId;
import dev.wsproof.script.TestCase;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    assertEquals(
        "{1=16, 2=11, 3=7, 4=10, 5=20, 6=145, 7=37, 9=54, 10=1, 12=90, 13=126}", counts.toString());
    assertEquals(517, CASES.size());
  }

  @Test
  void hasItsIdsInTheClassicOrder() {
    assertEquals(
        Stream.of("cases.tsv", "echoes.tsv")
            .flatMap(name -> Facts.lines(name).stream())
            .map(line -> CaseId.of(line.split("\t")[0]))
            .sorted()
            .toList(),
        CASES.stream().map(TestCase::id).toList());
  }

  @TestFactory
  List<DynamicTest> everyCaseDoesAndExpectsWhatTheFactsSay() {
    Map<String, TestCase> byId =
        CASES.stream().collect(Collectors.toMap(c -> c.id().toString(), c -> c));
    return facts("cases.tsv", byId, Facts::line);
  }

  @TestFactory
  List<DynamicTest> everyEchoCaseSendsAndWantsWhatTheFactsSay() {
    Map<String, TestCase> byId =
        CASES.stream()
            .filter(TestCase::isEchoLoop)
            .collect(Collectors.toMap(c -> c.id().toString(), c -> c));
    assertEquals(270, byId.size());
    return facts("echoes.tsv", byId, Facts::echoLine);
  }

  private static List<DynamicTest> facts(
      String name, Map<String, TestCase> byId, Function<TestCase, String> line) {
    return Facts.lines(name).stream()
        .map(
            fact -> {
              String id = fact.split("\t")[0];
              return DynamicTest.dynamicTest(
                  id, () -> assertEquals(fact, line.apply(byId.get(id))));
            })
        .toList();
  }

  @Test
  void echoCasesHaveOneLoopAndOneLimitAndNoOutcomes() {
    for (TestCase testCase : CASES) {
      assertEquals(List.of(9, 12, 13).contains(testCase.id().chapter()), testCase.isEchoLoop());
      if (testCase.isEchoLoop()) {
        assertEquals(2, testCase.steps().size(), testCase.id()::toString);
        assertEquals(List.of(), testCase.outcomes(), testCase.id()::toString);
      }
      assertEquals(testCase.id().chapter() > 10, !testCase.deflate().isEmpty());
    }
  }
}
