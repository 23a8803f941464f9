package dev.wsproof.testdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The document is PDF: the table of objects is right, and every page inflates to lines of text. */
class DocumentTest {
  private static final Pattern END =
      Pattern.compile("trailer\n<< /Size (\\d+) /Root 1 0 R >>\nstartxref\n(\\d+)\n%%EOF\n$");

  private static byte[] octets;
  private static String file;
  private static int[] offsets;

  @BeforeAll
  static void readTheTableOfObjects() throws IOException {
    octets = CorpusFilesTest.file("document.pdf");
    file = new String(octets, StandardCharsets.ISO_8859_1);
    Matcher end = END.matcher(file);
    assertTrue(end.find());
    int size = Integer.parseInt(end.group(1));
    int table = Integer.parseInt(end.group(2));
    String head = "xref\n0 " + size + "\n0000000000 65535 f \n";
    assertTrue(file.startsWith(head, table));
    offsets = new int[size];
    for (int i = 1; i < size; i++) {
      int entry = table + head.length() + (i - 1) * 20;
      assertEquals(" 00000 n \n", file.substring(entry + 10, entry + 20));
      offsets[i] = Integer.parseInt(file.substring(entry, entry + 10));
    }
    assertEquals(end.start(), table + head.length() + (size - 1) * 20);
  }

  private static String object(int number) {
    String head = number + " 0 obj\n";
    assertTrue(file.startsWith(head, offsets[number]), () -> "object " + number);
    int end = file.indexOf("\nendobj\n", offsets[number]);
    return file.substring(offsets[number] + head.length(), end);
  }

  @Test
  void beginsAsPdfWithOctetsThatAreNoAscii() {
    assertTrue(file.startsWith("%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n"));
  }

  @Test
  void everyPageIsInTheTreeAndHasItsStream() throws DataFormatException {
    assertEquals("<< /Type /Catalog /Pages 2 0 R >>", object(1));
    assertTrue(object(3).startsWith("<< /Type /Font "));
    Matcher tree =
        Pattern.compile("<< /Type /Pages /Count (\\d+) /Kids \\[\n([^\\]]*)\\] >>")
            .matcher(object(2));
    assertTrue(tree.matches());
    String[] kids = tree.group(2).strip().split(" 0 R\\s*");
    assertEquals(Integer.parseInt(tree.group(1)), kids.length);
    assertEquals(offsets.length, 4 + 2 * kids.length);
    for (int i = 0; i < kids.length; i++) {
      int page = Integer.parseInt(kids[i]);
      assertTrue(object(page).startsWith("<< /Type /Page /Parent 2 0 R "));
      assertTrue(object(page).contains("/Contents " + (page + 1) + " 0 R "));
      String content = inflated(page + 1);
      assertTrue(content.startsWith("BT /F1 10 Tf "), content);
      assertTrue(content.endsWith("(" + (i + 1) + ") ' ET\n"), content);
    }
  }

  private static String inflated(int number) throws DataFormatException {
    Matcher stream =
        Pattern.compile("<< /Length (\\d+) /Filter /FlateDecode >>\nstream\n")
            .matcher(object(number));
    assertTrue(stream.lookingAt());
    int length = Integer.parseInt(stream.group(1));
    int begin = offsets[number] + (number + " 0 obj\n").length() + stream.end();
    assertTrue(file.startsWith("\nendstream\nendobj\n", begin + length));
    Inflater inflater = new Inflater();
    inflater.setInput(octets, begin, length);
    byte[] content = new byte[1 << 16];
    int size = inflater.inflate(content);
    assertTrue(inflater.finished());
    assertEquals(0, inflater.getRemaining());
    inflater.end();
    return new String(content, 0, size, StandardCharsets.ISO_8859_1);
  }
}
