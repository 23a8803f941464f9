package dev.wsproof.cli.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A table that a command writes into a Markdown file, behind a mark of the command's own; changes
 * nothing before the mark.
 *
 * @param mark a comment that stands on a line of its own
 * @param text the table
 */
public record MarkdownTable(String mark, String text) {
  /** The table of {@code command}. */
  public static MarkdownTable of(String command, String text) {
    return new MarkdownTable("<!-- wsproof " + command + " --markdown -->", text);
  }

  /** {@code document} with this table behind the mark, or the table alone. */
  public String within(String document) {
    int at = document.indexOf(mark);
    return at < 0 ? text : document.substring(0, at + mark.length()) + "\n\n" + text;
  }

  /** Writes the file anew; what stands before the mark stays if there is one. */
  public void write(Path file) throws IOException {
    Files.writeString(file, within(Files.isRegularFile(file) ? Files.readString(file) : ""));
  }
}
