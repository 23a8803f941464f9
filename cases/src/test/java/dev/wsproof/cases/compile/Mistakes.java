package dev.wsproof.cases.compile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The wrong case files of {@code mistakes.txt}, which says how it is to be read. */
final class Mistakes {
  /** A family without mistakes, a line a key. */
  private static final List<String> BASE =
      List.of(
          "family: f",
          "about: Why.",
          "spec: RFC 6455 §5.4",
          "id: \"1.1\"",
          "script: [{frame: text}, {close-after: 1s}]",
          "expect: {OK: []}",
          "close: {by: us, codes: [1000]}");

  private Mistakes() {}

  /**
   * A wrong case file.
   *
   * @param schemaSees whether the JSON schema refuses it too
   * @param said the problems without the file's name
   */
  record Mistake(String name, boolean schemaSees, String yaml, List<String> said) {}

  static List<Mistake> all() {
    String text;
    try (InputStream in = Mistakes.class.getResourceAsStream("/mistakes.txt")) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Mistake> all = new ArrayList<>();
    String[] entries = text.split("(?m)^= ");
    for (int i = 1; i < entries.length; i++) {
      all.add(mistake(entries[i].lines().toList()));
    }
    return all;
  }

  /** The family without mistakes. */
  static String base() {
    return String.join("\n", BASE) + "\n";
  }

  private static Mistake mistake(List<String> lines) {
    String[] head = lines.get(0).split(" \\| ");
    Map<String, String> family = new LinkedHashMap<>();
    BASE.forEach(line -> family.put(key(line), line));
    List<String> own = new ArrayList<>();
    List<String> said = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      if (line.startsWith("| ")) {
        own.add(line.substring(2));
      } else if (line.startsWith("! ")) {
        said.add(line.substring(2));
      } else if (line.startsWith("- ")) {
        family.remove(line.substring(2));
      } else if (!line.isBlank()) {
        family.put(key(line), line);
      }
    }
    List<String> file = own.isEmpty() ? List.copyOf(family.values()) : own;
    return new Mistake(head[0], head[1].equals("schema"), String.join("\n", file) + "\n", said);
  }

  private static String key(String line) {
    return line.substring(0, line.indexOf(':'));
  }
}
