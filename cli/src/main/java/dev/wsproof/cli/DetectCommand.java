package dev.wsproof.cli;

import dev.wsproof.cases.CaseSelector;
import dev.wsproof.cases.Catalogue;
import dev.wsproof.cases.SelectionException;
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
import java.util.Set;
import java.util.TreeSet;
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

  /** Stands for an endpoint without a defect. */
  private static final String NONE = "none";

  @Option(
      names = "--suite",
      paramLabel = "NAME",
      split = ",",
      defaultValue = "classic,extended",
      description = "Suites to run (default: ${DEFAULT-VALUE}).")
  private Set<String> suites;

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
      defaultValue = "64",
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
    Set<String> known = new TreeSet<>(Set.of(DetectionTable.CLASSIC, DetectionTable.EXTENDED));
    for (String suite : suites) {
      if (!known.contains(suite)) {
        throw CommandFailure.usage("--suite: got '" + suite + "', wanted classic or extended");
      }
    }
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
      for (Defect defect : wanted) {
        if (defect == null || defect.side().ofServers()) {
          rows.add(told(table, detection.server(defect)));
        }
        if (defect == null || defect.side().ofClients()) {
          rows.add(told(table, detection.client(defect)));
        }
      }
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
      return new CaseSelector(Catalogue.classic().and(Catalogue.extended()), suites)
          .select(chosen.casesOr(DetectionTable.SAMPLE), chosen.excludeCasesOr(List.of()))
          .cases();
    } catch (SelectionException e) {
      throw CommandFailure.usage(e.reasons());
    }
  }
}
