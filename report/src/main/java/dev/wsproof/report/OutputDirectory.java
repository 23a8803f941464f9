package dev.wsproof.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The directory that reports go to; never leaves half a file under a file's name, and deletes
 * nothing.
 */
final class OutputDirectory {
  private final Path directory;

  private OutputDirectory(Path directory) {
    this.directory = directory;
  }

  /** Makes the directory when it is not there. */
  static OutputDirectory open(Path directory) throws ReportFailure {
    try {
      Files.createDirectories(directory);
      return new OutputDirectory(directory);
    } catch (IOException cause) {
      throw ReportFailure.of(directory, cause);
    }
  }

  Path path() {
    return directory;
  }

  /** Writes a file as a whole, in place of an older one. */
  void write(String name, byte[] content) throws ReportFailure {
    Path file = directory.resolve(name);
    Path unfinished = directory.resolve(name + ".tmp");
    try {
      Files.write(unfinished, content);
      try {
        Files.move(
            unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException otherwise) {
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException cause) {
      throw ReportFailure.of(file, cause);
    }
  }

  /** Replaces whatever follows the first {@code start} octets of a file. */
  void replaceEnd(String name, long start, byte[] end) throws ReportFailure {
    Path file = directory.resolve(name);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(end);
      for (long at = start; rest.hasRemaining(); ) {
        at += channel.write(rest, at);
      }
      channel.truncate(start + end.length);
    } catch (IOException cause) {
      throw ReportFailure.of(file, cause);
    }
  }
}
