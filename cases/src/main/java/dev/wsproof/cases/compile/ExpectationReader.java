package dev.wsproof.cases.compile;

import dev.wsproof.cases.source.Diagnostics;
import dev.wsproof.cases.source.Node;
import dev.wsproof.cases.source.Spelling;
import dev.wsproof.script.CloseExpectation;
import dev.wsproof.script.CloseExpectation.Party;
import dev.wsproof.script.ExpectedEvent;
import dev.wsproof.script.Outcome;
import dev.wsproof.script.Outcome.Grade;
import dev.wsproof.script.Payload;
import dev.wsproof.script.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what a case allows; refuses outcomes that could never happen or never be told apart. */
final class ExpectationReader {
  private static final int MOST_OUTCOMES = 16;
  private static final int MOST_CODES = 64;
  private static final List<String> OUTCOME = List.of("OK", "NON-STRICT", "meaning");
  private static final List<String> EVENT = List.of("text", "binary", "pong", "pongs", "timeout");
  private static final List<String> CLOSE =
      List.of("by", "codes", "clean", "wrong-endpoint", "wrong-code");

  private static final Map<String, Party> PARTIES = new LinkedHashMap<>();
  private static final Map<String, Boolean> CLEAN = new LinkedHashMap<>();
  private static final Map<String, Boolean> FATAL = new LinkedHashMap<>();
  private static final Map<String, WrongCode> CODE = new LinkedHashMap<>();

  /** What becomes of a case when the peer's code is not one of those wanted. */
  private enum WrongCode {
    FATAL,
    REPORTED,
    ALLOWED
  }

  static {
    PARTIES.put("us", Party.US);
    PARTIES.put("peer", Party.PEER);
    PARTIES.put("either", Party.EITHER);
    CLEAN.put("required", true);
    CLEAN.put("optional", false);
    FATAL.put("fatal", true);
    FATAL.put("reported", false);
    CODE.put("fatal", WrongCode.FATAL);
    CODE.put("reported", WrongCode.REPORTED);
    CODE.put("allowed", WrongCode.ALLOWED);
  }

  private final PayloadReader payloads;
  private final Diagnostics out;

  ExpectationReader(PayloadReader payloads, Diagnostics out) {
    this.payloads = payloads;
    this.out = out;
  }

  /**
   * The outcomes of {@code expect}; none of a case that echoes, null when there should be some.
   *
   * @param steps the script, whose tags an outcome may name; null when it can't be read
   * @param echoes whether the case is judged by its echoes instead
   */
  List<Outcome> outcomes(Keys family, List<Step> steps, boolean echoes) {
    Node expect = family.get("expect");
    if (echoes && expect != null) {
      out.add(expect.at(), "expect: the case is judged by its echoes, leave it out");
    }
    if (echoes) {
      return List.of();
    }
    family.require("expect", "the allowed outcomes, such as {OK: []}");
    return expect == null ? null : outcomes(expect, steps);
  }

  private List<Outcome> outcomes(Node expect, List<Step> steps) {
    List<Node> written = expect instanceof Node.Items items ? items.items() : List.of(expect);
    List<Outcome> outcomes = new ArrayList<>();
    if (written.isEmpty() || written.size() > MOST_OUTCOMES) {
      out.unwanted("expect", expect, "1 to " + MOST_OUTCOMES + " outcomes");
    }
    for (Node node : written) {
      addOutcomes(node, expect instanceof Node.Items, steps, outcomes);
    }
    return outcomes;
  }

  private void addOutcomes(Node node, boolean inList, List<Step> steps, List<Outcome> outcomes) {
    final int raised = out.raised();
    Keys keys = Keys.of("expect", node, inList ? OUTCOME : OUTCOME.subList(0, 2), out);
    if (keys == null || out.raised() > raised) {
      return;
    }
    String meaning = keys.prose("meaning", 500);
    int before = outcomes.size();
    int grades = 0;
    for (Grade grade : Grade.values()) {
      if (keys.has(grade.word())) {
        grades++;
        List<ExpectedEvent> events = events(keys, grade.word(), steps);
        Outcome outcome = events == null ? null : new Outcome(grade, events, meaning);
        if (outcome != null) {
          if (isAmong(outcomes, events)) {
            out.add(
                keys.get(grade.word()).at(),
                grade.word() + ": the same events stand in another outcome, leave one out");
          }
          outcomes.add(outcome);
        }
      }
    }
    if (grades == 0) {
      out.add(keys.at(), "expect: no outcome, wanted OK or NON-STRICT with a list of events");
    } else if (meaning != null && outcomes.size() - before > 1) {
      out.add(keys.get("meaning").at(), "meaning: of two outcomes, wanted one: write two mappings");
    }
  }

