package dev.wsproof.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.report.diff.Comparison;
import dev.wsproof.report.diff.Pairing;
import dev.wsproof.report.html.Pages;
import dev.wsproof.report.json.DetailJson;
import dev.wsproof.report.json.DetailJsonReader;
import dev.wsproof.report.json.IndexJsonReader;
import dev.wsproof.report.json.JournalReader;
import dev.wsproof.report.json.Malformed;
import dev.wsproof.report.view.CaseNotes;
import dev.wsproof.report.view.ReportInfo;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a journal, an index or a detail file holds: one sentence, and no file elsewhere. */
class MutationTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final ReportInfo INFO = ReportInfo.of("1.0", ReportInfo.Kind.SERVERS, NOW);

  @TempDir Path temp;

  @Test
  void readersYieldAValueOrASentence() {
    long seed = seed();
    Mutation mutation = new Mutation(seed);
    List<byte[]> details =
        List.of(
            DetailJson.of(SampleReport.hostile("a", "5.19")),
            DetailJson.of(SampleEchoes.complete("a", "5.19", 1, SampleEchoes.TRAFFIC)));
    Pages pages = new Pages(INFO);
    int values = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] spoilt = mutation.of(details.get(i % 2));
      try {
        byte[] page = pages.detail(DetailJsonReader.read(spoilt), CaseNotes.NONE, "a_case_5_19");
        assertTrue(new String(page, StandardCharsets.UTF_8).contains("<html"));
        values++;
      } catch (Malformed sentence) {
        assertIsOneLine(sentence.getMessage(), seed);
      } catch (RuntimeException defect) {
        throw new AssertionError(
            "seed " + seed + ": " + new String(spoilt, StandardCharsets.ISO_8859_1), defect);
      }
    }
    assertTrue(values > 100, "some survive: " + values);
  }

  @Test
  void indexAndJournalReadersYieldAValueOrASentence() throws Exception {
    long seed = seed();
    Mutation mutation = new Mutation(seed);
    Folder folder = run(temp.resolve("run"));
    byte[] index = Files.readAllBytes(folder.path().resolve("index.json"));
    List<byte[]> lines =
        folder
            .text(Journal.NAME)
            .lines()
            .map(line -> line.getBytes(StandardCharsets.UTF_8))
            .toList();
    for (int i = 0; i < 20_000; i++) {
      byte[] spoiltIndex = mutation.of(index);
      byte[] spoiltLine = mutation.of(lines.get(i % lines.size()));
      try {
        IndexJsonReader.read(spoiltIndex)
            .forEach(entry -> assertTrue(entry.file().matches("[a-z0-9_]+"), entry.file()));
        JournalReader.read(spoiltLine);
      } catch (Malformed sentence) {
        assertIsOneLine(sentence.getMessage(), seed);
      } catch (RuntimeException defect) {
        throw new AssertionError("seed " + seed + ", round " + i, defect);
      }
    }
  }

  @Test
  void aSpoiltFolderIsRenderedMergedAndGoneOnWithOrRefusedInASentence() throws Exception {
    long seed = seed();
    Mutation mutation = new Mutation(seed);
    Folder good = run(temp.resolve("good"));
    Path around = Files.createDirectory(temp.resolve("around"));
    Files.writeString(around.resolve("x"), "outside");
    Files.writeString(around.resolve("x_case_1_1_1.json"), "outside");
    List<String> spoilable =
        List.of(Journal.NAME, "index.json", "a_case_1_1_1.json", "a_case_1_1_2.html");
    int done = 0;
    for (int i = 0; i < 240; i++) {
      Path spoilt = around.resolve("spoilt");
      good.copy(spoilt);
      String name = spoilable.get(i % spoilable.size());
      Files.write(spoilt.resolve(name), mutation.of(Files.readAllBytes(spoilt.resolve(name))));
      if (!name.equals(Journal.NAME) && i % 3 > 0) {
        Files.delete(spoilt.resolve(Journal.NAME));
      }
      Path out = around.resolve("out");
      try {
        use(i, spoilt, out, good.path());
        done++;
      } catch (ReportFailure sentence) {
        assertIsOneLine(sentence.getMessage(), seed);
        assertFalse(sentence.getMessage().contains("defect"), sentence.getMessage());
      } catch (RuntimeException defect) {
        throw new AssertionError("seed " + seed + ", round " + i, defect);
      }
      assertNoFileElsewhere(spoilt, "seed " + seed + ", round " + i);
      assertNoFileElsewhere(out, "seed " + seed + ", round " + i);
      remove(spoilt);
      remove(out);
      Map<String, String> rest = new TreeMap<>(new Folder(around).files());
      assertEquals(Map.of("x", "outside", "x_case_1_1_1.json", "outside"), rest);
    }
    assertTrue(done > 30, "some survive: " + done);
  }

  private static void use(int round, Path spoilt, Path out, Path good) throws ReportFailure {
    switch (round % 5) {
      case 0 -> ReportFolder.render(spoilt, "1.0", NOW);
      case 1 -> ReportMerge.merge(out, List.of(spoilt, good), "1.0", NOW);
      case 2 -> Comparison.of(spoilt, good, Pairing.BY_NAME);
      case 3 -> {
        try (Reports reports = Reports.open(spoilt, INFO, Existing.CONTINUE)) {
          reports.accept(SampleResults.plain("a", "1.1.1"));
        }
      }
      default -> {
        try (Reports reports = Reports.open(spoilt, INFO)) {
          reports.accept(SampleResults.plain("a", "1.1.1"));
        }
      }
    }
  }

  private static void assertNoFileElsewhere(Path folder, String when) throws IOException {
    if (Files.exists(folder)) {
      for (String name : new Folder(folder).files().keySet()) {
        assertTrue(
            name.matches(
                "[a-z0-9_]*_case_[0-9_]+\\.(html|json)|index\\.(html|json)|wsproof-[a-z]+\\.(css|jsonl)"),
            when + ": " + name);
      }
    }
  }

  private static Folder run(Path outdir) throws ReportFailure {
    try (Reports reports = Reports.open(outdir, INFO)) {
      reports.accept(SampleResults.plain("a", "1.1.1"));
      reports.accept(SampleReport.hostile("a", "1.1.2"));
      reports.accept(SampleResults.of("b", "1.1.1", Behavior.FAILED, CloseBehavior.UNCLEAN));
      reports.accept(SampleResults.plain("a", "1.1.1"));
      reports.accept(SampleEchoes.wrong("b", "12.1.1", "Message 2 differs at octet 1."));
    }
    return new Folder(outdir);
  }

  private static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  private static void assertIsOneLine(String sentence, long seed) {
    assertEquals(
        0, sentence.chars().filter(c -> c < ' ').count(), () -> "seed " + seed + ": " + sentence);
    assertTrue(sentence.length() < 1000, () -> "seed " + seed + ": " + sentence);
  }

  private static long seed() {
    long seed = Long.getLong("wsproof.seed", ThreadLocalRandom.current().nextLong());
    System.out.println("-Dwsproof.seed=" + seed);
    return seed;
  }
}
