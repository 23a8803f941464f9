package dev.wsproof.cases.compile;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.cases.source.Diagnostics;
import dev.wsproof.cases.source.Problem;
import dev.wsproof.cases.source.Utf8Text;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileFilesTest {
  private static final int ROUNDS = 400;

  private static final List<String> BITS =
      List.of(
          "---\n",
          "...\n",
          "${",
          "${id}",
          "$${",
          "}",
          "{",
          "[",
          "]",
          ": ",
          "- ",
          "*a",
          "&a ",
          "!!int ",
          "%YAML 9.9\n",
          "%TAG ! x\n",
          "\"",
          "'",
          "|\n",
          ">\n",
          "\t",
          "\u0000",
          "\u0085",
          "\uFEFF",
          "\\uD800",
          "\\UFFFFFFFF",
          "\\x",
          "99999999999999999999",
          "-1",
          "1e9",
          "null",
          "true",
          "? ",
          "<<: ",
          "#",
          "cases: {table: x}\n",
          "repeat",
          "to: 67108864",
          "length: 18446744073709551615",
          "\r",
          "\n",
          "axes: {a: [1,2,3], b: [1,2,3]}\n",
          "id: \"1.1\"\n",
          "when: [{}]\n",
          "close: none",
          "fin: ");

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = HostileFilesTest.class.getResourceAsStream("/catalogue/" + name)) {
      if (in == null) {
        throw new FileNotFoundException(name);
      }
      return in.readAllBytes();
    }
  }

  private static byte[] mutated(byte[] octets, SplittableRandom random) {
    byte[] file = octets;
    for (int i = random.nextInt(1, 5); i > 0 && file.length > 1; i--) {
      int at = random.nextInt(file.length);
      int to = Math.min(file.length, at + random.nextInt(1, 200));
      byte[] bit = BITS.get(random.nextInt(BITS.size())).getBytes(StandardCharsets.UTF_8);
      file =
          switch (random.nextInt(5)) {
            case 0 -> joined(file, at, new byte[] {(byte) random.nextInt(256)}, at + 1);
            case 1 -> joined(file, at, bit, at);
            case 2 -> joined(file, at, new byte[0], to);
            case 3 -> joined(file, at, Arrays.copyOfRange(file, at, to), at);
            default -> joined(file, at, bit, to);
          };
    }
    return file;
  }

  private static byte[] joined(byte[] file, int at, byte[] middle, int from) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(file, 0, at);
    out.writeBytes(middle);
    out.write(file, from, file.length - from);
    return out.toByteArray();
  }

  private static List<Problem> problems(byte[] file, TableSource tables) {
    Diagnostics out = new Diagnostics();
    CaseFile.compile("f.yaml", file, tables, Set.of(), out);
    return out.problems();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01-framing", "02-pings-pongs", "03-reserved-bits", "04-opcodes",
        "05-fragmentation", "06-utf8", "07-close", "10-misc"
      })
  void spoiltFilesHaveProblemsAndNothingWorse(String name) throws IOException {
    byte[] file = resource(name + ".yaml");
    for (int seed = 0; seed < ROUNDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] spoilt = mutated(file, random);
      String what = name + ", seed " + seed;
      List<Problem> problems =
          assertDoesNotThrow(
              () -> problems(spoilt, table -> mutated(resource(table), random)), what);
      for (Problem problem : problems) {
        String line = problem.toString();
        assertTrue(line.length() < 1200 && line.indexOf('\n') < 0, () -> what + ": " + line);
      }
    }
  }

  @Test
  void filesThatAskForTooManyCasesAreRefused() {
    String values = "1,".repeat(99) + "1";
    String yaml =
        """
        family: f
        about: Why.
        spec: RFC 6455 §5.4
        id: "1.${a}.${b}"
        axes: {a: [%s], b: [%s]}
        script: [%s {close: 1000}]
        expect: {OK: []}
        close: {by: us, codes: [1000]}
        """
            .formatted(values, values, "{frame: text, data: \"x\"}, ".repeat(900));
    assertEquals(
        "f.yaml:6:1: the file's cases are too big: wanted at most 2000000 values in all;"
            + " cut the file in two",
        lastOf(yaml).replaceFirst("6:[0-9]+", "6:1"));
  }

  @Test
  void filesWhoseCasesHoldTooManyOctetsAreRefused() {
    String values = "1,".repeat(99) + "1";
    String yaml =
        """
        family: f
        about: Why.
        spec: RFC 6455 §5.4
        id: "1.${a}"
        axes: {a: [%s]}
        script: [{frame: text, data: "%s"}, {close: 1000}]
        expect: {OK: []}
        close: {by: us, codes: [1000]}
        """
            .formatted(values, "x".repeat(1_000_000));
    assertEquals(
        "f.yaml:6:30: the file's cases are too big: wanted at most 67108864 octets of data"
            + " in all; write long data with repeat",
        lastOf(yaml));
  }

  private static String lastOf(String yaml) {
    List<Problem> problems = problems(yaml.getBytes(StandardCharsets.UTF_8), name -> new byte[0]);
    return problems.stream()
        .map(Problem::toString)
        .filter(line -> line.contains("too big"))
        .findFirst()
        .orElse("none of " + problems.size());
  }

  @Test
  void filesThatAreTooLongAreRefused() {
    byte[] file = new byte[Utf8Text.MOST_OCTETS + 1];
    Arrays.fill(file, (byte) '#');
    assertEquals(
        List.of(
            "f.yaml:1:1: the file is too long: got 4194305 octets, wanted at most 4194304;"
                + " write long data with repeat, or cut the file in two"),
        problems(file, name -> new byte[0]).stream().map(Problem::toString).toList());
  }

  @Test
  void filesWithTooManyValuesAreRefused() {
    byte[] file = ("a: [" + "1,".repeat(200_000) + "]").getBytes(StandardCharsets.UTF_8);
    List<Problem> problems = problems(file, name -> new byte[0]);
    assertEquals("the file is too big: wanted at most 200000 values", problems.get(0).message());
  }

  @Test
  void filesWithTooManyMistakesEndTheirListAtAThousand() {
    byte[] file = "x: {}\n---\n".repeat(2_000).getBytes(StandardCharsets.UTF_8);
    List<Problem> problems = problems(file, name -> new byte[0]);
    assertEquals(Diagnostics.MOST + 1, problems.size());
    assertEquals(
        "more than 1000 problems: the rest is not shown", problems.get(Diagnostics.MOST).message());
  }

  @Test
  void octetsThatAreNoTextAreTold() {
    byte[] file = {'a', ':', ' ', 'b', '\n', (byte) 0xC3, (byte) 0xA4, (byte) 0xFF};
    assertEquals(
        List.of("f.yaml:2:2: not UTF-8: got octet 0xff, wanted text; write octets as {hex: \"…\"}"),
        problems(file, name -> new byte[0]).stream().map(Problem::toString).toList());
  }
}
