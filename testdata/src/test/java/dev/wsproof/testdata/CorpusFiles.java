package dev.wsproof.testdata;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** All files of {@code corpora}; writes them where it is told to. */
final class CorpusFiles {
  /** What makes each. */
  static final Map<String, Supplier<byte[]>> GENERATORS = new LinkedHashMap<>();

  static {
    GENERATORS.put("posts.json", Posts::generate);
    GENERATORS.put("picture.bmp", Picture::generate);
    GENERATORS.put("prose.txt", Prose::generate);
    GENERATORS.put("page.html", Page::generate);
    GENERATORS.put("document.pdf", Document::generate);
  }

  private CorpusFiles() {}

  /** Writes them all into the folder that the first argument names. */
  public static void main(String[] folder) throws IOException {
    for (Map.Entry<String, Supplier<byte[]>> file : GENERATORS.entrySet()) {
      Files.write(Path.of(folder[0], file.getKey()), file.getValue().get());
    }
  }
}
