package dev.wsproof.junit;

import dev.wsproof.cases.CaseFileException;
import dev.wsproof.cases.CaseSelector;
import dev.wsproof.cases.Catalogue;
import dev.wsproof.cases.Selection;
import dev.wsproof.cases.SelectionException;
import dev.wsproof.report.BaselineFile;
import dev.wsproof.report.ReportFailure;
import dev.wsproof.report.gate.Baseline;
import dev.wsproof.report.gate.Difference;
import dev.wsproof.report.gate.Gate;
import dev.wsproof.report.gate.Policy;
import dev.wsproof.run.Lanes;
import dev.wsproof.run.TimeoutScale;
import dev.wsproof.script.CaseId;
import dev.wsproof.script.TestCase;
import dev.wsproof.wire.Role;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;

/**
 * What is to be tested and what passes, said step by step; {@link #tests} makes the tests of it.
 * Whatever makes no sense is an {@link IllegalArgumentException} of a sentence or more. For use by
 * one thread.
 *
 * @param <T> the type of the servers' or the clients' tests
 */
public abstract sealed class ConformanceTests<T extends ConformanceTests<T>>
    permits ServerConformance, ClientConformance {
  private static final int MOST_PARALLEL = 1024;

  private final List<String> cases = new ArrayList<>();
  private final List<String> excluded = new ArrayList<>();
  private final List<String> mayFail = new ArrayList<>();
  private final Set<String> suites = new TreeSet<>();
  private Catalogue catalogue = Catalogue.all();
  private String agent;
  private Policy policy = Policy.DEFAULT;
  private boolean unimplementedPasses = true;
  private Path baseline;
  private Set<Difference> allowed = Set.of();
  private int parallel;
  private TimeoutScale timeouts = TimeoutScale.NONE;
  private Path reports;

  private final Role role;

  ConformanceTests(Role role, String agent, int parallel) {
    this.role = role;
    this.agent = agent;
    this.parallel = parallel;
  }

  /** This. */
  abstract T self();

  /** What runs the cases of {@code plan}. */
  abstract UnderTest underTest(ConformancePlan plan);

  /**
   * Chooses a suite for {@code *} to range over, or one more; {@code classic} without any. The
   * tests of {@code extended} cases that check a SHOULD or MAY are aborted instead of failed,
   * unless the policy counts them.
   *
   * @param name {@code classic}, {@code extended}, or what case files call theirs
   */
  public T suite(String name) {
    suites.add(name);
    return self();
  }

  /** Adds the cases of a file, or of all case files in a folder, to those that can be chosen. */
  public T caseFiles(Path fileOrFolder) {
    try {
      catalogue = catalogue.and(Catalogue.load(fileOrFolder));
    } catch (CaseFileException e) {
      throw new IllegalArgumentException("caseFiles: " + e.getMessage(), e);
    }
    return self();
  }

  /** Chooses cases by ids, or patterns such as {@code 6.*}; all of the suite without any. */
  public T cases(String... patterns) {
    cases.addAll(List.of(patterns));
    return self();
  }

  /** Leaves out cases by ids or patterns. */
  public T excluding(String... patterns) {
    excluded.addAll(List.of(patterns));
    return self();
  }

  /** Cases, by ids or patterns, whose tests are aborted instead of failed when they do not pass. */
  public T allowingFailureOf(String... patterns) {
    mayFail.addAll(List.of(patterns));
    return self();
  }

  /** What is tested is called this in reports and baselines. */
  public T agent(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("agent: wanted a name");
    }
    agent = name;
    return self();
  }

  /** Says which verdicts pass; {@link Policy#DEFAULT} unless said. */
  public T policy(Policy which) {
    policy = which;
    return self();
  }

  /** Lets cases fail that need something the other end does not implement; else they pass. */
  public T failingUnimplemented() {
    unimplementedPasses = false;
    return self();
  }

  /**
   * Compares each case with what {@code file} says of it, a baseline of {@code wsproof gate} or an
   * {@code index.json}; every difference fails. Cases that are not chosen are not missed. The one
   * agent of a baseline stands for every name.
   *
   * @param differences what does not fail; a worse or new result still has to pass the policy
   */
  public T baseline(Path file, Difference... differences) {
    baseline = file;
    allowed = Set.of(differences);
    return self();
  }

  /** How many cases may be under way at once; 1 is the classic order. */
  public T parallel(int number) {
    if (number < 1 || number > MOST_PARALLEL) {
      throw new IllegalArgumentException(
          "parallel: got " + number + ", wanted a number from 1 to " + MOST_PARALLEL);
    }
    parallel = number;
    return self();
  }

  /** Stretches the time limits for the other end, from 0.1 to 100 times the usual. */
  public T timeoutScale(double factor) {
    try {
      timeouts = new TimeoutScale(BigDecimal.valueOf(factor));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "timeoutScale: got " + factor + ", wanted a number from 0.1 to 100", e);
    }
    return self();
  }

  /** Has reports in HTML and JSON written to {@code folder}, in place of what is there. */
  public T reports(Path folder) {
    reports = folder;
    return self();
  }

  /**
   * The tests: a container for each chapter, in it a test for each case, and at the end a test that
   * the run as a whole came to its end.
   *
   * @throws IllegalArgumentException when no case is chosen, or what was said makes no sense
   */
  public final Stream<DynamicNode> tests() {
    ConformancePlan plan =
        new ConformancePlan(
            select(cases.isEmpty() ? List.of("*") : cases, excluded),
            mayFail.isEmpty() ? Set.of() : ids(select(mayFail, List.of())),
            gate(),
            agent,
            Lanes.upTo(parallel),
            timeouts,
            reports);
    CaseRun run = new CaseRun(plan, underTest(plan));
    return CaseTree.of(plan, catalogue, run).onClose(run::close);
  }

  private List<TestCase> select(List<String> included, List<String> without) {
    Set<String> known =
        catalogue.cases().stream()
            .map(TestCase::suite)
            .collect(Collectors.toCollection(TreeSet::new));
    for (String suite : suites) {
      if (!known.contains(suite)) {
        throw new IllegalArgumentException(
            "suite: got '" + suite + "', wanted one of " + String.join(", ", known));
      }
    }
    Set<String> ranges = suites.isEmpty() ? Set.of(CaseSelector.CLASSIC) : suites;
    try {
      Selection selection = new CaseSelector(catalogue, ranges, role).select(included, without);
      if (!selection.warnings().isEmpty()) {
        throw new IllegalArgumentException(String.join("\n", selection.warnings()));
      }
      return selection.cases();
    } catch (SelectionException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static Set<CaseId> ids(List<TestCase> chosen) {
    Set<CaseId> ids = new HashSet<>();
    chosen.forEach(testCase -> ids.add(testCase.id()));
    return ids;
  }

  private Gate gate() {
    if (baseline == null) {
      return new Gate(policy, unimplementedPasses, null, false, Set.of())
          .withOptional(catalogue.optional());
    }
    try {
      Baseline expected = BaselineFile.read(baseline).withoutCodes();
      boolean anyName = expected.agents().size() == 1;
      return new Gate(policy, unimplementedPasses, expected, anyName, allowed)
          .withOptional(catalogue.optional());
    } catch (ReportFailure e) {
      throw new IllegalArgumentException("baseline: " + e.getMessage(), e);
    }
  }
}
