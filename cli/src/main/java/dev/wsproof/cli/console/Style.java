package dev.wsproof.cli.console;

/** How a piece of text stands out where colours are shown. */
public enum Style {
  GOOD("32"),
  WARN("33"),
  BAD("31;1"),
  DIM("2"),
  STRONG("1");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  /** {@code text} between the sequences that turn this style on and off. */
  String around(String text) {
    return "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
