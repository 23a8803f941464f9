package dev.wsproof.cli.web;

import java.util.Map;

/** What the files of this site are by the ending of their names; knows no other endings. */
final class MediaType {
  static final String TEXT = "text/plain; charset=utf-8";
  static final String HTML = "text/html; charset=utf-8";

  private static final Map<String, String> BY_ENDING =
      Map.of(
          "html", HTML,
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "json", "application/json; charset=utf-8",
          "svg", "image/svg+xml; charset=utf-8",
          "txt", TEXT);

  private MediaType() {}

  /** The type of a file of this name; null for an ending that is not known. */
  static String of(String name) {
    return BY_ENDING.get(name.substring(name.lastIndexOf('.') + 1));
  }
}
