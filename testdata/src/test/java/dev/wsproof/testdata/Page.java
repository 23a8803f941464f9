package dev.wsproof.testdata;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** A long page about nothing: headings, paragraphs, links, lists and tables, as HTML and XML. */
final class Page {
  static final int OCTETS = 263_527;
  private static final int ROOM_FOR_THE_END = 9000;
  private static final String[] SIGNS = {"–", "„", "€", "½", "→", "✓", "漢字", "😀", "Ω"};

  private Page() {}

  static byte[] generate() {
    Nonsense words = new Nonsense(4);
    StringBuilder body = new StringBuilder();
    StringBuilder contents = new StringBuilder();
    int sections = 0;
    while (octets(contents) + octets(body) < OCTETS - ROOM_FOR_THE_END) {
      String title = words.name() + " " + words.word();
      sections++;
      contents
          .append("    <li class=\"entry level-1\"><a class=\"entry-link\" href=\"#section-")
          .append(sections)
          .append("\">")
          .append(title)
          .append("</a></li>\n");
      section(words, sections, title, body);
    }
    String head =
        """
        <!DOCTYPE html>
        <html xmlns="http://www.w3.org/1999/xhtml" lang="en">
        <head>
          <meta charset="utf-8"/>
          <title>A page about nothing</title>
        </head>
        <body>
          <h1 id="top">A page about nothing</h1>
          <ul class="contents">
        """;
    String end = "\n  </p>\n</body>\n</html>\n";
    StringBuilder page = new StringBuilder(head).append(contents).append("  </ul>\n").append(body);
    page.append("  <p class=\"text last\">\n");
    int room = OCTETS - octets(page) - end.length();
    String last = "    made by a program, without a meaning.\n";
    page.append(last.repeat(room / last.length() + 1), 0, room).append(end);
    return page.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static int octets(CharSequence text) {
    return text.toString().getBytes(StandardCharsets.UTF_8).length;
  }

  private static void section(Nonsense words, int number, String title, StringBuilder page) {
    SplittableRandom random = words.random();
    page.append("  <h2 class=\"heading\" id=\"section-").append(number).append("\">");
    page.append(title).append("</h2>\n");
    for (int i = 12 + random.nextInt(20); i > 0; i--) {
      page.append("  <p class=\"text\">").append(words.sentence(16)).append(" See <a class=\"");
      page.append("reference internal\" href=\"#section-").append(1 + random.nextInt(number));
      page.append("\">section ").append(i).append("</a> ");
      page.append(SIGNS[random.nextInt(SIGNS.length)]).append("</p>\n");
    }
    page.append("  <table class=\"figures striped\">\n    <tbody>\n");
    for (int row = 0; row < 8; row++) {
      page.append("      <tr class=\"row ").append(row % 2 == 0 ? "even" : "odd").append("\">");
      page.append("<th scope=\"row\" class=\"label\">").append(words.name()).append("</th>");
      for (int column = 0; column < 3; column++) {
        page.append("<td class=\"number\">").append(random.nextInt(10_000)).append("</td>");
      }
      page.append("<td class=\"sign\">").append(SIGNS[random.nextInt(SIGNS.length)]);
      page.append("</td></tr>\n");
    }
    page.append("    </tbody>\n  </table>\n  <p class=\"back\"><a class=\"reference internal\" ");
    page.append("href=\"#top\">Back to the top</a></p>\n");
  }
}
