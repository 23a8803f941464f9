package dev.wsproof.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MarkdownTableTest {
  private static final MarkdownTable TABLE = MarkdownTable.of("x", "new\n");

  @Test
  void whatStandsBeforeTheMarkStays() {
    assertEquals(
        "# Title\n<!-- wsproof x --markdown -->\n\nnew\n",
        TABLE.within("# Title\n<!-- wsproof x --markdown -->\n\nold"));
  }

  @Test
  void withoutTheMarkThereIsTheTableAlone() {
    assertEquals("new\n", TABLE.within("<!-- wsproof y --markdown -->"));
  }
}
