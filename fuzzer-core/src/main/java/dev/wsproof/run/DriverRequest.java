package dev.wsproof.run;

import dev.wsproof.handshake.RequestHead;
import dev.wsproof.script.CaseId;
import dev.wsproof.script.TestCase;
import java.util.List;
import java.util.Map;

/**
 * What a driver asks of the fuzzing server, read from path and query of its request; does nothing.
 * Paths and parameters are those of the classic suite.
 */
sealed interface DriverRequest {
  /** How many cases are there? */
  record GetCaseCount() implements DriverRequest {}

  /** What is this case? */
  record GetCaseInfo(int number) implements DriverRequest {}

  /** Run this case with me. */
  record RunCase(int number, String agent) implements DriverRequest {}

  /** What came of this case? */
  record GetCaseStatus(int number, String agent) implements DriverRequest {}

  /** Write the reports. */
  record UpdateReports(String agent, boolean shutdown) implements DriverRequest {}

  /** End. */
  record StopServer() implements DriverRequest {}

  /** Let me give commands. */
  record Command() implements DriverRequest {}

  /** The request cannot be granted; the message says why in one sentence. */
  final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String sentence) {
      super(sentence);
    }
  }

  /** How many characters an agent's name may have. */
  int MOST_AGENT_CHARACTERS = 10_000;

  /**
   * Reads a request.
   *
   * @param cases the selection; numbers count it from 1
   * @throws Refused when a parameter is missing, repeated or names no case
   */
  static DriverRequest of(RequestHead head, List<TestCase> cases) throws Refused {
    Parameters query = new Parameters(head.path(), head.query());
    return switch (head.path()) {
      case "/getCaseCount" -> new GetCaseCount();
      case "/getCaseInfo" -> new GetCaseInfo(query.caseNumber(cases));
      case "/runCase" -> new RunCase(query.caseNumber(cases), query.agent());
      case "/getCaseStatus" -> new GetCaseStatus(query.caseNumber(cases), query.agent());
      case "/updateReports" -> new UpdateReports(query.agent(), query.flag("shutdownOnComplete"));
      case "/stopServer" -> new StopServer();
      default -> new Command();
    };
  }

  /** The parameters of one request. */
  record Parameters(String path, Map<String, List<String>> values) {

    int caseNumber(List<TestCase> cases) throws Refused {
      String number = single("case");
      if (number != null) {
        return byNumber(number, cases.size());
      }
      String tuple = single("casetuple");
      if (tuple == null) {
        throw new Refused(path + ": wanted a parameter case or casetuple");
      }
      if (CaseId.isId(tuple)) {
        CaseId id = CaseId.of(tuple);
        for (int i = 0; i < cases.size(); i++) {
          if (cases.get(i).id().equals(id)) {
            return i + 1;
          }
        }
      }
      throw new Refused(
          path + ": casetuple: got '" + cut(tuple) + "', wanted a selected case's id");
    }

    String agent() throws Refused {
      String agent = single("agent");
      if (agent == null || agent.isBlank()) {
        throw new Refused(path + ": wanted a parameter agent, the name in the reports");
      }
      if (agent.length() > MOST_AGENT_CHARACTERS) {
        throw new Refused(
            "%s: agent: got %d characters, wanted at most %d"
                .formatted(path, agent.length(), MOST_AGENT_CHARACTERS));
      }
      return agent;
    }

    boolean flag(String name) throws Refused {
      String value = single(name);
      return value != null && (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("yes"));
    }

    private int byNumber(String text, int count) throws Refused {
      if (text.matches("\\d{1,9}")) {
        int number = Integer.parseInt(text);
        if (number >= 1 && number <= count) {
          return number;
        }
      }
      throw new Refused(
          "%s: case: got '%s', wanted a number from 1 to %d".formatted(path, cut(text), count));
    }

    private String single(String name) throws Refused {
      List<String> all = values.getOrDefault(name, List.of());
      if (all.size() > 1) {
        throw new Refused(path + ": got " + all.size() + " parameters " + name + ", wanted one");
      }
      return all.isEmpty() ? null : all.get(0);
    }

    private static String cut(String text) {
      String visible = text.replaceAll("\\p{Cntrl}", "?");
      return visible.length() <= 60 ? visible : visible.substring(0, 60) + "…";
    }
  }
}
