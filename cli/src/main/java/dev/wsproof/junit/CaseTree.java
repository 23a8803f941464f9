package dev.wsproof.junit;

import dev.wsproof.cases.CaseListing;
import dev.wsproof.cases.Catalogue;
import dev.wsproof.cases.Suites;
import dev.wsproof.cases.source.Position;
import dev.wsproof.report.view.Chapters;
import dev.wsproof.script.TestCase;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** Lays out the tests of a plan: a container for each chapter, and a test for the whole run. */
final class CaseTree {
  private static final int MOST_NAME = 120;
  private static final String WHOLE_RUN = "the run came to its end";
  private static final String BUNDLED = "catalogue/";

  private CaseTree() {}

  /** The tests; each asks {@code run} when it is executed. */
  static Stream<DynamicNode> of(ConformancePlan plan, Catalogue catalogue, CaseRun run) {
    Map<Integer, String> titles = new TreeMap<>(Chapters.NAMES);
    titles.putAll(catalogue.titles());
    Map<String, List<TestCase>> chapters = new LinkedHashMap<>();
    for (TestCase testCase : plan.cases()) {
      chapters.computeIfAbsent(chapter(testCase, titles), any -> new ArrayList<>()).add(testCase);
    }
    Stream<DynamicNode> containers =
        chapters.entrySet().stream()
            .map(
                chapter ->
                    DynamicContainer.dynamicContainer(
                        chapter.getKey(),
                        chapter.getValue().stream().map(one -> test(one, catalogue, run))));
    return Stream.concat(containers, Stream.of(DynamicTest.dynamicTest(WHOLE_RUN, run::verifyEnd)));
  }

  /** Both bundled suites have a chapter 7. */
  private static String chapter(TestCase testCase, Map<Integer, String> titles) {
    int number = testCase.id().chapter();
    String chapter = (number + " " + titles.getOrDefault(number, "")).strip();
    String extended = Suites.EXTENDED.word();
    return testCase.suite().equals(extended) ? extended + " " + chapter : chapter;
  }

  private static DynamicNode test(TestCase testCase, Catalogue catalogue, CaseRun run) {
    return DynamicTest.dynamicTest(
        testCase.id() + " " + CaseListing.of(testCase, MOST_NAME).summary(),
        catalogue.whereIs(testCase.id()).map(CaseTree::source).orElse(null),
        () -> run.verify(testCase.id()));
  }

  /** Where the case is written, as JUnit wants it: for those who look for it in their editor. */
  private static URI source(Position at) {
    String where = "?line=" + at.line() + "&column=" + at.column();
    return at.file().startsWith(BUNDLED)
        ? URI.create("classpath:/" + at.file() + where)
        : URI.create(Path.of(at.file()).toUri() + where);
  }
}
