package dev.wsproof.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing that a peer says becomes a command of a workflow. */
class WorkflowCommandsTest {
  @Test
  void escapesWhatWouldEndACommand() {
    assertEquals(
        "::error title=100%25%3A a%2C b%0A::c%0D: 5%25%0A::set-env::x, y",
        WorkflowCommands.error("100%: a, b\n", "c\r: 5%\n::set-env::x, y"));
    assertEquals("::warning title=t::m", WorkflowCommands.warning("t", "m"));
  }

  @ParameterizedTest
  @CsvSource({
    "::stop-commands::x,  : :stop-commands::x",
    "'  ::add-mask::x',   '  : :add-mask::x'",
    "a ##[add-mask]x,     a # #[add-mask]x",
    "Server::Name: 1,     Server::Name: 1",
  })
  void noOtherLineIsACommand(String line, String printed) {
    Screen screen = Screen.unwatched();

    screen.terminal().line(line);
    screen.terminal().error(line);
    screen.terminal().command("::error title=t::m");

    assertEquals(printed + "\n::error title=t::m\n", screen.out());
    assertEquals(printed + "\n", screen.err());
  }
}
