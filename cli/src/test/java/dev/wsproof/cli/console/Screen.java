package dev.wsproof.cli.console;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A terminal that keeps what it was told to show. */
public final class Screen {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Terminal terminal;

  private Screen(boolean watched, int width) {
    terminal = new Terminal(stream(out), stream(err), watched, watched, width, 24);
  }

  /** With a person before it. */
  static Screen watched() {
    return watched(80);
  }

  /** The same, and this wide. */
  static Screen watched(int width) {
    return new Screen(true, width);
  }

  /** A log file. */
  public static Screen unwatched() {
    return new Screen(false, 80);
  }

  private static PrintStream stream(ByteArrayOutputStream octets) {
    return new PrintStream(octets, false, StandardCharsets.UTF_8);
  }

  public Terminal terminal() {
    return terminal;
  }

  public String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  public String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
