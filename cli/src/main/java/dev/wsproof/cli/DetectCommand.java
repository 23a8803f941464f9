package dev.wsproof.cli;

import dev.wsproof.cases.CaseSelector;
import dev.wsproof.cases.SelectionException;
import dev.wsproof.cases.Suites;
import dev.wsproof.cli.console.Columns;
import dev.wsproof.cli.console.MarkdownTable;
import dev.wsproof.cli.console.Terminal;
import dev.wsproof.cli.detect.Caught;
import dev.wsproof.cli.detect.Detected;
import dev.wsproof.cli.detect.Detection;
import dev.wsproof.cli.detect.DetectionCases;
import dev.wsproof.cli.detect.DetectionRecord;
import dev.wsproof.cli.detect.DetectionTable;
import dev.wsproof.cli.gate.ExitCode;
import dev.wsproof.cli.testee.defect.Defect;
import dev.wsproof.report.text.Visible;
import dev.wsproof.script.TestCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wsproof detect}: which cases notice which defects. */
@Command(
    name = "detect",
    description = {
      "Run suites against testees with one defect each, and show which cases notice.",
      "By default chapters 9, 12 and 13 run by a sample; '--cases' chooses others.",
      "A testee without defect runs first: a case that notices it is wrong.",
      "Exit code 1 when that happens, or when nothing notices a defect."
    },
    footer = "  wsproof detect --suite all --markdown detection.md")
final class DetectCommand extends TerminalCommand {
  private static final int INDENT = 4;
  private static final int MOST_LINES = 3;

  /** How many testees run at once; most of their time is waiting. */
  private static final int ENDPOINTS = 4;

  @Mixin private CaseOptions chosen;

  @Option(
      names = "--defect",
      paramLabel = "NAME",
      split = ",",
      description = "These defects alone; 'none' for a peer without; 'list' tells which there are.")
  private List<String> defects;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "4",
      converter = ParallelOption.Number.class,
      description =
          "Cases side by side against each of "
              + ENDPOINTS
              + " testees (default: ${DEFAULT-VALUE}).")
  private int parallel;

  @Mixin private TimeoutOption timeouts;

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      description = "Write the table there, too; behind its mark, if the file has it.")
  private Path markdown;

  @Option(names = "--json", paramLabel = "FILE", description = "The same for programs.")
  private Path json;

  @Option(names = "--tsv", paramLabel = "FILE", description = "The same, a line for each suite.")
  private Path tsv;

  private final List<Detected> lines = new ArrayList<>();
  private final List<String> falseAlarms = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  DetectCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  ExitCode execute() {
    if (defects != null && defects.contains(DefectOption.LIST)) {
      DefectOption.print(terminal(), each -> true);
      return ExitCode.PASSED;
    }
    List<Defect> wanted = wanted();
    List<TestCase> cases = cases();
    checkDirectory("--markdown", markdown);
    checkDirectory("--json", json);
    checkDirectory("--tsv", tsv);
    int all = Detection.endpoints(wanted);
    AtomicInteger done = new AtomicInteger();
    Thread hook = new Thread(() -> interrupted(done.get(), all), "wsproof-interrupted");
    Signals.secondEndsAtOnce();
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      terminal().line(all + " testees, " + cases.size() + " cases");
      new Detection(cases, parallel, timeouts.announced(terminal()))
          .all(wanted, ENDPOINTS, row -> take(row, cases, done.incrementAndGet(), all));
    } catch (IOException e) {
      throw CommandFailure.run(e.getMessage());
    } finally {
      over(hook);
    }
    return conclude();
  }

  private List<Defect> wanted() {
    List<Defect> wanted = new ArrayList<>();
    if (defects == null) {
      wanted.add(null);
      wanted.addAll(Arrays.asList(Defect.values()));
      return wanted;
    }
    defects.forEach(
        name -> wanted.add(Caught.NONE.equals(name) ? null : DefectOption.named(name, e -> true)));
    return wanted;
  }

  private List<TestCase> cases() {
    try {
      return new CaseSelector(chosen.suitesOr(Suites.CLASSIC), null)
          .select(chosen.casesOr(DetectionCases.SAMPLE), chosen.excludeCasesOr(List.of()))
          .cases();
    } catch (SelectionException e) {
      throw CommandFailure.usage(e.reasons());
    }
  }

  private void take(Caught row, List<TestCase> cases, int done, int all) {
    List<Detected> found = Detected.of(row, cases);
    lines.addAll(found);
    if (row.defect() == null && !row.cases().isEmpty()) {
      falseAlarms.add(row.endpoint());
    }
    if (row.failure() != null) {
      failures.add(row.name() + " (" + row.endpoint() + "): " + row.failure());
    }
    StringBuilder text = new StringBuilder(row.name()).append(" (").append(row.endpoint());
    text.append(")");
    for (Detected each : found) {
      text.append("; ").append(each.suite()).append(": ");
      text.append(each.noticed() ? each.cases() : "–");
    }
    List<String> wrapped = Columns.wrap(text.toString(), terminal().width() - INDENT, MOST_LINES);
    for (int i = 0; i < wrapped.size(); i++) {
      terminal().line(i == 0 ? wrapped.get(0) : " ".repeat(INDENT) + wrapped.get(i).strip());
    }
    terminal().status(done + " of " + all + " testees done");
  }

  private ExitCode conclude() {
    terminal().endStatus();
    DetectionTable table = new DetectionTable(lines);
    table.totals().forEach(terminal()::line);
    write(markdown, () -> MarkdownTable.of("detect", table.markdown()).write(markdown));
    write(json, () -> DetectionRecord.json(json, lines));
    write(tsv, () -> DetectionRecord.tsv(tsv, lines));
    failures.forEach(failure -> terminal().error("wsproof: " + failure));
    falseAlarms.forEach(
        each -> terminal().error("wsproof: a " + each + " without defect was noticed"));
    table.unnoticed().forEach(each -> terminal().error("wsproof: nothing noticed " + each));
    if (!failures.isEmpty()) {
      return ExitCode.RUN_FAILED;
    }
    boolean right = falseAlarms.isEmpty() && table.unnoticed().isEmpty();
    return right ? ExitCode.PASSED : ExitCode.VERDICT;
  }

  /** That results of minutes would be lost is said before. */
  private static void checkDirectory(String option, Path file) {
    Path directory = file == null ? null : file.toAbsolutePath().getParent();
    if (directory != null && !Files.isDirectory(directory)) {
      throw CommandFailure.usage(
          option + ": " + Visible.of(directory.toString()) + " is no directory");
    }
  }

  private interface Writing {
    void run() throws IOException;
  }

  private static void write(Path file, Writing writing) {
    if (file != null) {
      try {
        writing.run();
      } catch (IOException e) {
        throw CommandFailure.run(file + ": can't be written: " + e.getMessage());
      }
    }
  }

  private void interrupted(int done, int all) {
    terminal().endStatus();
    terminal().error("wsproof: interrupted after " + done + " of " + all + " testees");
  }

  private static void over(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException processIsEnding) {
      return; // the hook is at work
    }
  }
}
