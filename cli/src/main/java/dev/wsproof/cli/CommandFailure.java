package dev.wsproof.cli;

import dev.wsproof.cli.gate.ExitCode;
import java.util.List;

/** A command cannot go on; says why in sentences and how the process is to end. */
final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ExitCode exitCode;
  private final transient List<String> sentences;

  private CommandFailure(ExitCode exitCode, List<String> sentences) {
    super(String.join("\n", sentences), null, false, false);
    this.exitCode = exitCode;
    this.sentences = List.copyOf(sentences);
  }

  /** The command line or a file is wrong. */
  static CommandFailure usage(String sentence) {
    return usage(List.of(sentence));
  }

  /** The command line or a file is wrong in several places. */
  static CommandFailure usage(List<String> sentences) {
    return new CommandFailure(ExitCode.USAGE, sentences);
  }

  /** Everything was asked rightly and still cannot be done. */
  static CommandFailure run(String sentence) {
    return new CommandFailure(ExitCode.RUN_FAILED, List.of(sentence));
  }

  ExitCode exitCode() {
    return exitCode;
  }

  List<String> sentences() {
    return sentences;
  }
}
