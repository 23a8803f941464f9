package dev.wsproof.cases;

import dev.wsproof.cases.compile.CaseFile;
import dev.wsproof.cases.compile.LocatedCase;
import dev.wsproof.cases.compile.TableSource;
import dev.wsproof.cases.source.Diagnostics;
import dev.wsproof.cases.source.Position;
import dev.wsproof.cases.source.Utf8Text;
import dev.wsproof.script.CaseId;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds case files, among the resources or on disk, and compiles them into a catalogue. */
final class CaseFiles {
  /** The files of the classic suite. */
  static final List<String> CLASSIC =
      List.of(
          "01-framing.yaml",
          "02-pings-pongs.yaml",
          "03-reserved-bits.yaml",
          "04-opcodes.yaml",
          "05-fragmentation.yaml",
          "06-utf8.yaml",
          "07-close.yaml",
          "09-limits.yaml",
          "10-misc.yaml",
          "12-compression.yaml",
          "13-parameters.yaml");

  /** The files of the extended suite. */
  static final List<String> EXTENDED =
      List.of(
          "extended/00-opening-handshake.yaml",
          "extended/07-close.yaml",
          "extended/08-masking-lengths.yaml",
          "extended/11-extensions.yaml",
          "extended/14-robustness.yaml");

  private static final Set<String> OUR_SUITES = Set.of("classic", "extended");
  private static final String FOLDER = "catalogue/";

  private final SortedMap<CaseId, LocatedCase> cases = new TreeMap<>();
  private final SortedMap<Integer, String> titles = new TreeMap<>();
  private final Diagnostics out;

  private CaseFiles(Diagnostics out) {
    this.out = out;
  }

  /**
   * The catalogue of resource files.
   *
   * @throws IllegalStateException when they have mistakes, which a test rules out
   */
  static Catalogue bundled(List<String> names) {
    CaseFiles files = new CaseFiles(new Diagnostics());
    for (String name : names) {
      try {
        files.add(FOLDER + name, resource(name), CaseFiles::resource, Set.of());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    if (files.out.raised() > 0) {
      throw new IllegalStateException("the catalogue has mistakes: " + files.out.problems());
    }
    return new Catalogue(files.cases, files.titles);
  }

  /** The octets of a resource beside the bundled case files. */
  static byte[] resource(String name) throws IOException {
    try (InputStream in = CaseFiles.class.getResourceAsStream("/" + FOLDER + name)) {
      if (in == null) {
        throw new FileNotFoundException("no resource " + FOLDER + name);
      }
      return in.readAllBytes();
    }
  }

  /** The catalogue of a file or folder; without what has mistakes, which {@code out} gets. */
  static Catalogue load(Path fileOrFolder, Diagnostics out) {
    CaseFiles files = new CaseFiles(out);
    for (Path path : caseFiles(fileOrFolder, out)) {
      String name = path.toString();
      try {
        files.add(name, read(path), tablesBeside(path), OUR_SUITES);
      } catch (IOException e) {
        out.add(Position.startOf(name), "can't be read: " + reason(e));
      }
    }
    return new Catalogue(files.cases, files.titles);
  }

  private static List<Path> caseFiles(Path fileOrFolder, Diagnostics out) {
    Position at = Position.startOf(fileOrFolder.toString());
    if (Files.isRegularFile(fileOrFolder)) {
      return List.of(fileOrFolder);
    }
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(fileOrFolder, "*.{yaml,yml}")) {
      files.forEach(found::add);
    } catch (IOException e) {
      out.add(at, "can't be read: " + reason(e) + ", wanted a case file or a folder of them");
      return List.of();
    }
    if (found.isEmpty()) {
      out.add(at, "no case file in the folder: wanted names that end in .yaml or .yml");
    }
    found.sort(null);
    return found;
  }

  private static TableSource tablesBeside(Path file) {
    return name -> {
      Path folder = file.toAbsolutePath().getParent();
      Path table = folder.resolve(name);
      if (!table.toRealPath().startsWith(folder.toRealPath())) {
        throw new IOException("it lies outside the folder of the case file");
      }
      return read(table);
    };
  }

  /** The octets of a file, one more than are allowed at the most. */
  private static byte[] read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(Utf8Text.MOST_OCTETS + 1);
    }
  }

  private static String reason(IOException e) {
    return e instanceof NoSuchFileException ? "it is not there" : String.valueOf(e.getMessage());
  }

  private void add(String name, byte[] octets, TableSource tables, Set<String> reserved) {
    CaseFile file = CaseFile.compile(name, octets, tables, reserved, out);
    if (file.chapter() != null && file.title() != null) {
      titles.put(file.chapter(), file.title());
    }
    file.cases().forEach(located -> Catalogue.add(located, cases, out));
  }
}
