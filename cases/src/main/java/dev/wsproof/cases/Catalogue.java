package dev.wsproof.cases;

import dev.wsproof.cases.compile.LocatedCase;
import dev.wsproof.cases.source.Diagnostics;
import dev.wsproof.cases.source.Position;
import dev.wsproof.script.CaseId;
import dev.wsproof.script.Level;
import dev.wsproof.script.TestCase;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Test cases by number, in ascending order; refuses two of one number. Immutable, for any thread.
 */
public final class Catalogue {
  private final SortedMap<CaseId, LocatedCase> cases;
  private final SortedMap<Integer, String> titles;
  private final List<TestCase> inOrder;

  Catalogue(SortedMap<CaseId, LocatedCase> cases, SortedMap<Integer, String> titles) {
    this.cases = cases;
    this.titles = Collections.unmodifiableSortedMap(titles);
    this.inOrder = cases.values().stream().map(LocatedCase::testCase).toList();
  }

  /** The 517 cases that users of the classic suite know; loaded once. */
  public static Catalogue classic() {
    return Classic.CATALOGUE;
  }

  /** The cases of chapters and sections the classic suite has not; loaded once. */
  public static Catalogue extended() {
    return Extended.CATALOGUE;
  }

  /** Both suites; loaded once. */
  public static Catalogue all() {
    return All.CATALOGUE;
  }

  /**
   * The cases of a file, or of every {@code .yaml} file in a folder.
   *
   * @throws CaseFileException when anything is wrong with any of them
   */
  public static Catalogue load(Path fileOrFolder) {
    Diagnostics out = new Diagnostics();
    Catalogue catalogue = CaseFiles.load(fileOrFolder, out);
    if (out.raised() > 0) {
      throw new CaseFileException(out.problems());
    }
    return catalogue;
  }

  /**
   * These cases and those of {@code other}.
   *
   * @throws CaseFileException when both have cases of the same number
   */
  public Catalogue and(Catalogue other) {
    Diagnostics out = new Diagnostics();
    SortedMap<CaseId, LocatedCase> all = new TreeMap<>(cases);
    other.cases.values().forEach(located -> add(located, all, out));
    if (out.raised() > 0) {
      throw new CaseFileException(out.problems());
    }
    SortedMap<Integer, String> allTitles = new TreeMap<>(other.titles);
    allTitles.putAll(titles);
    return new Catalogue(all, allTitles);
  }

  /** Adds a case, or says where its number is taken. */
  static void add(LocatedCase located, Map<CaseId, LocatedCase> cases, Diagnostics out) {
    CaseId id = located.testCase().id();
    LocatedCase taken = cases.putIfAbsent(id, located);
    if (taken != null) {
      String message = "id: taken in " + taken.at().file() + ", wanted another";
      out.under("case " + id).add(located.at(), message);
    }
  }

  /** All cases, by ascending number. */
  public List<TestCase> cases() {
    return inOrder;
  }

  /**
   * The cases that check nothing an RFC demands, but a SHOULD or a MAY. Parity: none of the classic
   * suite, for its users' gates count them all.
   */
  public Set<CaseId> optional() {
    return inOrder.stream()
        .filter(testCase -> testCase.level() != Level.MUST)
        .filter(testCase -> !testCase.suite().equals(CaseSelector.CLASSIC))
        .map(TestCase::id)
        .collect(Collectors.toSet());
  }

  /** The case of a number. */
  public Optional<TestCase> find(CaseId id) {
    return Optional.ofNullable(cases.get(id)).map(LocatedCase::testCase);
  }

  /** Where the case of a number is written. */
  public Optional<Position> whereIs(CaseId id) {
    return Optional.ofNullable(cases.get(id)).map(LocatedCase::at);
  }

  /** What the chapters are called, those that have a title. */
  public SortedMap<Integer, String> titles() {
    return titles;
  }

  private static final class Classic {
    static final Catalogue CATALOGUE = CaseFiles.bundled(CaseFiles.CLASSIC);
  }

  private static final class Extended {
    static final Catalogue CATALOGUE = CaseFiles.bundled(CaseFiles.EXTENDED);
  }

  private static final class All {
    static final Catalogue CATALOGUE = classic().and(extended());
  }
}
