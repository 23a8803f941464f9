package dev.wsproof.testdata;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A book without meaning as PDF 1.4: each page a compressed stream of its own. */
final class Document {
  static final int OCTETS = 1_042_328;

  private static final int LINES_A_PAGE = 64;
  private static final int LINE_CHARACTERS = 96;
  private static final int ROOM_FOR_THE_END_A_PAGE = 10;
  private static final int PAGE_TREE = 2;
  private static final int FONT = 3;

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private final List<Integer> offsets = new ArrayList<>();
  private final Nonsense words = new Nonsense(5);

  private Document() {}

  static byte[] generate() {
    return new Document().whole();
  }

  private byte[] whole() {
    text("%PDF-1.4\n%âãÏÓ\n");
    offsets.add(0);
    object("<< /Type /Catalog /Pages 2 0 R >>");
    offsets.add(0); // the page tree comes last, when its length is known
    object("<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>");
    StringBuilder kids = new StringBuilder();
    int pages = 0;
    byte[] next = page(1);
    while (file.size() + next.length + 400 + endOctets(pages + 1) < OCTETS) {
      pages++;
      kids.append(offsets.size()).append(" 0 R").append(pages % 8 == 0 ? "\n" : " ");
      int contents = offsets.size() + 1;
      object(
          ("<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
                  + " /Resources << /Font << /F1 %d 0 R >> >> >>")
              .formatted(PAGE_TREE, contents, FONT));
      stream(next);
      next = page(pages + 1);
    }
    offsets.set(PAGE_TREE, file.size());
    text("2 0 obj\n<< /Type /Pages /Count " + pages + " /Kids [\n" + kids + "] >>\nendobj\n");
    end();
    return file.toByteArray();
  }

  /** More than what follows the last of so many pages takes. */
  private static int endOctets(int pages) {
    return pages * (ROOM_FOR_THE_END_A_PAGE + 2 * 20) + 400;
  }

  /** The compressed content of a page: lines of text from the top down. */
  private byte[] page(int number) {
    StringBuilder content = new StringBuilder("BT /F1 10 Tf 12 TL 50 800 Td\n");
    StringBuilder line = new StringBuilder();
    for (int lines = 0; lines < LINES_A_PAGE; ) {
      for (String word : words.sentence(14).split(" ")) {
        if (line.length() + word.length() >= LINE_CHARACTERS) {
          content.append('(').append(line).append(") '\n");
          line.setLength(0);
          lines++;
        }
        line.append(line.length() == 0 ? "" : " ").append(word);
      }
    }
    content.append("T* (").append(number).append(") ' ET\n");
    return PlainDeflate.compress(content.toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  private void object(String content) {
    int number = offsets.size();
    offsets.add(file.size());
    text(number + " 0 obj\n" + content + "\nendobj\n");
  }

  private void stream(byte[] octets) {
    int number = offsets.size();
    offsets.add(file.size());
    text(number + " 0 obj\n<< /Length " + octets.length + " /Filter /FlateDecode >>\nstream\n");
    file.writeBytes(octets);
    text("\nendstream\nendobj\n");
  }

  /** A comment that fills up, the table of objects, and where that is. */
  private void end() {
    StringBuilder table = new StringBuilder("xref\n0 " + offsets.size() + "\n");
    table.append("0000000000 65535 f \n");
    offsets.stream().skip(1).forEach(at -> table.append("%010d 00000 n \n".formatted(at)));
    table.append("trailer\n<< /Size ").append(offsets.size()).append(" /Root 1 0 R >>\n");
    table.append("startxref\n");
    String last = "\n%%EOF\n";
    int room = OCTETS - file.size() - table.length() - last.length();
    int digits = Integer.toString(OCTETS - table.length()).length();
    room -= digits;
    text("% " + "made by a program. ".repeat(room).substring(0, room - 3) + "\n");
    text(table.toString() + file.size() + last);
  }

  private void text(String text) {
    file.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
