package dev.wsproof.cases.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.wsproof.cases.source.Diagnostics;
import java.io.FileNotFoundException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class MistakesTest {
  private static final String TABLE = "id\tgroup\tdata:hex\n1.1\ta\tce\n1.2\tb\t00\n";

  static List<String> problems(String yaml) {
    Diagnostics out = new Diagnostics();
    TableSource tables =
        name -> {
          if (name.equals("t.tsv")) {
            return TABLE.getBytes(StandardCharsets.UTF_8);
          }
          throw new FileNotFoundException("it is not there");
        };
    byte[] octets = yaml.getBytes(StandardCharsets.UTF_8);
    CaseFile.compile("f.yaml", octets, tables, Set.of("classic"), out);
    return out.problems().stream().map(problem -> problem.toString().substring(7)).toList();
  }

  @Test
  void theBaseOfAllMistakesHasNone() {
    assertEquals(List.of(), problems(Mistakes.base()));
  }

  @TestFactory
  List<DynamicTest> eachMistakeIsToldExactly() {
    return Mistakes.all().stream()
        .map(
            mistake ->
                DynamicTest.dynamicTest(
                    mistake.name(),
                    () -> {
                      assertFalse(mistake.said().isEmpty(), "nothing is expected of it");
                      assertEquals(mistake.said(), problems(mistake.yaml()));
                    }))
        .toList();
  }
}
