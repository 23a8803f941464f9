package dev.wsproof.testdata;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A story without meaning: chapters, paragraphs, lines of at most 72 characters, in UTF-8. */
final class Prose {
  static final int OCTETS = 222_218;
  private static final int WIDTH = 72;
  private static final int PARAGRAPHS_A_CHAPTER = 25;

  private Prose() {}

  static byte[] generate() {
    Nonsense words = new Nonsense(3);
    StringBuilder text = new StringBuilder();
    for (int chapter = 1; text.length() < OCTETS; chapter++) {
      text.append("Chapter ").append(chapter).append(": ").append(words.name()).append("\n\n");
      for (int i = 0; i < PARAGRAPHS_A_CHAPTER; i++) {
        paragraph(words, text);
      }
    }
    byte[] octets = Arrays.copyOf(text.toString().getBytes(StandardCharsets.UTF_8), OCTETS);
    int end = OCTETS - 1;
    while ((octets[end] & 0x80) != 0) {
      octets[end--] = '.'; // a character is not cut
    }
    octets[OCTETS - 1] = '\n';
    return octets;
  }

  private static void paragraph(Nonsense words, StringBuilder text) {
    int column = 0;
    int sentences = 2 + words.random().nextInt(6);
    for (int i = 0; i < sentences; i++) {
      for (String word : words.sentence(14).split(" ")) {
        boolean fits = column + 1 + word.length() <= WIDTH;
        if (column > 0) {
          text.append(fits ? ' ' : '\n');
        }
        column = column > 0 && fits ? column + 1 + word.length() : word.length();
        text.append(word);
      }
    }
    text.append("\n\n");
  }
}
