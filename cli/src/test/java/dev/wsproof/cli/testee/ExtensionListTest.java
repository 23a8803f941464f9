package dev.wsproof.cli.testee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtensionListTest {
  private static List<String> texts(String... values) {
    return ExtensionList.read(List.of(values)).stream().map(ExtensionList.Element::text).toList();
  }

  @Test
  void severalLinesAreOneListAndEmptyElementsAreSkipped() {
    assertEquals(List.of("a; b=1", "c", "d"), texts("a ;b\t= 1 ,, c", ",d,"));
  }

  @Test
  void quotationMarksMeanNothing() {
    assertEquals(List.of("a; b=10"), texts("a; b=\"1\\0\""));
  }

  @ParameterizedTest
  @CsvSource({"a; b; B; c, false", "a; b; b, true", "a; b=1; c; b=2, true"})
  void aParameterThatStandsThereTwiceIsNoticed(String value, boolean repeats) {
    assertEquals(repeats, ExtensionList.read(List.of(value)).get(0).repeats());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " , ",
        ";",
        "a;",
        "a; =1",
        "a; b=",
        "a b",
        "a; b c",
        "a; b=\"\"",
        "a; b=\"c",
        "a; b=\"c\\",
        "a; b=\"c\"d",
        "a; b=\",c,\"",
        "a; b=\"c d\"",
        "é",
        "a; b=c=d"
      })
  void whatBreaksTheGrammarIsNoList(String value) {
    assertNull(ExtensionList.read(List.of(value)));
  }
}
