package dev.wsproof.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a file that the user names: follows links, makes the folders it lies in, and leaves half a
 * file when the disk is full.
 */
public final class OutputFile {
  private OutputFile() {}

  /**
   * Writes {@code octets}, in place of what is there.
   *
   * @throws ReportFailure when that can't be done
   */
  public static void write(Path file, byte[] octets) throws ReportFailure {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null && !Files.isDirectory(folder)) {
        Files.createDirectories(folder);
      }
      Files.write(file, octets);
    } catch (IOException cause) {
      throw ReportFailure.of(file, cause);
    }
  }
}
