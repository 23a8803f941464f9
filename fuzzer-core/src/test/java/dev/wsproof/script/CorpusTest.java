package dev.wsproof.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorpusTest {
  @Test
  void octetsAreFetchedOnceAndOnlyWhenAskedFor() {
    List<String> fetched = new ArrayList<>();
    Corpus corpus =
        new Corpus(
            "small",
            true,
            () -> {
              fetched.add("now");
              return new byte[] {'a', 'b'};
            });
    assertEquals("small", corpus.name());
    assertEquals("Corpus[small]", corpus.toString());
    assertEquals(List.of(), fetched);
    assertEquals(2, corpus.octets().remaining());
    assertEquals('a', corpus.octets().get());
    assertEquals(List.of("now"), fetched);
  }

  @Test
  void aCorpusWithoutOctetsIsNone() {
    assertThrows(IllegalArgumentException.class, () -> new Corpus("empty", new byte[0], true));
    Corpus later = new Corpus("empty", true, () -> new byte[0]);
    assertThrows(IllegalArgumentException.class, later::octets);
  }
}