  private static boolean isAmong(List<Outcome> outcomes, List<ExpectedEvent> events) {
    for (Outcome other : outcomes) {
      if (other.events().size() == events.size() && other.events().equals(events)) {
        return true;
      }
    }
    return false;
  }

  private List<ExpectedEvent> events(Keys keys, String grade, List<Step> steps) {
    List<Node> written = keys.items(grade, "a list of events, such as [{text: \"Hello\"}]");
    if (written == null) {
      return null;
    }
    List<ExpectedEvent> events = new ArrayList<>();
    for (Node node : written) {
      ExpectedEvent event = event(node, steps);
      if (event == null) {
        return null;
      }
      events.add(event);
    }
    return events;
  }

  private ExpectedEvent event(Node node, List<Step> steps) {
    if (!(node instanceof Node.Fields fields) || fields.fields().size() != 1) {
      out.unwanted(
          "an event", node, "one of {text: …}, {binary: …}, {pong: …}, {pongs: …}, {timeout: tag}");
      return null;
    }
    String kind = fields.fields().keySet().iterator().next();
    Node value = fields.get(kind);
    if (!EVENT.contains(kind)) {
      out.add(fields.fields().get(kind).at(), Spelling.unknown("event", kind, EVENT));
      return null;
    }
    if (kind.equals("timeout")) {
      return timeout(value, steps);
    }
    Payload payload = payloads.read(kind, value, out);
    if (payload == null) {
      return null;
    }
    return switch (kind) {
      case "pong" -> new ExpectedEvent.Pong(payload);
      case "pongs" -> new ExpectedEvent.Pongs(payload);
      default -> new ExpectedEvent.Message(payload, kind.equals("binary"));
    };
  }

  private ExpectedEvent timeout(Node value, List<Step> steps) {
    String tag = Values.prose("timeout", value, 40, out);
    if (tag == null || steps == null) {
      return tag == null ? null : new ExpectedEvent.Timeout(tag);
    }
    List<String> tags = new ArrayList<>();
    for (Step step : steps) {
      if (step.tag() != null) {
        tags.add(step.tag());
      }
    }
    if (!tags.contains(tag)) {
      out.add(value.at(), Spelling.unknown("tag", tag, tags));
      return null;
    }
    return new ExpectedEvent.Timeout(tag);
  }

  /**
   * The end that {@code close} describes; null when it can't be read.
   *
   * @param echoes whether we close as soon as all echoes have come
   */
  CloseExpectation close(Keys family, boolean echoes) {
    Node end = family.require("close", "how it ends, such as {by: us, codes: [1000]}");
    CloseExpectation close = end == null ? null : close(end);
    if (echoes && close != null && close.by() != Party.US) {
      out.add(end.at(), "close: not by us, wanted by us: we close when all echoes have come");
    }
    return close;
  }

  private CloseExpectation close(Node close) {
    Keys keys = Keys.of("close", close, CLOSE, out);
    if (keys == null) {
      return null;
    }
    Node by = keys.require("by", "us, peer or either");
    Party party = Values.choice("by", by, PARTIES, out);
    keys.require("codes", "a list of close codes the peer may send");
    List<Node> written = keys.items("codes", "a list of close codes");
    boolean clean = keys.choice("clean", CLEAN, false);
    boolean wrongEndpoint = keys.choice("wrong-endpoint", FATAL, false);
    WrongCode wrongCode = keys.choice("wrong-code", CODE, WrongCode.REPORTED);
    if (party == null || written == null) {
      return null;
    }
    if (keys.has("codes") && (written.isEmpty() || written.size() > MOST_CODES)) {
      out.unwanted("codes", keys.get("codes"), "1 to " + MOST_CODES + " codes");
    }
    List<Integer> codes = new ArrayList<>();
    for (Node node : written) {
      Integer code = Values.whole("codes", node, 0, 65535, out);
      if (code != null) {
        codes.add(code);
      }
    }
    return new CloseExpectation(
        party,
        codes,
        clean,
        wrongEndpoint,
        wrongCode == WrongCode.FATAL,
        wrongCode == WrongCode.ALLOWED);
  }
}
