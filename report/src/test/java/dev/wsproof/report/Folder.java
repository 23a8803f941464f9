package dev.wsproof.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Looks at a folder of reports; changes nothing but by {@link #copy}. */
record Folder(Path path) {

  /** Names and contents of all files below, as one char an octet. */
  Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(path)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(
            path.relativize(file).toString(),
            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }

  String text(String name) throws IOException {
    return Files.readString(path.resolve(name));
  }

  JsonNode json(String name) throws IOException {
    return JsonMapper.shared().readTree(text(name));
  }

  boolean has(String name) {
    return Files.exists(path.resolve(name));
  }

  Folder copy(Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> all = Files.list(path)) {
      for (Path file : all.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
    return new Folder(to);
  }
}
