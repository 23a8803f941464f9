package dev.wsproof.cli.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Standard output and standard error, with a status line at the bottom while somebody watches;
 * writes UTF-8 whatever the locale, flushes every line. Safe for use by any thread.
 */
public final class Terminal {
  /** Lines are never made wider than this. */
  public static final int MAX_WIDTH = 80;

  private static final int MIN_WIDTH = 40;
  private static final int USUAL_HEIGHT = 24;
  private static final String ERASE_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final PrintStream err;
  private final boolean interactive;
  private final int width;
  private final int height;
  private boolean colours;
  private boolean statusShown;
  private boolean statusEnded;

  /**
   * @param interactive whether a person watches {@code out} on a terminal that can erase
   * @param colours whether styles are shown
   */
  Terminal(
      PrintStream out,
      PrintStream err,
      boolean interactive,
      boolean colours,
      int width,
      int height) {
    this.out = out;
    this.err = err;
    this.interactive = interactive;
    this.colours = colours;
    this.width = Math.max(MIN_WIDTH, Math.min(width, MAX_WIDTH));
    this.height = Math.max(USUAL_HEIGHT, height);
  }

  /**
   * The process's own.
   *
   * @param environment for {@code TERM}, {@code NO_COLOR}, {@code COLUMNS} and {@code LINES}
   */
  public static Terminal ofProcess(Map<String, String> environment) {
    String said = System.getProperty("wsproof.terminal");
    boolean terminal = said == null ? System.console() != null : Boolean.parseBoolean(said);
    String kind = environment.getOrDefault("TERM", "dumb");
    boolean interactive = terminal && !kind.isEmpty() && !kind.equals("dumb");
    return new Terminal(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        interactive,
        interactive && environment.getOrDefault("NO_COLOR", "").isEmpty(),
        number(environment.get("COLUMNS"), MAX_WIDTH),
        number(environment.get("LINES"), USUAL_HEIGHT));
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }

  private static int number(String text, int otherwise) {
    return text != null && text.matches("[1-9]\\d{0,4}") ? Integer.parseInt(text) : otherwise;
  }

  /** Shows no colours from here on. */
  public void withoutColours() {
    colours = false;
  }

  /** Whether a status line can be shown. */
  public boolean isInteractive() {
    return interactive;
  }

  /** Columns of a line. */
  public int width() {
    return width;
  }

  /** Lines of a screen. */
  public int height() {
    return height;
  }

  /** {@code text} in {@code style} where colours are shown. */
  public String styled(Style style, String text) {
    return colours ? style.around(text) : text;
  }

  /**
   * Prints a line; none that a CI system would take for a command, whatever peers call themselves.
   */
  public synchronized void line(String text) {
    eraseStatus();
    out.append(WorkflowCommands.harmless(text)).append('\n');
    out.flush();
  }

  /** Prints a command of {@link WorkflowCommands}. */
  public synchronized void command(String command) {
    eraseStatus();
    out.append(command).append('\n');
    out.flush();
  }

  /** Prints an error, a line each; the caller says who speaks. */
  public synchronized void error(String text) {
    eraseStatus();
    err.append(WorkflowCommands.harmless(text)).append('\n');
    err.flush();
  }

  /** Shows {@code text} at the bottom instead of what stood there; nothing when nobody watches. */
  public synchronized void status(String text) {
    if (interactive && !statusEnded) {
      out.append(ERASE_LINE).append(text);
      out.flush();
      statusShown = true;
    }
  }

  /** Takes the status line away, and shows none from here on. */
  public synchronized void endStatus() {
    eraseStatus();
    statusEnded = true;
  }

  /** Takes the status line away. */
  public synchronized void eraseStatus() {
    if (statusShown) {
      out.append(ERASE_LINE);
      out.flush();
      statusShown = false;
    }
  }
}
