package dev.wsproof.cases.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.cases.Catalogue;
import dev.wsproof.script.CaseId;
import dev.wsproof.script.Corpus;
import dev.wsproof.script.MessageSource;
import dev.wsproof.script.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorporaTest {
  @ParameterizedTest
  @CsvSource({
    "json,   true,   194056, 7b0a", // {
    "bitmap, false,  263222, 424d", // BM
    "prose,  false,  222218, 4368", // Ch
    "html,   true,   263527, 3c21", // <!
    "pdf,    false, 1042328, 2550", // %P
  })
  void corporaAreTheFilesOfTheirNames(String name, boolean text, int size, String first) {
    Corpus corpus = Corpora.BY_NAME.get(name);
    assertEquals(name, corpus.name());
    assertEquals(text, corpus.isText());
    assertEquals(size, corpus.octets().remaining());
    assertEquals(Integer.parseInt(first, 16), corpus.octets().getShort());
    assertTrue(corpus.octets().isReadOnly());
  }

  @Test
  void allCasesShareACorpus() {
    assertSame(corpus("12.1.1"), corpus("13.7.18"));
  }

  private static Corpus corpus(String id) {
    var loop = (Step.EchoLoop) Catalogue.classic().find(CaseId.of(id)).orElseThrow().steps().get(0);
    return ((MessageSource.Ring) loop.source()).corpus();
  }
}
