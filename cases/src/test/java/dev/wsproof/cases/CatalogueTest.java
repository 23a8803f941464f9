package dev.wsproof.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.cases.source.Problem;
import dev.wsproof.script.CaseId;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
  private static final String FAMILY =
      """
      family: own
      about: Why.
      spec: RFC 6455 §5.4
      cases: %s
      script: [{close: 1000}]
      expect: {OK: []}
      close: {by: us, codes: [1000]}
      """;

  @TempDir Path dir;

  private Path write(String name, String text) throws IOException {
    Path file = dir.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private List<String> said(List<Problem> problems) {
    return problems.stream()
        .map(problem -> problem.toString().replace(dir + File.separator, ""))
        .toList();
  }

  private static List<String> ids(Catalogue catalogue) {
    return catalogue.cases().stream().map(testCase -> testCase.id().toString()).toList();
  }

  @Test
  void everyFileAmongTheResourcesIsLoaded() throws IOException, URISyntaxException {
    Path folder = Path.of(Catalogue.class.getResource("/catalogue/01-framing.yaml").toURI());
    try (Stream<Path> files = Files.list(folder.getParent())) {
      assertEquals(
          CaseFiles.CLASSIC,
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".yaml") && !name.equals("requirements.yaml"))
              .sorted()
              .toList());
    }
  }

  @Test
  void theClassicCatalogueIsLoadedOnce() {
    assertSame(Catalogue.classic(), Catalogue.classic());
  }

  @Test
  void casesAreFoundByIdAndPlace() {
    Catalogue classic = Catalogue.classic();
    assertEquals("5.19-5.20", classic.find(CaseId.of("5.20")).orElseThrow().family());
    assertTrue(classic.find(CaseId.of("5.21")).isEmpty());
    assertEquals(
        "catalogue/07-close.yaml", classic.whereIs(CaseId.of("7.9.3")).orElseThrow().file());
    assertEquals(
        "catalogue/deflate/loads.tsv", classic.whereIs(CaseId.of("13.7.18")).orElseThrow().file());
    assertEquals(
        "catalogue/utf8/sequences.tsv", classic.whereIs(CaseId.of("6.5.1")).orElseThrow().file());
  }

  @Test
  void chaptersHaveTitles() {
    assertEquals(
        "{1=Framing, 2=Pings and pongs, 3=Reserved bits, 4=Opcodes, 5=Fragmentation, 6=UTF-8,"
            + " 7=Closing handshake, 9=Limits and performance, 10=Miscellaneous,"
            + " 12=Compression of different data, 13=Compression with different parameters}",
        Catalogue.classic().titles().toString());
  }

  @Test
  void foldersStandForTheirFiles() throws IOException {
    write("b.yaml", FAMILY.formatted("[{id: \"100.2\"}]"));
    write("a.yml", FAMILY.formatted("[{id: \"100.10\"}]"));
    write("deeper/c.yaml", "nonsense");
    write("README.md", "nonsense");
    assertEquals(List.of("100.2", "100.10"), ids(Catalogue.load(dir)));
    assertEquals(List.of("100.10"), ids(Catalogue.load(dir.resolve("a.yml"))));
  }

  @Test
  void tablesLieBesideTheirFile() throws IOException {
    write("t/ids.tsv", "id\n100.1\n100.2\n");
    write("a.yaml", FAMILY.formatted("{table: t/ids.tsv}"));
    assertEquals(List.of("100.1", "100.2"), ids(Catalogue.load(dir)));
  }

  @Test
  void tablesOutsideTheFolderAreNotReadThroughLinks() throws IOException {
    Path secret = write("secret/ids.tsv", "id\n100.1\n");
    Files.createDirectories(dir.resolve("own"));
    Files.createSymbolicLink(dir.resolve("own/ids.tsv"), secret);
    write("own/a.yaml", FAMILY.formatted("{table: ids.tsv}"));
    assertEquals(
        List.of(
            "own/a.yaml:4:16 family own: table ids.tsv can't be read: it lies outside the folder of"
                + " the case file"),
        said(Lint.check(dir.resolve("own"))));
  }

  @Test
  void mistakesOfATableAreToldWhereTheyStand() throws IOException {
    write("ids.tsv", "id\tid\tn:int\tN\n100.1\n\n100.2\ta\tb\t\n");
    write("a.yaml", FAMILY.formatted("{table: ids.tsv}"));
    List<String> said = said(Lint.check(dir));
    assertEquals(
        List.of(
            "ids.tsv:1:4: column 'id' stands twice: leave one out",
            "ids.tsv:1:7: column type: got \"int\", wanted text, number, flag or hex",
            "ids.tsv:1:13: column name: got \"N\", wanted up to 30 of a-z, 0-9 and -, a letter first",
            "ids.tsv:2:1: got 1 cells, wanted 4 between tabs"),
        said);
  }

  @Test
  void allProblemsOfAllFilesAreToldAtOnce() throws IOException {
    write("a.yaml", FAMILY.formatted("[{id: \"100.1\"}]").replace("1000}]", "70000}]"));
    write("b.yaml", FAMILY.formatted("[{id: \"100.2\"}]").replace("us", "them"));
    List<String> said =
        List.of(
            "a.yaml:5:18 case 100.1: close: got the number 70000, wanted a whole number from 0 to 65535",
            "b.yaml:7:13 case 100.2: by: got \"them\", wanted us or peer or either");
    assertEquals(said, said(Lint.check(dir)));
    CaseFileException refused = assertThrows(CaseFileException.class, () -> Catalogue.load(dir));
    assertEquals(said, said(refused.problems()));
    assertEquals(2, refused.getMessage().lines().count());
  }

  @Test
  void idsAreTakenAcrossFiles() throws IOException {
    write("a.yaml", FAMILY.formatted("[{id: \"100.1\"}]"));
    write("b.yaml", FAMILY.formatted("[{id: \"100.1\"}]"));
    assertEquals(
        List.of("b.yaml:4:9 case 100.1: id: taken in a.yaml, wanted another"),
        said(Lint.check(dir)));
  }

  @Test
  void idsOfTheClassicSuiteAreTaken() throws IOException {
    write("a.yaml", FAMILY.formatted("[{id: \"7.7.1\"}]"));
    List<String> said =
        List.of("a.yaml:4:9 case 7.7.1: id: taken in catalogue/07-close.yaml, wanted another");
    assertEquals(said, said(Lint.check(dir)));
    Catalogue own = Catalogue.load(dir);
    CaseFileException refused =
        assertThrows(CaseFileException.class, () -> Catalogue.classic().and(own));
    assertEquals(said, said(refused.problems()));
  }

  @Test
  void soAreIdsAndTheNameOfTheExtendedSuite() throws IOException {
    write("a.yaml", FAMILY.formatted("[{id: \"0.1.1\"}]"));
    write("b.yaml", "suite: extended\n---\n" + FAMILY.formatted("[{id: \"100.1\"}]"));
    assertEquals(
        List.of(
            "a.yaml:4:9 case 0.1.1: id: taken in"
                + " catalogue/extended/00-opening-handshake.yaml, wanted another",
            "b.yaml:1:8: suite: got \"extended\", wanted a name that wsproof does not use"
                + " itself"),
        said(Lint.check(dir)));
  }

  @Test
  void cataloguesAreJoinedInTheOrderOfTheirIds() throws IOException {
    write("a.yaml", FAMILY.formatted("[{id: \"5.99\"}, {id: \"100.1\"}]"));
    List<String> ids = ids(Catalogue.classic().and(Catalogue.load(dir)));
    assertEquals(519, ids.size());
    assertEquals(List.of("5.20", "5.99", "6.1.1"), ids.subList(63, 66));
    assertEquals("100.1", ids.get(518));
  }

  @Test
  void whatIsNotThereIsAProblem() throws IOException {
    assertEquals(
        List.of(
            "nowhere:1:1: can't be read: it is not there, wanted a case file or a folder of them"),
        said(Lint.check(dir.resolve("nowhere"))));
    assertEquals(1, Lint.check(dir).size()); // an empty folder
    assertEquals(
        "no case file in the folder: wanted names that end in .yaml or .yml",
        Lint.check(dir).get(0).message());
  }

  @Test
  void aGoodFolderHasNoProblems() throws IOException {
    write("a.yaml", FAMILY.formatted("[{id: \"100.1\"}]"));
    assertEquals(List.of(), Lint.check(dir));
  }
}
