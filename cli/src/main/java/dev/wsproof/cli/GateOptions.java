package dev.wsproof.cli;

import dev.wsproof.cases.Catalogue;
import dev.wsproof.report.BaselineFile;
import dev.wsproof.report.ReportFailure;
import dev.wsproof.report.gate.Baseline;
import dev.wsproof.report.gate.Difference;
import dev.wsproof.report.gate.Gate;
import dev.wsproof.report.gate.Policy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Option;

/** The flags that say what passes and who is to be told; the same for all commands that judge. */
final class GateOptions {
  @Option(
      names = "--policy",
      paramLabel = "NAME",
      defaultValue = "default",
      converter = PolicyWord.class,
      description = {
        "What passes: default (OK, NON-STRICT, INFORMATIONAL, and a proper close), lenient"
            + " (whatever the close), strict (not NON-STRICT), failed-only (all but FAILED)."
      })
  private Policy policy;

  @Option(
      names = "--unimplemented",
      paramLabel = "pass|fail",
      defaultValue = "pass",
      converter = PassOrFail.Word.class,
      description = "What becomes of UNIMPLEMENTED (default: ${DEFAULT-VALUE}).")
  private PassOrFail unimplemented;

  @Option(
      names = "--flaky",
      paramLabel = "pass|fail",
      converter = PassOrFail.Word.class,
      description = {
        "What becomes of a case that passed in some of its attempts only (--retry; default: fail)."
            + " It is always told."
      })
  private PassOrFail flaky;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = {
        "Compare case by case with this file of 'gate --write-baseline', or with an index.json;"
            + " every difference fails."
      })
  private Path baseline;

  @Option(
      names = "--allow",
      paramLabel = "WORD",
      split = ",",
      converter = DifferenceWord.class,
      description = {
        "Tell these differences and do not count them: better, changed, vanished, absent"
            + " (agents); worse, new (these still have to pass the policy)."
      })
  private Set<Difference> allowed = Set.of();

  @Option(
      names = "--any-name",
      description = "Use the baseline's one agent for every agent of the run.")
  private boolean anyName;

  @Option(
      names = "--close-codes",
      description = "Count the peer's close codes where the baseline has them.")
  private boolean closeCodes;

  @Option(names = "--junit", paramLabel = "FILE", description = "Write JUnit XML.")
  private Path junit;

  @Option(names = "--markdown", paramLabel = "FILE", description = "Write a summary in Markdown.")
  private Path markdown;

  @Option(
      names = "--badge",
      paramLabel = "FILE",
      description = "Write what a shields.io endpoint badge reads.")
  private Path badge;

  @Option(
      names = "--report-url",
      paramLabel = "URL",
      description = "Where the reports will be found, for links to them.")
  private String reportUrl;

  @Option(
      names = "--github",
      description = "Annotate the GitHub workflow, and add to the summary of its job.")
  private boolean github;

  private static final class PolicyWord extends Words<Policy> {
    PolicyWord() {
      super(Policy.values(), Policy::word);
    }
  }

  private static final class DifferenceWord extends Words<Difference> {
    DifferenceWord() {
      super(
          Arrays.stream(Difference.values())
              .filter(difference -> difference != Difference.NONE)
              .toArray(Difference[]::new),
          Difference::word);
    }
  }

  /** What becomes of cases of some kind. */
  enum PassOrFail {
    PASS,
    FAIL;

    private static final class Word extends Words<PassOrFail> {
      Word() {
        super(values(), value -> value.name().toLowerCase(Locale.ROOT));
      }
    }
  }

  /**
   * The gate that is asked for.
   *
   * @throws CommandFailure when flags contradict each other, or the baseline can't be read
   */
  Gate gate() {
    if (baseline == null) {
      refuse(!allowed.isEmpty(), "--allow: it goes with --baseline");
      refuse(anyName, "--any-name: it goes with --baseline");
    }
    refuseFolder("--junit", junit);
    refuseFolder("--markdown", markdown);
    refuseFolder("--badge", badge);
    refuse(
        reportUrl != null && !reportUrl.matches("https?://[\\w%+=:,./~@!$&'()*;?#-]+"),
        "--report-url: got '" + reportUrl + "', wanted an http: or https: URL");
    Baseline expected = baseline == null ? null : read();
    refuse(
        anyName && expected.agents().size() != 1,
        "--any-name: wanted a baseline of one agent, and " + baseline + " has several");
    return new Gate(policy, unimplemented == PassOrFail.PASS, expected, anyName, allowed)
        .withFlaky(flaky == PassOrFail.PASS)
        .withOptional(Catalogue.all().optional());
  }

  /** Whether it is said what becomes of flaky cases. */
  boolean saysFlaky() {
    return flaky != null;
  }

  /** Whether anything but the policy is asked for that judging has to do with. */
  boolean judges() {
    return baseline != null || junit != null || markdown != null || badge != null || github;
  }

  boolean closeCodes() {
    return closeCodes;
  }

  /** Null for none. */
  Path baseline() {
    return baseline;
  }

  /** Null for none. */
  Path junit() {
    return junit;
  }

  /** Null for none. */
  Path markdown() {
    return markdown;
  }

  /** Null for none. */
  Path badge() {
    return badge;
  }

  boolean github() {
    return github;
  }

  /** Without a slash at its end; null when nobody knows. */
  String reportUrl() {
    return reportUrl == null ? null : reportUrl.replaceAll("/+$", "");
  }

  private Baseline read() {
    try {
      Baseline all = BaselineFile.read(baseline);
      return closeCodes ? all : all.withoutCodes();
    } catch (ReportFailure e) {
      throw CommandFailure.usage("--baseline: " + e.getMessage());
    }
  }

  private static void refuseFolder(String option, Path file) {
    refuse(file != null && Files.isDirectory(file), option + ": " + file + " is a directory");
  }

  private static void refuse(boolean wrong, String sentence) {
    if (wrong) {
      throw CommandFailure.usage(sentence);
    }
  }
}
