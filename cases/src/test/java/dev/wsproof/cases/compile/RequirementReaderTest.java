package dev.wsproof.cases.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.cases.coverage.Keyword;
import dev.wsproof.cases.coverage.Requirement;
import dev.wsproof.cases.coverage.Testable;
import dev.wsproof.cases.source.Diagnostics;
import dev.wsproof.wire.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequirementReaderTest {
  private final Diagnostics out = new Diagnostics();

  private Map<String, Requirement> read(String... lines) {
    return RequirementReader.read("list.yaml", String.join("\n", lines), out);
  }

  private List<String> complaints(String... lines) {
    read(lines);
    return out.problems().stream().map(Object::toString).toList();
  }

  @Test
  void aRequirementSaysWhomItBindsAndHowItCanBeSeen() {
    Requirement masked =
        read("- {id: R6455-5.1-3, level: must-not, binds: server, text: Takes frames., watched: true}")
            .get("R6455-5.1-3");

    assertEquals(Keyword.MUST_NOT, masked.keyword());
    assertEquals(Set.of(Role.SERVER), masked.bound());
    assertEquals("RFC 6455 §5.1", masked.clause());
    assertTrue(masked.watched() && masked.isDemanded());
  }

  @Test
  void whatCannotBeSeenWithoutHelpIsNotDemanded() {
    Map<String, Requirement> read =
        read(
            "- {id: R6455-3-1, level: must, binds: client, text: A., partly: Needs port 80.}",
            "- {id: R6455-3-2, level: must, binds: both, text: B., untestable: It is inside.}",
            "- {id: R6455-5.4-12, level: must, binds: intermediary, text: C.}",
            "- {id: IANA-close-code-1, level: should, binds: both, text: D.}");

    assertEquals(Testable.PARTLY, read.get("R6455-3-1").testable());
    assertEquals("It is inside.", read.get("R6455-3-2").limit());
    assertEquals("IANA close codes", read.get("IANA-close-code-1").clause());
    assertTrue(read.values().stream().noneMatch(Requirement::isDemanded));
  }

  @Test
  void aMistakeIsToldWithItsPlaceAndTheRequirementLeftOut() {
    assertEquals(
        List.of(
            "list.yaml:1:8: id: got \"5.1\", wanted an id such as R6455-5.1-3",
            "list.yaml:2:3: level: missing, wanted must, must-not, should, should-not or may",
            "list.yaml:3:3: partly and untestable: got both, wanted one",
            "list.yaml:5:8: id: got \"R6455-5.1-1\", wanted each id once"),
        complaints(
            "- {id: \"5.1\", level: must, binds: both, text: A.}",
            "- {id: R6455-5.1-1, binds: both, text: A.}",
            "- {id: R6455-5.1-1, level: may, binds: both, text: A., partly: x, untestable: y}",
            "- {id: R6455-5.1-1, level: must, binds: both, text: A.}",
            "- {id: R6455-5.1-1, level: must, binds: both, text: A.}"));
  }

  @Test
  void somethingElseThanAListIsAMistake() {
    assertEquals(
        List.of("list.yaml:1:1: requirements: got a mapping, wanted a list"), complaints("a: b"));
  }
}
