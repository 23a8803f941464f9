package dev.wsproof.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wsproof.script.CaseId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many cases are named in few words; a star stands for nothing that is not meant. */
class CaseIdsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.1.1                         | 1.1.1",
        "1.1.2 1.1.10 1.1.1            | 1.1.1, 1.1.2, 1.1.10",
        "6.1.1 6.1.2 6.1.3             | 6.1.*",
        "6.1.1 6.1.2 6.1.3 6.2.1       | 6.*",
        "6.1.1 6.1.2 6.1.3 16.1.1      | 6.1.*, 16.1.1",
        "2.1 2.2                       | 2.1, 2.2",
        "2.1 2.2 2.3                   | 2.*",
      })
  void namesThem(String ids, String words) {
    List<CaseId> some = Arrays.stream(ids.split(" ")).map(CaseId::of).toList();
    List<CaseId> others =
        List.of("1.1.3", "6.2.1", "6.2.2", "16.1.1", "16.1.2").stream().map(CaseId::of).toList();
    List<CaseId> all =
        ids.contains("6.2.1") ? some : Stream.concat(some.stream(), others.stream()).toList();

    assertEquals(words, CaseIds.text(some, all));
  }
}
