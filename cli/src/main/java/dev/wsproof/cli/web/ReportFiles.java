package dev.wsproof.cli.web;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Opens report files by their names; refuses everything that is not a plain file directly in the
 * reports' directory: other folders, links, hidden files, endings that no report has. Names are
 * taken as they came, so no encoding of a name can mean another. Immutable, for any thread.
 */
final class ReportFiles {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,199}");

  /**
   * A report's page narrows this to its own script by its hash; pages of the classic suite, which
   * may lie here too, have scripts and no policy.
   */
  private static final String PAGE =
      "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

  private final Path directory;

  ReportFiles(Path directory) {
    this.directory = directory;
  }

  /** The file of this name; empty when there is none that may be shown. */
  Optional<Answer> open(String name) {
    String type = NAME.matcher(name).matches() ? MediaType.of(name) : null;
    if (type == null) {
      return Optional.empty();
    }
    Path file = directory.resolve(name);
    try {
      // A pipe would wait for ever when opened, so look first.
      if (!Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .isRegularFile()) {
        return Optional.empty();
      }
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
      String policy = type.equals(MediaType.HTML) ? PAGE : Answer.INERT;
      return Optional.of(new Answer.OpenFile(type, policy, channel, channel.size()));
    } catch (IOException notThere) {
      return Optional.empty();
    }
  }
}
