package dev.wsproof.cli.web;

import dev.wsproof.cases.CaseSelector;
import dev.wsproof.cases.Catalogue;
import dev.wsproof.script.TestCase;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A web site on loopback with a few reports, and a few files that are none of its business. */
final class SmallSite implements AutoCloseable {
  static final String SECRET = "nobody may read this";
  static final String FIELDS = " HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n";

  private static final List<TestCase> CASES =
      new CaseSelector(Catalogue.classic()).select(List.of("1.1.1", "7.1.3"), List.of()).cases();

  private final WebSite site;
  private final int port;

  /** Lays files out in {@code folder}; the reports are below it. */
  SmallSite(Path folder) throws IOException {
    Path reports = Files.createDirectories(folder.resolve("reports"));
    Files.writeString(folder.resolve("secret.html"), SECRET);
    Files.writeString(reports.resolve("index.html"), "<p>überblick");
    Files.writeString(reports.resolve("index.json"), "{}");
    Files.writeString(reports.resolve("empty.css"), "");
    Files.write(reports.resolve("long.txt"), new byte[3 << 20]);
    for (String name : List.of(".hidden.html", "journal.jsonl", "key.pem", "name")) {
      Files.writeString(reports.resolve(name), SECRET);
    }
    Path inner = Files.createDirectories(reports.resolve("folder.html"));
    Files.writeString(inner.resolve("in.html"), SECRET);
    site = new WebSite(settings(reports, 0));
    port = site.start();
  }

  static WebSite.Settings settings(Path reports, int port) {
    return new WebSite.Settings(
        List.of(InetAddress.getLoopbackAddress()),
        port,
        9001,
        true,
        reports,
        CASES,
        Map.of(1, "Framing"),
        "1.2.3");
  }

  int port() {
    return port;
  }

  /** Everything that comes back for these octets. */
  String answer(String octets) throws IOException {
    try (HttpClientOctets client = new HttpClientOctets(port)) {
      client.send(octets);
      return client.rest();
    }
  }

  /** Everything that comes back for a GET of this target. */
  String get(String target) throws IOException {
    return answer("GET " + target + FIELDS);
  }

  @Override
  public void close() {
    site.close();
  }
}
