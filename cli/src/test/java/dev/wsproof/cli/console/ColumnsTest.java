package dev.wsproof.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text stays within its columns whatever it holds. */
class ColumnsTest {
  @ParameterizedTest
  @CsvSource({"abc, 3, abc", "abcd, 3, ab…", "𝄞𝄞𝄞𝄞, 3, 𝄞𝄞…", "'', 3, ''"})
  void cuts(String text, int width, String cut) {
    assertEquals(cut, Columns.cut(text, width));
  }

  @Test
  void breaksBetweenWords() {
    assertEquals(List.of("one two", "three"), Columns.wrap("one  two\nthree ", 10, 9));
  }

  @Test
  void breaksWordsThatAreTooLong() {
    assertEquals(List.of("a 1234", "56789", "b"), Columns.wrap("a 123456789 b", 6, 9));
  }

  @Test
  void breaksNoCharacter() {
    assertEquals(List.of("a𝄞", "𝄞𝄞", "𝄞"), Columns.wrap("a𝄞𝄞𝄞𝄞", 4, 9));
  }

  @Test
  void endsInDotsWhenThereIsMore() {
    assertEquals(List.of("one", "two t…"), Columns.wrap("one two tri for", 6, 2));
  }
}
