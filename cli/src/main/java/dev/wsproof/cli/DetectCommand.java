package dev.wsproof.cli;

import dev.wsproof.cases.CaseSelector;
import dev.wsproof.cases.SelectionException;
import dev.wsproof.cases.Suites;
import dev.wsproof.cli.console.Columns;
import dev.wsproof.cli.console.Terminal;
import dev.wsproof.cli.detect.Caught;
import dev.wsproof.cli.detect.Detection;
import dev.wsproof.cli.detect.DetectionTable;
import dev.wsproof.cli.gate.ExitCode;
import dev.wsproof.cli.testee.defect.Defect;
import dev.wsproof.script.TestCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wsproof detect}: which cases notice which defects. */
@Command(
    name = "detect",
    description = {
      "Run suites against testees with one defect each, and show which cases notice.",
      "By default chapters 9, 12 and 13 run by a sample; '--cases' chooses others."
    })
final class DetectCommand extends TerminalCommand {
  private static final int INDENT = 4;

  /** How many run at once; most of their time is waiting. */
  private static final int ENDPOINTS = 4;

  /** Stands for an endpoint without a defect. */
  private static final String NONE = "none";

  @Mixin private CaseOptions chosen;

  @Option(
      names = "--defect",
      paramLabel = "NAME",
      split = ",",
      description = "These defects alone; 'none' for a peer without.")
  private List<String> defects;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "32",
      converter = ParallelOption.Number.class,
      description = "Cases side by side (default: ${DEFAULT-VALUE}).")
  private int parallel;

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      description = "Write the table as Markdown, too.")
  private Path markdown;

  DetectCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  ExitCode execute() {
    List<Defect> wanted = new ArrayList<>();
    if (defects == null) {
      wanted.addAll(List.of(Defect.values()));
    } else {
      defects.forEach(
          name -> wanted.add(NONE.equals(name) ? null : DefectOption.named(name, each -> true)));
    }
    Detection detection = new Detection(cases(), parallel);
    List<Caught> rows = new ArrayList<>();
    DetectionTable table = new DetectionTable(cases());
    try {
      detection.all(wanted, ENDPOINTS, row -> rows.add(told(table, row)));
      table.totals(rows).forEach(terminal()::line);
      if (markdown != null) {
        Files.writeString(markdown, table.markdown(rows));
      }
    } catch (IOException e) {
      throw CommandFailure.run(e.getMessage());
    }
    return ExitCode.PASSED;
  }

  private Caught told(DetectionTable table, Caught row) {
    List<String> lines = Columns.wrap(table.line(row), terminal().width() - INDENT, 3);
    for (int i = 0; i < lines.size(); i++) {
      terminal().line(i == 0 ? lines.get(0) : " ".repeat(INDENT) + lines.get(i).strip());
    }
    return row;
  }

  private List<TestCase> cases() {
    try {
      return new CaseSelector(chosen.suitesOr(Suites.CLASSIC), null)
          .select(chosen.casesOr(DetectionTable.SAMPLE), chosen.excludeCasesOr(List.of()))
          .cases();
    } catch (SelectionException e) {
      throw CommandFailure.usage(e.reasons());
    }
  }
}
