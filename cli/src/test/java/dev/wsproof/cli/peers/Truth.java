package dev.wsproof.cli.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The verdicts that the classic suite gave the same servers, as {@code behavior/behaviorClose}. */
final class Truth {
  /** Cases where it is a question of timing whether a server's application runs in time. */
  private static final Pattern TIMING = Pattern.compile("3\\.[234]|4\\.[12]\\.[345]|5\\.15");

  /**
   * Verdicts that change from run to run, beside the recorded one. 7.1.2 sends a second close frame
   * right after the first: on seeing it Java-WebSocket's worker closes the socket, whether or not
   * its selector has written the answer to the first by then.
   */
  private static final Map<String, String> UNSTABLE = Map.of("java-websocket 7.1.2", "OK/UNCLEAN");

  private Truth() {}

  /** Case ids and verdicts of one server. */
  static Map<String, String> of(String server) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Truth.class.getResourceAsStream("/truth/servers.tsv"), StandardCharsets.UTF_8))) {
      List<String[]> rows =
          lines.lines().filter(line -> !line.startsWith("#")).map(l -> l.split("\t")).toList();
      int column = List.of(rows.get(0)).indexOf(server);
      Map<String, String> verdicts = new TreeMap<>();
      rows.stream().skip(1).forEach(row -> verdicts.put(row[0], row[column]));
      return verdicts;
    }
  }

  /** Whether {@code server} may get {@code seen} for this case as well as {@code recorded}. */
  static boolean agrees(String server, String id, String recorded, String seen) {
    return normal(id, recorded).equals(normal(id, seen))
        || seen.equals(UNSTABLE.get(server + " " + id));
  }

  private static String normal(String id, String verdict) {
    return TIMING.matcher(id).matches() ? verdict.replace("NON-STRICT", "OK") : verdict;
  }
}
