package dev.wsproof.testdata;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files that are shipped are what the programs make, and as hard to compress as promised. */
class CorpusFilesTest {
  static byte[] file(String name) throws IOException {
    try (InputStream in = CorpusFilesTest.class.getResourceAsStream("/corpora/" + name)) {
      return in.readAllBytes();
    }
  }

  static String text(String name) throws IOException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file(name))).toString();
  }

  @TestFactory
  List<DynamicTest> everyFileIsWhatItsProgramMakes() {
    return CorpusFiles.GENERATORS.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () -> assertArrayEquals(entry.getValue().get(), file(entry.getKey()))))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "posts.json,    194056, 0.10, 0.15",
    "picture.bmp,   263222, 0.85, 0.90",
    "prose.txt,     222218, 0.36, 0.42",
    "page.html,     263527, 0.17, 0.23",
    "document.pdf, 1042328, 0.88, 0.93",
  })
  void filesHaveTheClassicSizesAndCompressAlike(String name, int size, double least, double most)
      throws IOException {
    byte[] octets = file(name);
    assertEquals(size, octets.length);
    double ratio = (double) compressedSize(octets) / octets.length;
    assertTrue(ratio >= least && ratio <= most, () -> name + ": " + ratio);
  }

  private static int compressedSize(byte[] octets) {
    Deflater deflater = new Deflater(6, true);
    deflater.setInput(octets);
    deflater.finish();
    byte[] out = new byte[octets.length + 1000];
    int size = deflater.deflate(out);
    assertTrue(deflater.finished());
    deflater.end();
    return size;
  }

  @ParameterizedTest
  @CsvSource({"posts.json, 193517", "page.html, 259691"})
  void textFilesHaveCharactersOfOneToFourOctets(String name, int characters) throws IOException {
    String text = text(name);
    assertEquals(characters, text.codePointCount(0, text.length()));
    assertEquals(
        List.of(1, 2, 3, 4),
        text.codePoints()
            .mapToObj(c -> Character.toString(c).getBytes(StandardCharsets.UTF_8).length)
            .distinct()
            .sorted()
            .collect(Collectors.toList()));
  }

  @ParameterizedTest
  @CsvSource({"posts.json", "prose.txt", "page.html"})
  void textFilesHaveNoControlCharactersButLineEnds(String name) throws IOException {
    assertTrue(text(name).codePoints().allMatch(c -> c == '\n' || !Character.isISOControl(c)));
  }
}
