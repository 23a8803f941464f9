package dev.wsproof.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The directory that reports go to and come from; takes plain names only, follows no symbolic link
 * in it, and leaves no half of a file under a file's name.
 */
final class OutputDirectory {
  private final Path directory;

  private OutputDirectory(Path directory) {
    this.directory = directory;
  }

  /** Makes the directory when it is not there. */
  static OutputDirectory open(Path directory) throws ReportFailure {
    if (Files.isDirectory(directory)) {
      return new OutputDirectory(directory);
    }
    try {
      Files.createDirectories(directory);
      return new OutputDirectory(directory);
    } catch (IOException cause) {
      throw ReportFailure.of(directory, cause);
    }
  }

  /** A directory that must be there already. */
  static OutputDirectory existing(Path directory) throws ReportFailure {
    if (!Files.isDirectory(directory)) {
      throw ReportFailure.reading(directory, "no such directory");
    }
    return new OutputDirectory(directory);
  }

  Path path() {
    return directory;
  }

  /** Whether a file of this name is there; links, devices and pipes are none. */
  boolean has(String name) {
    return Files.isRegularFile(directory.resolve(name), LinkOption.NOFOLLOW_LINKS);
  }

  /** A file's octets, unless they are more than {@code most}. */
  byte[] read(String name, int most) throws ReportFailure {
    Path file = directory.resolve(name);
    try (InputStream in = stream(name)) {
      byte[] content = in.readNBytes(most);
      if (in.read() >= 0) {
        throw ReportFailure.reading(file, "got more than " + most + " octets");
      }
      return content;
    } catch (IOException cause) {
      throw ReportFailure.reading(file, cause);
    }
  }

  /** A file's octets, one after the other. */
  InputStream stream(String name) throws ReportFailure {
    Path file = directory.resolve(name);
    if (!has(name)) {
      throw ReportFailure.reading(file, "got no plain file of this name");
    }
    try {
      return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException cause) {
      throw ReportFailure.reading(file, cause);
    }
  }

  /** Opens a file that is there, for writing behind its end. */
  FileChannel append(String name) throws ReportFailure {
    Path file = directory.resolve(name);
    try {
      return FileChannel.open(file, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException cause) {
      throw ReportFailure.of(file, cause);
    }
  }

  /** Removes a file if it is there; leaves links, directories and the like. */
  void remove(String name) throws ReportFailure {
    if (has(name)) {
      Path file = directory.resolve(name);
      try {
        Files.deleteIfExists(file);
      } catch (IOException cause) {
        throw ReportFailure.of(file, cause);
      }
    }
  }

  /** Whether a file is there in which {@code mark}, or part of it and the end, is at {@code at}. */
  boolean hasAt(String name, long at, String mark) throws ReportFailure {
    if (!has(name)) {
      return false;
    }
    Path file = directory.resolve(name);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      if (channel.size() < at) {
        return false;
      }
      ByteBuffer there = ByteBuffer.allocate(mark.length());
      for (long from = at; there.hasRemaining(); ) {
        int count = channel.read(there, from);
        if (count < 0) {
          break;
        }
        from += count;
      }
      return mark.startsWith(
          new String(there.array(), 0, there.position(), StandardCharsets.ISO_8859_1));
    } catch (IOException cause) {
      throw ReportFailure.reading(file, cause);
    }
  }

  /** Writes a file as a whole, in place of an older one. */
  void write(String name, byte[] content) throws ReportFailure {
    Path file = directory.resolve(name);
    Path unfinished = directory.resolve(name + ".tmp");
    try {
      Files.write(
          unfinished,
          content,
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE,
          LinkOption.NOFOLLOW_LINKS);
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
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
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
