package dev.wsproof.cli.console;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A terminal that keeps what it was told to show. */
final class Screen {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Terminal terminal;

  private Screen(boolean watched) {
    terminal = new Terminal(stream(out), stream(err), watched, watched, 80, 24);
  }

  /** With a person before it. */
  static Screen watched() {
    return new Screen(true);
  }

  /** A log file. */
  static Screen unwatched() {
    return new Screen(false);
  }

  private static PrintStream stream(ByteArrayOutputStream octets) {
    return new PrintStream(octets, false, StandardCharsets.UTF_8);
  }

  Terminal terminal() {
    return terminal;
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
