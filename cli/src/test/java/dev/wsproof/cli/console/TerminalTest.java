package dev.wsproof.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The terminal shows a status line only to those who watch, and colours to those who want them. */
class TerminalTest {
  @Test
  void takesTheStatusLineAwayBeforeALine() {
    Screen screen = Screen.watched();

    screen.terminal().status("half done");
    screen.terminal().line("news");
    screen.terminal().status("more");
    screen.terminal().eraseStatus();

    assertEquals(
        "\r\u001b[Khalf done" + "\r\u001b[K" + "news\n" + "\r\u001b[Kmore" + "\r\u001b[K",
        screen.out());
  }

  @Test
  void showsNoStatusLineWhenNobodyWatches() {
    Screen screen = Screen.unwatched();

    screen.terminal().status("half done");
    screen.terminal().eraseStatus();

    assertEquals("", screen.out());
  }

  @Test
  void showsColoursUntilToldNotTo() {
    Screen screen = Screen.watched();

    assertEquals("\u001b[31;1mbad\u001b[0m", screen.terminal().styled(Style.BAD, "bad"));
    screen.terminal().withoutColours();
    assertEquals("bad", screen.terminal().styled(Style.BAD, "bad"));
    assertEquals("bad", Screen.unwatched().terminal().styled(Style.BAD, "bad"));
  }

  @ParameterizedTest
  @CsvSource({
    "60,    60",
    "80,    80",
    "200,   80",
    "10,    40",
    "'',    80",
    "wide,  80",
    "99999999999, 80",
  })
  void staysWithin80Columns(String columns, int width) {
    assertEquals(width, Terminal.ofProcess(Map.of("COLUMNS", columns)).width());
  }
}
