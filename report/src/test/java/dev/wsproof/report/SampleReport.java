package dev.wsproof.report;

import dev.wsproof.observe.Event;
import dev.wsproof.report.view.ReportInfo;
import dev.wsproof.run.CaseResult;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import dev.wsproof.verdict.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Writes a made-up report set to a directory, to be looked at, and says nothing. */
final class SampleReport {
  private static final int[][] SECTIONS = {
    {1, 1, 8},
    {1, 2, 8},
    {2, 0, 11},
    {3, 0, 7},
    {4, 1, 5},
    {4, 2, 5},
    {5, 0, 20},
    {6, 1, 3},
    {6, 2, 4},
    {6, 3, 2},
    {6, 4, 4},
    {6, 5, 5},
    {6, 6, 11},
    {6, 7, 4},
    {6, 8, 2},
    {6, 9, 4},
    {6, 10, 3},
    {6, 11, 5},
    {6, 12, 8},
    {6, 13, 5},
    {6, 14, 10},
    {6, 15, 1},
    {6, 16, 3},
    {6, 17, 5},
    {6, 18, 5},
    {6, 19, 5},
    {6, 20, 7},
    {6, 21, 8},
    {6, 22, 34},
    {6, 23, 7},
    {7, 1, 6},
    {7, 3, 6},
    {7, 5, 1},
    {7, 7, 13},
    {7, 9, 9},
    {7, 13, 2},
    {9, 1, 6},
    {9, 2, 6},
    {9, 3, 9},
    {9, 4, 9},
    {9, 5, 6},
    {9, 6, 6},
    {9, 7, 6},
    {9, 8, 6},
    {10, 1, 1},
    {12, 1, 18},
    {12, 2, 18},
    {12, 3, 18},
    {12, 4, 18},
    {12, 5, 18},
    {13, 1, 18},
    {13, 2, 18},
    {13, 3, 18},
    {13, 4, 18},
    {13, 5, 18},
    {13, 6, 18},
    {13, 7, 18}
  };

  private SampleReport() {}

  /** Arguments: directory, number of agents. */
  public static void main(String[] arguments) throws ReportFailure {
    int agents = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2;
    write(Path.of(arguments[0]), agents);
  }

  static void write(Path outdir, int agents) throws ReportFailure {
    ReportInfo info =
        ReportInfo.of(
            "0.1.0-SNAPSHOT", ReportInfo.Kind.SERVERS, Instant.parse("2026-11-21T02:00:00Z"));
    try (Reports reports = Reports.open(outdir, info)) {
      for (int agent = 0; agent < agents; agent++) {
        write(reports, agent);
      }
    }
  }

  private static void write(Reports reports, int agent) {
    String[] names = {"node-ws/8.23.0", "java-websocket 1.6.0", "undertow", SampleResults.HOSTILE};
    String name = agent < names.length ? names[agent] : "peer number " + agent;
    SplittableRandom random = new SplittableRandom(agent * 7L + 1);
    for (String id : ids()) {
      if (agent == 1 && id.startsWith("10.")) {
        continue;
      }
      reports.accept(result(name, agent, id, random));
    }
  }

  private static CaseResult result(String name, int agent, String id, SplittableRandom random) {
    if (id.equals("7.13.1") || id.equals("7.13.2")) {
      return SampleResults.of(name, id, Behavior.INFORMATIONAL, CloseBehavior.INFORMATIONAL);
    }
    int luck = random.nextInt(100);
    int chapter = Integer.parseInt(id.split("\\.")[0]);
    if (chapter == 9) {
      return SampleEchoes.complete(name, id, random.nextInt(1, 2000), null);
    }
    if (chapter >= 12) {
      return deflated(name, agent, id, luck, random.nextInt(1, 20_000));
    }
    if (agent > 0 && luck < 3) {
      return hostile(name, id);
    }
    if (agent > 0 && luck < 6) {
      return SampleResults.of(name, id, Behavior.OK, CloseBehavior.values()[2 + luck % 4]);
    }
    if (luck < 9) {
      return SampleResults.of(name, id, Behavior.NON_STRICT, CloseBehavior.OK);
    }
    return SampleResults.plain(name, id);
  }

  private static CaseResult deflated(String name, int agent, String id, int luck, int millis) {
    if (agent == 1) {
      return SampleEchoes.unimplemented(name, id);
    }
    return luck < 2
        ? SampleEchoes.wrong(
            name, id, "Message 313 differs at octet 17: <b>sent</b> 20, \u202Ecame 2e.")
        : SampleEchoes.complete(name, id, millis, SampleEchoes.TRAFFIC);
  }

  static CaseResult hostile(String name, String id) {
    return SampleResults.result(
        name,
        SampleResults.testCase(id),
        List.of(
            new Event.Message(SampleResults.octets(SampleResults.HOSTILE), false),
            new Event.Message(SampleResults.hex("00ff80"), true),
            new Event.Timeout("A")),
        1002,
        SampleResults.HOSTILE,
        new Verdict(
            Behavior.FAILED,
            CloseBehavior.WRONG_CODE,
            "Actual events differ from any expected.",
            "The close code should have been 1000 or empty"));
  }

  static List<String> ids() {
    List<String> ids = new ArrayList<>();
    for (int[] section : SECTIONS) {
      for (int number = 1; number <= section[2]; number++) {
        String within = section[1] == 0 ? "" : section[1] + ".";
        ids.add(section[0] + "." + within + number);
      }
    }
    return ids;
  }
}
