package dev.wsproof.report.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class VisibleTest {
  @Test
  void ordinaryTextStaysAsItIs() {
    String text = "fragment1 – Grüße, 世界, κόσμε, 🎉 <b>&\"'";
    assertSame(text, Visible.of(text));
  }

  @Test
  void controlsGetTheirNames() {
    assertEquals("‹NUL›‹ESC›[31m‹CR›‹LF›‹DEL›", Visible.of("\0\u001b[31m\r\n\u007f"));
    assertEquals("‹U+0085›", Visible.of("\u0085"));
  }

  @Test
  void bidirectionalOverridesAndWidthlessCharactersGetTheirNumbers() {
    assertEquals("‹U+202E›evil‹U+202C›", Visible.of("\u202Eevil\u202C"));
    assertEquals("‹U+2066›‹U+200B›‹U+FEFF›‹U+061C›", Visible.of("\u2066\u200B\uFEFF\u061C"));
    assertEquals("‹U+2028›‹U+2029›", Visible.of("\u2028\u2029"));
    assertEquals("‹U+E0041›", Visible.of(Character.toString(0xE0041)));
  }

  @Test
  void loneSurrogatesGetTheirNumbers() {
    assertEquals("‹U+D800›x‹U+DC00›", Visible.of("\uD800x\uDC00"));
    assertEquals("‹U+DC00›‹U+D800›", Visible.of("\uDC00\uD800"));
    assertEquals("😀", Visible.of("\uD83D\uDE00"));
  }

  @Test
  void nothingUnseenIsLeftOfAnyCharacter() {
    for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
      String seen = Visible.of(Character.toString(point));
      int first = seen.codePointAt(0);
      int type = Character.getType(first);
      assertFalse(
          type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE,
          () -> "unseen: " + Integer.toHexString(first));
    }
  }

  @Test
  void cuttingNeverDividesACharacter() {
    assertEquals("😀😀…", Visible.of("😀😀😀", 2));
    assertEquals("😀😀😀", Visible.of("😀😀😀", 3));
  }
}
