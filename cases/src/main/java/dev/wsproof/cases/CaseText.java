package dev.wsproof.cases;

import dev.wsproof.cases.text.EchoText;
import dev.wsproof.cases.text.ExpectationText;
import dev.wsproof.cases.text.OpeningText;
import dev.wsproof.cases.text.StepText;
import dev.wsproof.script.CloseExpectation;
import dev.wsproof.script.Outcome;
import dev.wsproof.script.Step;
import dev.wsproof.script.TestCase;
import dev.wsproof.wire.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;

/** A case as lines that people read, all of it from its structure; holds no verdict. */
public final class CaseText {
  private static final int WIDTH = 80;

  private CaseText() {}

  /** A line for each step. */
  public static List<String> script(TestCase testCase) {
    return testCase.steps().stream().map(StepText::of).toList();
  }

  /** A line for each extension offer that would do, best first; none when there is none. */
  public static List<String> negotiated(TestCase testCase) {
    return EchoText.offers(testCase.deflate());
  }

  /** A line for each allowed outcome, its grade first. */
  public static List<String> outcomes(TestCase testCase) {
    if (testCase.isEchoLoop()) {
      return EchoText.outcomes(testCase.steps(), testCase.deflate());
    }
    List<String> lines = new ArrayList<>();
    for (Outcome outcome : testCase.outcomes()) {
      String events = ExpectationText.events(outcome.events(), testCase.steps());
      String meaning = outcome.meaning() == null ? "" : " (" + outcome.meaning() + ")";
      lines.add(outcome.grade().word() + ": " + events + meaning);
    }
    return lines;
  }

  /** How the connection should end, and what else there is to know. */
  public static List<String> end(TestCase testCase) {
    List<String> lines = new ArrayList<>();
    lines.add(ExpectationText.close(testCase.close()));
    boolean weClose = testCase.steps().stream().anyMatch(Step.Close.class::isInstance);
    if (testCase.closesWhenDone() && !weClose && usBegin(testCase)) {
      lines.add("We close as soon as all of it has happened.");
    }
    new TreeMap<>(testCase.framesSent())
        .forEach(
            (opcode, count) ->
                lines.add(
                    "We must have sent "
                        + count
                        + " "
                        + StepText.name(opcode)
                        + (count == 1 ? " frame." : " frames.")));
    new TreeSet<>(testCase.watched()).forEach(each -> lines.add(each.sentence()));
    if (testCase.informational()) {
      lines.add("What happens is told, and never counted.");
    }
    return lines;
  }

  /** Its suite, whom it tests and what it checks, where that is not what goes without saying. */
  private static List<String> origin(TestCase testCase) {
    List<String> lines = new ArrayList<>();
    if (!testCase.suite().equals(CaseSelector.CLASSIC)) {
      lines.add("Suite " + testCase.suite() + ", " + tests(testCase) + ".");
    } else if (testCase.roles().size() == 1) {
      lines.add("It " + tests(testCase) + ".");
    }
    if (!testCase.requirements().isEmpty()) {
      lines.add("Requirements: " + String.join(", ", testCase.requirements()) + ".");
    }
    return lines;
  }

  /** Whom a case tests: the peers of the roles we can have in it. */
  private static String tests(TestCase testCase) {
    if (testCase.roles().size() > 1) {
      return "tests servers and clients";
    }
    return testCase.roles().contains(Role.CLIENT) ? "tests servers" : "tests clients";
  }

  private static boolean usBegin(TestCase testCase) {
    return testCase.close().by() == CloseExpectation.Party.US;
  }

  /** The whole case, as {@code wsproof show} prints it. */
  public static List<String> lines(TestCase testCase) {
    List<String> lines = new ArrayList<>();
    String level = testCase.level().name().toLowerCase(Locale.ROOT);
    lines.add(testCase.id() + "  " + level + "  " + String.join(", ", testCase.spec()));
    lines.addAll(wrapped(testCase.description(), ""));
    origin(testCase).forEach(line -> lines.addAll(wrapped(line, "")));
    lines.add("");
    if (!testCase.deflate().isEmpty()) {
      lines.add("Negotiated");
      negotiated(testCase).forEach(line -> lines.addAll(wrapped(line, "  ")));
      lines.add("");
    }
    if (testCase.handshake() != null) {
      lines.add("Our half of the opening handshake");
      OpeningText.changes(testCase.handshake()).forEach(line -> lines.addAll(wrapped(line, "  ")));
      lines.add("");
      lines.add("How it may go");
      OpeningText.outcomes(testCase.handshake()).forEach(line -> lines.addAll(wrapped(line, "  ")));
      lines.add("");
    }
    lines.add("Script");
    int number = 0;
    for (String step : script(testCase)) {
      List<String> wrapped = wrapped(step, "      ");
      wrapped.set(0, String.format("%4d", ++number) + wrapped.get(0).substring(4));
      lines.addAll(wrapped);
    }
    lines.add("");
    lines.add("Expected");
    outcomes(testCase).forEach(line -> lines.addAll(wrapped(line, "  ")));
    lines.add("");
    lines.add("End");
    end(testCase).forEach(line -> lines.addAll(wrapped(line, "  ")));
    return lines;
  }

  private static List<String> wrapped(String text, String indent) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(indent);
    for (String word : text.split(" ")) {
      if (line.length() > indent.length() && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
        line.append(indent);
      }
      line.append(line.length() > indent.length() ? " " : "").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
