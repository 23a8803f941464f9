package dev.wsproof.cli.console;

import dev.wsproof.report.text.Visible;

/** How warnings look; says nothing of its own. */
public final class Warning {
  private static final int AGENT = 40;

  private Warning() {}

  /** About the program or its input. */
  public static void print(Terminal terminal, String sentence) {
    terminal.error("wsproof: " + terminal.styled(Style.WARN, "warning: ") + Visible.of(sentence));
  }

  /** About an agent. */
  public static void print(Terminal terminal, String agent, String sentence) {
    print(terminal, (agent == null ? "" : Visible.of(agent, AGENT) + ": ") + sentence);
  }
}
