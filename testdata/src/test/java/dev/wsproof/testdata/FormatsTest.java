package dev.wsproof.testdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** The files are valid of their kinds, as readers see it that are not ours. */
class FormatsTest {
  /** Elements that HTML has; none of them needs what we leave out. */
  private static final Set<String> HTML =
      Set.of(
          "html", "head", "meta", "title", "body", "h1", "h2", "p", "a", "ul", "li", "table",
          "tbody", "tr", "th", "td");

  @Test
  void thePostsAreJson() throws IOException {
    JsonFactory factory =
        JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    int posts = 0;
    try (JsonParser parser =
        factory.createParser(ObjectReadContext.empty(), CorpusFilesTest.file("posts.json"))) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        boolean inPosts = parser.streamReadContext().getNestingDepth() == 3;
        posts += inPosts && token == JsonToken.START_OBJECT ? 1 : 0;
      }
    }
    assertTrue(posts > 100, () -> "few posts");
  }

  @Test
  void thePictureIsABitmapOfGreys() throws IOException {
    var image = ImageIO.read(new ByteArrayInputStream(CorpusFilesTest.file("picture.bmp")));
    assertEquals(512, image.getWidth());
    assertEquals(512, image.getHeight());
    Set<Integer> greys = new HashSet<>();
    for (int y = 0; y < 512; y++) {
      for (int x = 0; x < 512; x++) {
        int color = image.getRGB(x, y);
        assertEquals(color & 0xFF, color >> 8 & 0xFF);
        assertEquals(color & 0xFF, color >> 16 & 0xFF);
        greys.add(color & 0xFF);
      }
    }
    assertTrue(greys.size() > 150, () -> greys.size() + " greys");
  }

  @Test
  void thePageIsHtmlThatIsXmlToo() throws Exception {
    String text = CorpusFilesTest.text("page.html");
    assertTrue(text.startsWith("<!DOCTYPE html>\n<html "), text.substring(0, 40));
    var page =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(CorpusFilesTest.file("page.html")));
    NodeList elements = page.getElementsByTagName("*");
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < elements.getLength(); i++) {
      Element element = (Element) elements.item(i);
      assertTrue(HTML.contains(element.getTagName()), element::getTagName);
      if (element.hasAttribute("id")) {
        assertTrue(ids.add(element.getAttribute("id")), () -> element.getAttribute("id"));
      }
    }
    NodeList links = page.getElementsByTagName("a");
    for (int i = 0; i < links.getLength(); i++) {
      String target = ((Element) links.item(i)).getAttribute("href");
      assertTrue(ids.contains(target.substring(1)), target);
    }
    assertEquals(1, page.getElementsByTagName("title").getLength());
    assertEquals(1, page.getElementsByTagName("meta").getLength());
  }
}
