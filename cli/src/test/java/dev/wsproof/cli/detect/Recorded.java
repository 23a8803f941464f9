package dev.wsproof.cli.detect;

import dev.wsproof.script.CaseId;
import dev.wsproof.script.TestCase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The record of this release; {@code .ci/record-detection} writes it anew. */
final class Recorded {
  /** Its lines. */
  static final List<Detected> LINES = lines();

  private Recorded() {}

  private static List<Detected> lines() {
    try (InputStream in = Recorded.class.getResourceAsStream("/defects/detected.tsv")) {
      return DetectionRecord.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The cases of a line that {@code words} name. */
  static SortedSet<CaseId> ids(Detected line, String words, List<TestCase> all) {
    SortedSet<CaseId> ids = new TreeSet<>();
    for (String word : words.split(", ")) {
      String start = word.endsWith("*") ? word.substring(0, word.length() - 1) : null;
      for (TestCase each : all) {
        String id = each.id().toString();
        boolean named = start == null ? id.equals(word) : id.startsWith(start);
        if (named && each.suite().equals(line.suite())) {
          ids.add(each.id());
        }
      }
    }
    return ids;
  }
}
