package dev.wsproof.cli.gate;

/** How the process ends; the higher code wins. */
public enum ExitCode {
  /** Every verdict passes. */
  PASSED,
  /** Some verdict does not pass. */
  VERDICT,
  /** The command line, a config file or the selection of cases is wrong; nothing was run. */
  USAGE,
  /** The run itself failed, so that verdicts are missing. */
  RUN_FAILED;

  /** The number the operating system gets. */
  public int number() {
    return ordinal();
  }

  /** The worse of the two. */
  public ExitCode or(ExitCode other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
