package dev.wsproof.run;

/** What a browser or a health check gets from the fuzzing server's own port; names no agent. */
final class StatusPage {
  private StatusPage() {}

  /** A whole HTTP response. */
  static String response(String server, int cases) {
    String body =
        """
        <!doctype html>
        <html lang="en"><meta charset="utf-8"><title>wsproof fuzzing server</title>
        <h1>wsproof fuzzing server</h1>
        <p>%s offers %d test cases to WebSocket clients here.
        Ask <code>/getCaseCount</code>, then <code>/runCase?case=1&amp;agent=NAME</code> and so on,
        then <code>/updateReports?agent=NAME</code>.</p>
        </html>
        """
            .formatted(server, cases);
    return "HTTP/1.1 200 OK\r\nServer: "
        + server
        + "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
        + body.length()
        + "\r\nConnection: close\r\n\r\n"
        + body;
  }
}
