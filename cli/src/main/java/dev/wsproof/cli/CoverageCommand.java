package dev.wsproof.cli;

import dev.wsproof.cases.Requirements;
import dev.wsproof.cases.Suites;
import dev.wsproof.cases.coverage.Duty;
import dev.wsproof.cases.coverage.Requirement;
import dev.wsproof.cli.console.Columns;
import dev.wsproof.cli.console.MarkdownTable;
import dev.wsproof.cli.console.Terminal;
import dev.wsproof.cli.coverage.CoverageTable;
import dev.wsproof.cli.gate.ExitCode;
import dev.wsproof.report.OutputFile;
import dev.wsproof.report.ReportFailure;
import dev.wsproof.script.Level;
import dev.wsproof.script.TestCase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wsproof coverage}: which requirements of the RFCs which cases check. */
@Command(
    name = "coverage",
    description = {
      "Show which requirements of RFC 6455 and RFC 7692 are checked by which cases,",
      "for servers and for clients."
    })
final class CoverageCommand extends TerminalCommand {
  private static final int INDENT = 4;
  private static final int MOST_LINES = 6;

  @Parameters(
      arity = "0..*",
      paramLabel = "REQUIREMENT",
      description = "Ids such as R6455-5.1-3, or how they begin (default: all).")
  private List<String> beginnings = List.of();

  @Option(
      names = "--suite",
      paramLabel = "NAME",
      defaultValue = "all",
      converter = SuiteOption.Word.class,
      description = "The cases of classic, extended or all (default: ${DEFAULT-VALUE}).")
  private Suites suites;

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      converter = LevelWord.class,
      description = "must, should or may alone; 'must' and 'should' with their NOTs.")
  private Level level;

  @Option(names = "--gaps", description = "Only what no case and no connection is judged by.")
  private boolean gaps;

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      description = "Write the table there, too; behind its mark, if the file has it.")
  private Path markdown;

  CoverageCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  ExitCode execute() {
    Collection<Requirement> requirements = Requirements.bundled().values();
    refuseUnknown(requirements);
    CoverageTable table = new CoverageTable(requirements, cases());
    for (CoverageTable.Line line : table.lines(this::isWanted)) {
      List<String> head = Columns.wrap(line.head(), terminal().width() - INDENT, MOST_LINES);
      terminal().line(head.get(0));
      indented(head.subList(1, head.size()));
      indented(Columns.wrap(line.text(), terminal().width() - INDENT, MOST_LINES));
    }
    if (beginnings.isEmpty()) {
      terminal().line("");
      table.totals().forEach(terminal()::line);
    }
    if (markdown != null) {
      write(MarkdownTable.of("coverage", table.markdown()));
    }
    return ExitCode.PASSED;
  }

  /** A whole id is that requirement alone, anything else the beginning of some. */
  private static boolean fits(String start, Requirement requirement) {
    return Requirements.bundled().containsKey(start)
        ? requirement.id().equals(start)
        : requirement.id().startsWith(start);
  }

  private void refuseUnknown(Collection<Requirement> requirements) {
    List<String> unknown =
        beginnings.stream()
            .filter(start -> requirements.stream().noneMatch(each -> fits(start, each)))
            .map(start -> start + ": no requirement begins like that; wsproof coverage shows all")
            .toList();
    if (!unknown.isEmpty()) {
      throw CommandFailure.usage(unknown);
    }
  }

  private LinkedHashMap<String, List<TestCase>> cases() {
    LinkedHashMap<String, List<TestCase>> cases = new LinkedHashMap<>();
    if (suites == Suites.ALL) {
      cases.put("classic", Suites.CLASSIC.catalogue().cases());
      cases.put("classic and extended", suites.catalogue().cases());
    } else {
      cases.put(suites.word(), suites.catalogue().cases());
    }
    return cases;
  }

  private boolean isWanted(Duty duty) {
    Requirement requirement = duty.requirement();
    return (beginnings.isEmpty() || beginnings.stream().anyMatch(start -> fits(start, requirement)))
        && (level == null || requirement.keyword().level() == level)
        && (!gaps || duty.check() == Duty.Check.NONE || duty.check() == Duty.Check.EXPLAINED);
  }

  private void indented(List<String> lines) {
    lines.forEach(line -> terminal().line(" ".repeat(INDENT) + line));
  }

  private void write(MarkdownTable table) {
    try {
      String before = Files.isRegularFile(markdown) ? Files.readString(markdown) : "";
      OutputFile.write(markdown, table.within(before).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw CommandFailure.run("cannot read " + markdown + ": " + e.getMessage());
    } catch (ReportFailure e) {
      throw CommandFailure.run(e.getMessage());
    }
  }

  private static final class LevelWord extends Words<Level> {
    LevelWord() {
      super(Level.values(), level -> level.name().toLowerCase(Locale.ROOT));
    }
  }
}
