package dev.wsproof.cli.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.wsproof.cases.CaseSelector;
import dev.wsproof.cases.Suites;
import dev.wsproof.cli.testee.defect.Defect;
import dev.wsproof.run.TimeoutScale;
import dev.wsproof.script.CaseId;
import dev.wsproof.script.TestCase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DetectionTest {
  @Test
  void aServerThatOpensNoConnectionIsNoticedByHandshakeCasesAlone() throws IOException {
    Caught caught = run(Defect.ACCEPT_OF_KEY, "1.1.2", "0.1.1", "0.1.2.1").get(0);

    assertEquals(Set.of("0.1.1"), ids(caught));
    assertNull(caught.failure());
  }

  @Test
  void aClientThatOpensNoConnectionIsNoticedByHandshakeCasesAlone() throws IOException {
    Caught caught = run(Defect.UPGRADE_CASE_ANSWER, "1.1.2", "0.6.1").get(0);

    assertEquals(Set.of("0.6.1"), ids(caught));
  }

  @Test
  void aServerThatDiesIsNoticedByTheCasesThatKillIt() throws IOException {
    Caught caught = run(Defect.HUGE_LENGTH, "1.1.2", "2.2", "8.6.6", "8.6.7").get(0);

    assertEquals(Set.of("8.6.6", "8.6.7"), ids(caught));
    assertNull(caught.failure());
  }

  @Test
  void endpointsComeInTheOrderOfDefects() throws IOException {
    List<Caught> rows = new ArrayList<>();
    new Detection(select("2.2"), 2, TimeoutScale.NONE)
        .all(Arrays.asList(null, Defect.PING_UNANSWERED, Defect.TCP_KEPT), 3, rows::add);

    assertEquals(
        List.of(
            "none server []",
            "none client []",
            "ping-unanswered server [2.2]",
            "ping-unanswered client [2.2]",
            "tcp-kept server [2.2]"),
        rows.stream().map(r -> r.name() + " " + r.endpoint() + " " + r.cases()).toList());
  }

  private static List<Caught> run(Defect defect, String... cases) throws IOException {
    List<Caught> rows = new ArrayList<>();
    new Detection(select(cases), 4, TimeoutScale.NONE).all(List.of(defect), 1, rows::add);
    return rows;
  }

  private static List<TestCase> select(String... cases) {
    return new CaseSelector(Suites.ALL, null).select(List.of(cases), List.of()).cases();
  }

  private static Set<String> ids(Caught caught) {
    return caught.cases().stream().map(CaseId::toString).collect(Collectors.toSet());
  }
}
