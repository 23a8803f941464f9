package dev.wsproof.cases.compile;

import dev.wsproof.script.Corpus;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The data that echo steps can name: resources of testdata, each read when the first message is cut
 * from it. Takes no data of users.
 */
final class Corpora {
  /** All of them. */
  static final Map<String, Corpus> BY_NAME = new LinkedHashMap<>();

  static {
    add("json", true, "posts.json");
    add("bitmap", false, "picture.bmp");
    add("prose", false, "prose.txt");
    add("html", true, "page.html");
    add("pdf", false, "document.pdf");
  }

  private Corpora() {}

  private static void add(String name, boolean text, String file) {
    BY_NAME.put(name, new Corpus(name, text, () -> read("/corpora/" + file)));
  }

  private static byte[] read(String resource) {
    try (InputStream in = Corpora.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new FileNotFoundException("no resource " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
