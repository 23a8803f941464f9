package dev.wsproof.cases.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class VisibleTest {
  @Test
  void printableTextIsLeftAlone() {
    assertEquals("Hello-µ@ßöäüàá κόσμε 𤭢 \\ \"", Visible.text("Hello-µ@ßöäüàá κόσμε 𤭢 \\ \""));
  }

  @Test
  void whatCanNotBeSeenIsEscaped() {
    assertEquals("a\\n\\r\\t\\u{0}\\u{1b}[31m", Visible.text("a\n\r\t\0\u001b[31m"));
    assertEquals(
        "\\u{85}\\u{200e}\\u{202e}\\u{2028}\\u{feff}\\u{e000}\\u{ffff}\\u{d800}",
        Visible.text("\u0085\u200e\u202e\u2028\ufeff\ue000\uffff\ud800"));
    assertEquals("\\u{10ffff}", Visible.text("\udbff\udfff"));
  }

  @Test
  void noControlCharacterIsEverPrintable() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (Character.isISOControl(c)) {
        assertFalse(Visible.isPrintable(c));
      }
    }
    assertTrue(Visible.isPrintable(' '));
    assertTrue(Visible.isPrintable(0xFFFD));
  }

  @Test
  void quotedTextIsCutAndEscapesItsQuotationMarks() {
    assertEquals("\"a\\\"b\\\\c\"", Visible.quoted("a\"b\\c", 10));
    assertEquals("\"abc…\"", Visible.quoted("abcd", 3));
    assertEquals("\"abc\"", Visible.quoted("abc", 3));
    assertEquals("\"𤭢…\"", Visible.quoted("𤭢𤭢", 1));
  }
}
