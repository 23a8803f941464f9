package dev.wsproof.cli.web;

import dev.wsproof.report.html.Pages;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Knows what lies at which path: the page's own parts, held in memory, and the reports. Nothing
 * else has a path. Immutable, for any thread.
 */
final class SiteContents {
  private static final String REPORTS = "/reports/";

  /** The fuzzing server has a port of its own, hence connections to any. */
  private static final String PAGE =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
          + " connect-src 'self' ws: wss:; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

  private final Map<String, Answer> own = new HashMap<>();
  private final ReportFiles reports;
  private final Answer nothing;

  SiteContents(WebSite.Settings settings) {
    reports = new ReportFiles(settings.reports());
    nothing =
        Answer.sentence(
            HttpResponseStatus.NOT_FOUND,
            "Nothing is here: the page is at /, reports are at /reports/ when there are any, and"
                + " WebSocket clients are tested on port "
                + settings.webSocketPort()
                + ".");
    add("/", MediaType.HTML, octets(WebSite.class, "index.html"));
    for (String script : List.of("page.js", "cases.js", "progress.js", "run.js", "server.js")) {
      add("/" + script, MediaType.of(script), octets(WebSite.class, script));
    }
    add("/style.css", MediaType.of("style.css"), style());
    byte[] icon = octets(WebSite.class, "favicon.svg");
    add("/favicon.svg", MediaType.of("favicon.svg"), icon);
    add("/favicon.ico", MediaType.of("favicon.svg"), icon);
    add("/cases.json", MediaType.of("cases.json"), CasesJson.of(settings));
  }

  /** What a request for {@code path}, without its query, gets; files in it are open. */
  Answer at(String path) {
    if (path.startsWith(REPORTS)) {
      String name = path.substring(REPORTS.length());
      return reports.open(name.isEmpty() ? "index.html" : name).orElse(nothing);
    }
    return own.getOrDefault(path, nothing);
  }

  private void add(String path, String type, byte[] content) {
    own.put(path, new Answer.Octets(HttpResponseStatus.OK, type, PAGE, content));
  }

  /** The page looks like the reports because it has their style. */
  private static byte[] style() {
    ByteArrayOutputStream style = new ByteArrayOutputStream();
    style.writeBytes(octets(Pages.class, "base.css"));
    style.writeBytes(octets(Pages.class, "overview.css"));
    style.writeBytes(octets(WebSite.class, "page.css"));
    return style.toByteArray();
  }

  private static byte[] octets(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + ": missing beside " + beside.getName());
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
