package dev.wsproof.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.github.mustachejava.Mustache;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "counts.html",
        "detail.html",
        "events.html",
        "mark.html",
        "navigation.html",
        "overview.html",
        "base.css",
        "detail.css",
        "overview.css",
        "overview.js"
      })
  void noTemplatePutsInAnythingUnescaped(String name) {
    String text = Templates.text(name);
    assertFalse(text.contains("{{{"), name);
    assertFalse(text.contains("{{&"), name);
    assertFalse(text.contains("{{="), name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"detail.html", "navigation.html", "overview.html", "counts.html"})
  void everyAttributeIsInDoubleQuotes(String name) {
    assertFalse(Templates.text(name).matches("(?s).*<[^>]*=\\s*['{].*"), name);
  }

  @Test
  void everythingThatMeansSomethingInMarkupIsEscaped() {
    assertEquals(
        "&lt;a b=&quot;&#39;&#96;&quot;&gt;&amp;amp;‹LF›‹U+202E›",
        rendered("<a b=\"'`\">&amp;\n\u202E"));
  }

  @Test
  void noValueAddsToTheWordThatPipelinesCount() {
    assertEquals("xcase&#95;failed case_ok _failed", rendered("xcase_failed case_ok _failed"));
  }

  private static String rendered(String value) {
    Mustache template = new Templates().compile(new StringReader("{{value}}"));
    StringWriter page = new StringWriter();
    template.execute(page, List.of(Map.of("value", value)));
    return page.toString();
  }
}
