package dev.wsproof.cli;

import dev.wsproof.cases.CaseSelector;
import dev.wsproof.cases.Catalogue;
import dev.wsproof.cases.Selection;
import dev.wsproof.cases.SelectionException;
import dev.wsproof.cases.Suites;
import dev.wsproof.cli.console.ServerSummary;
import dev.wsproof.cli.console.Style;
import dev.wsproof.cli.console.Terminal;
import dev.wsproof.cli.console.Warning;
import dev.wsproof.cli.gate.ExitCode;
import dev.wsproof.report.BaselineFile;
import dev.wsproof.report.RecordedRun;
import dev.wsproof.report.ReportFailure;
import dev.wsproof.report.gate.AgentJudgement;
import dev.wsproof.report.gate.Baseline;
import dev.wsproof.report.gate.Gate;
import dev.wsproof.report.gate.Judgement;
import dev.wsproof.report.text.Visible;
import dev.wsproof.report.view.Index;
import dev.wsproof.report.view.ReportInfo;
import dev.wsproof.report.view.RunFacts;
import dev.wsproof.script.CaseId;
import dev.wsproof.script.TestCase;
import dev.wsproof.wire.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wsproof gate}: judges results that are there, and runs nothing. */
@Command(
    name = "gate",
    description = {
      "Judge reports that are there, ours or the classic suite's.",
      "Each case passes by the policy, or by being as the baseline says. A run that is not"
          + " complete, or has no result, never passes."
    },
    footer = {
      "  wsproof gate reports/servers --write-baseline baseline.json",
      "  wsproof gate reports/servers --baseline baseline.json --allow better",
      "  wsproof gate index.json --expect-cases classic --policy strict",
      "",
      "Exit codes: 0 passed, 1 not passed, 2 wrong usage, 3 the run is not complete."
    })
final class GateCommand extends TerminalCommand {
  private static final int AGENT = 40;

  @Parameters(paramLabel = "DIR|FILE", description = "Folder of reports, or an index.json.")
  private Path reports;

  @Option(
      names = "--write-baseline",
      paramLabel = "FILE",
      description = {
        "Write what is there as a baseline, and judge nothing. Entries of FILE that still apply"
            + " stay, with their reasons."
      })
  private Path writeBaseline;

  @Option(
      names = "--expect-cases",
      paramLabel = "WHAT",
      split = ",",
      description = {
        "Every agent must have a result for these: 'classic', 'extended', 'all', patterns such as '6.*', or as many"
            + " as a number says. Our own reports know that themselves."
      })
  private List<String> expectCases = List.of();

  @Option(
      names = "--agent",
      paramLabel = "NAME",
      description = "Judge this agent alone, which must be there.")
  private String agent;

  @Mixin private GateOptions gateOptions;

  GateCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  ExitCode execute() {
    Gate gate = gateOptions.gate();
    if (writeBaseline != null && gateOptions.judges()) {
      throw CommandFailure.usage(
          "--write-baseline: it judges nothing, so it goes with none of --baseline, --junit,"
              + " --markdown, --badge and --github");
    }
    Expectation expectation = Expectation.of(expectCases);
    try {
      RecordedRun recorded = RecordedRun.read(reports);
      Index found = agent == null ? recorded.index() : only(recorded.index());
      List<String> problems = problems(recorded, found, expectation);
      return writeBaseline == null
          ? judge(agent == null ? gate : only(gate), recorded, found, problems)
          : write(found, problems);
    } catch (ReportFailure e) {
      throw CommandFailure.run(e.getMessage());
    }
  }

  private List<String> problems(RecordedRun recorded, Index found, Expectation expectation) {
    RunFacts facts = recorded.facts();
    Map<String, SortedSet<CaseId>> planned = new LinkedHashMap<>(facts.planned());
    if (agent != null) {
      planned.keySet().retainAll(List.of(agent));
    }
    found
        .agents()
        .forEach(
            name ->
                planned
                    .computeIfAbsent(name, none -> new TreeSet<>())
                    .addAll(expectation.ids(recorded.kind())));
    List<String> problems = new ArrayList<>(facts.with(planned).problems(found));
    for (String name : found.agents()) {
      int size = found.of(name).size();
      if (size < expectation.count) {
        problems.add(
            "%s: got %d results, wanted %d"
                .formatted(Visible.of(name, AGENT), size, expectation.count));
      }
    }
    if (agent != null && found.agents().isEmpty()) {
      problems.add("no result of " + Visible.of(agent, AGENT));
    }
    return problems;
  }

