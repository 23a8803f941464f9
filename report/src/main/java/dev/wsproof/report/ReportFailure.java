package dev.wsproof.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** A report could not be written; the message is one sentence that says where and what. */
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
