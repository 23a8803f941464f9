package dev.wsproof.cli;

import dev.wsproof.cli.console.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands, each with the terminal it prints to; makes everything else as picocli does. */
final class Commands implements IFactory {
  private final Terminal terminal;

  Commands(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public <K> K create(Class<K> kind) throws Exception {
    return TerminalCommand.class.isAssignableFrom(kind)
        ? kind.getDeclaredConstructor(Terminal.class).newInstance(terminal)
        : CommandLine.defaultFactory().create(kind);
  }
}