  private ExitCode judge(Gate asked, RecordedRun recorded, Index found, List<String> problems)
      throws ReportFailure {
    Set<CaseId> elsewhere = recorded.facts().elsewhere();
    if (!elsewhere.isEmpty()) {
      Warning.print(
          terminal(),
          "%s: a shard alone, and %d cases are in others; 'report merge' joins them"
              .formatted(reports, elsewhere.size()));
    }
    Set<CaseId> optional = new HashSet<>(asked.optional());
    optional.addAll(recorded.optional());
    Gate gate = asked.without(elsewhere).withOptional(optional);
    Judgement judgement = gate.judge(found, problems);
    ServerSummary summary =
        new ServerSummary(
            terminal(),
            gate,
            KnownCases.evidence(recorded),
            shown -> RerunCommand.ofRecorded(shown).of(shown.finding().id()));
    for (AgentJudgement judged : judgement.agents()) {
      summary.print(judged, !judgement.isRunFailed());
    }
    if (judgement.isRunFailed()) {
      terminal().line("");
    }
    for (String problem : judgement.problems()) {
      terminal().error("wsproof: " + terminal().styled(Style.BAD, "run failed: ") + problem);
    }
    return new Conclusion(terminal(), gateOptions).of(judgement, recorded);
  }

  private ExitCode write(Index found, List<String> problems) throws ReportFailure {
    List<String> all = new ArrayList<>(problems);
    if (found.agents().isEmpty() && all.isEmpty()) {
      all.add("no case has a result");
    }
    if (!all.isEmpty()) {
      all.forEach(problem -> terminal().error("wsproof: run failed: " + problem));
      throw CommandFailure.run("--write-baseline: not written, for the run is not complete");
    }
    Baseline old = Baseline.EMPTY;
    if (Files.exists(writeBaseline)) {
      try {
        old = BaselineFile.read(writeBaseline);
      } catch (ReportFailure e) {
        throw CommandFailure.usage("--write-baseline: " + e.getMessage());
      }
    }
    Baseline updated = old.updated(found, gateOptions.closeCodes());
    BaselineFile.write(writeBaseline, updated);
    terminal()
        .line(
            "%s: %d cases of %d agents"
                .formatted(writeBaseline, updated.size(), updated.agents().size()));
    return ExitCode.PASSED;
  }

  private Index only(Index all) {
    Index only = new Index();
    all.of(agent).values().forEach(only::put);
    return only;
  }

  private Gate only(Gate gate) {
    return gate.baseline() == null || gate.anyName()
        ? gate
        : gate.with(gate.baseline().only(agent));
  }

  /** Which cases each agent must have, and how many. */
  private record Expectation(Set<TestCase> cases, int count) {
    static Expectation of(List<String> words) {
      int count = 0;
      Set<TestCase> cases = new HashSet<>();
      List<String> patterns = new ArrayList<>();
      for (String word : words) {
        Optional<Suites> suite =
            Arrays.stream(Suites.values()).filter(one -> one.word().equals(word)).findFirst();
        if (suite.isPresent()) {
          cases.addAll(suite.get().catalogue().cases());
        } else if (word.matches("\\d{1,7}")) {
          count = Math.max(count, Integer.parseInt(word));
        } else {
          patterns.add(word);
        }
      }
      if (!words.isEmpty() && count == 0 && patterns.isEmpty() && cases.isEmpty()) {
        throw CommandFailure.usage("--expect-cases: got 0, wanted at least 1");
      }
      if (!patterns.isEmpty()) {
        cases.addAll(select(patterns));
      }
      return new Expectation(cases, count);
    }

    /** The cases that can be run against peers of this kind, or against any if nobody knows it. */
    Set<CaseId> ids(ReportInfo.Kind kind) {
      Set<Role> roles =
          switch (kind) {
            case SERVERS -> Set.of(Role.CLIENT);
            case CLIENTS -> Set.of(Role.SERVER);
            case PEERS -> TestCase.EITHER_ROLE;
          };
      return cases.stream()
          .filter(testCase -> testCase.roles().containsAll(roles))
          .map(TestCase::id)
          .collect(Collectors.toSet());
    }

    private static List<TestCase> select(List<String> patterns) {
      try {
        Selection selection = new CaseSelector(Catalogue.all()).select(patterns, List.of());
        if (!selection.warnings().isEmpty()) {
          throw weaker(selection.warnings());
        }
        return selection.cases();
      } catch (SelectionException e) {
        throw weaker(e.reasons());
      }
    }

    /** A slip of the pen must not make the gate weaker than it reads. */
    private static CommandFailure weaker(List<String> reasons) {
      return CommandFailure.usage(
          reasons.stream().map(reason -> "--expect-cases: " + reason).toList());
    }
  }
}
