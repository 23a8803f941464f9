package dev.wsproof.report;

import dev.wsproof.report.gate.Baseline;
import dev.wsproof.report.json.BaselineJson;
import dev.wsproof.report.json.BaselineReader;
import dev.wsproof.report.json.Malformed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads and writes files of baselines; compares nothing. */
public final class BaselineFile {
  private static final int MOST = 1 << 26;

  private BaselineFile() {}

  /**
   * What {@code file} says: a baseline, an {@code index.json}, or behaviours by agent and case.
   *
   * @throws ReportFailure when it can't be read, or is none of these
   */
  public static Baseline read(Path file) throws ReportFailure {
    if (Files.isDirectory(file)) {
      throw ReportFailure.reading(file, "a directory, wanted a file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] octets = in.readNBytes(MOST + 1);
      if (octets.length > MOST) {
        throw ReportFailure.reading(file, "got more than " + MOST + " octets");
      }
      return BaselineReader.read(octets);
    } catch (IOException cause) {
      throw ReportFailure.reading(file, cause);
    } catch (Malformed content) {
      throw ReportFailure.reading(file, content);
    }
  }

  /**
   * Writes {@code baseline}, in place of what is there.
   *
   * @throws ReportFailure when it can't be written
   */
  public static void write(Path file, Baseline baseline) throws ReportFailure {
    OutputFile.write(file, BaselineJson.of(baseline));
  }
}
