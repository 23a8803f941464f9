package dev.wsproof.report;

import dev.wsproof.report.json.Malformed;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A report could not be written or read; the message is one sentence that says where and what, safe
 * to print but for the paths that the user gave.
 */
public final class ReportFailure extends Exception {
  private static final long serialVersionUID = 1;

  private ReportFailure(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  static ReportFailure of(Path file, IOException cause) {
    return new ReportFailure("cannot write " + file + ": " + what(cause), cause);
  }

  static ReportFailure of(Path outdir, RuntimeException defect) {
    return new ReportFailure(
        "cannot make a report for " + outdir + ": a defect in wsproof: " + defect, defect);
  }

  static ReportFailure reading(Path file, IOException cause) {
    return new ReportFailure(
        "cannot read "
            + file
            + ": "
            + (cause instanceof NoSuchFileException ? "no such file" : what(cause)),
        cause);
  }

  static ReportFailure reading(Path file, String what) {
    return new ReportFailure("cannot read " + file + ": " + what, null);
  }

  static ReportFailure reading(Path file, Malformed content) {
    return reading(file, content.line(), content.column() + ": " + content.getMessage(), content);
  }

  /** As above, for one line of a file. */
  static ReportFailure reading(Path file, long line, Malformed content) {
    return reading(file, line, content.column() + ": " + content.getMessage(), content);
  }

  static ReportFailure reading(Path file, long line, String what) {
    return reading(file, line, " " + what, null);
  }

  private static ReportFailure reading(Path file, long line, String what, Throwable cause) {
    return new ReportFailure("cannot read " + file + ":" + line + ":" + what, cause);
  }

  /** Something else, already a sentence. */
  public static ReportFailure because(String sentence) {
    return new ReportFailure(sentence, null);
  }

  static ReportFailure again(ReportFailure first) {
    return new ReportFailure(first.getMessage(), first);
  }

  private static String what(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof NoSuchFileException) {
      return "the directory is not there";
    }
    if (cause instanceof FileAlreadyExistsException) {
      return "a file is in the way where a directory should be";
    }
    if (cause instanceof FileSystemException named && named.getReason() != null) {
      return named.getReason().toLowerCase(Locale.ROOT);
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}
