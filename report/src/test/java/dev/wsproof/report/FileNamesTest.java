package dev.wsproof.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.script.CaseId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FileNamesTest {
  private static final CaseId ID = CaseId.of("6.22.10");

  private final FileNames names = new FileNames();

  @Test
  void namesAreThoseThatUsersKnow() {
    assertEquals("autobahnserver_0_4_10_case_6_22_10", names.of("AutobahnServer/0.4.10", ID));
    assertEquals("websock_secure_server_case_6_22_10", names.of("websock secure server", ID));
    assertEquals("x__y_case_6_22_10", names.of("  x (y) ", ID));
  }

  @Test
  void agentsThatWouldShareANameDoNot() {
    assertEquals("a_b_case_6_22_10", names.of("a b", ID));
    assertEquals("a_b_2_case_6_22_10", names.of("a/b", ID));
    assertEquals("a_b_2_2_case_6_22_10", names.of("a_b_2", ID));
    assertEquals("a_b_3_case_6_22_10", names.of("A B", ID));
    assertEquals("a_b_2_case_6_22_10", names.of("a/b", ID), "and keep their own");
  }

  @Test
  void anAgentWithoutAUsableNameIsCalledAgent() {
    assertEquals("agent_case_6_22_10", names.of("", ID));
    assertEquals("agent_2_case_6_22_10", names.of("世界", ID));
    assertEquals("agent_3_case_6_22_10", names.of("../..", ID));
  }

  @Test
  void longNamesAreCutAndStayDifferent() {
    String one =
        names.of("x".repeat(10_000), CaseId.of("999999.999999.999999.999999.999999.999999"));
    String two = names.of("x".repeat(10_000) + "y", ID);
    assertTrue((one + ".html.tmp").length() < 200, one);
    assertNotEquals(one.substring(0, 110), two.substring(0, 110));
  }

  @Test
  void noNameLeavesTheDirectory() {
    Set<String> all = new HashSet<>();
    for (String agent :
        List.of("../../etc/passwd", "C:\\x", "a\0b", "/", "con", SampleResults.HOSTILE, "İ", "K")) {
      String name = names.of(agent, ID);
      assertTrue(name.matches("[a-z0-9][a-z0-9_]*_case_6_22_10"), name);
      assertTrue(all.add(name), name);
    }
  }
}
