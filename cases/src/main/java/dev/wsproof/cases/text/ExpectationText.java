package dev.wsproof.cases.text;

import dev.wsproof.script.CloseExpectation;
import dev.wsproof.script.CloseExpectation.Party;
import dev.wsproof.script.DeflateOffer;
import dev.wsproof.script.ExpectedEvent;
import dev.wsproof.script.Outcome;
import dev.wsproof.script.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Says in English what a case allows, from its structure alone, so that it can't say otherwise. */
public final class ExpectationText {
  private ExpectationText() {}

  /** One paragraph: the outcomes, or what counts as echoed, the close, and whether it counts. */
  public static String of(
      List<Outcome> outcomes,
      CloseExpectation close,
      boolean informational,
      List<Step> steps,
      List<DeflateOffer> offers) {
    List<String> sentences = new ArrayList<>();
    if (steps.stream().anyMatch(Step.EchoLoop.class::isInstance)) {
      EchoText.outcomes(steps, offers).forEach(line -> sentences.add(line + "."));
    }
    for (Outcome outcome : outcomes) {
      String events = events(outcome.events(), steps);
      sentences.add(
          outcomes.size() == 1 && outcome.grade() == Outcome.Grade.OK
              ? Character.toUpperCase(events.charAt(0)) + events.substring(1) + "."
              : outcome.grade().word() + ": " + events + ".");
    }
    sentences.add(close(close));
    if (steps.stream().anyMatch(Step.EchoAfterwards.class::isInstance)) {
      sentences.add("As client, a short text message then has to come back on a new connection.");
    }
    if (informational) {
      sentences.add("What happens is told, and never counted.");
    }
    return String.join(" ", sentences);
  }

  /** A list of events as a clause, without a full stop. */
  public static String events(List<ExpectedEvent> events, List<Step> steps) {
    List<String> clauses = new ArrayList<>();
    List<String> sent = new ArrayList<>();
    List<String> tags = new ArrayList<>();
    for (ExpectedEvent event : events) {
      if (event instanceof ExpectedEvent.Timeout timeout) {
        addSent(sent, clauses);
        tags.add(timeout.tag());
      } else {
        addTags(tags, clauses);
        sent.add(sent(event));
      }
    }
    addSent(sent, clauses);
    addTags(tags, clauses);
    if (clauses.isEmpty()) {
      clauses.add("the peer sends no message and no pong");
    }
    return String.join(", then ", clauses) + beforeWhich(events, steps);
  }

  private static String sent(ExpectedEvent event) {
    if (event instanceof ExpectedEvent.Message message) {
      return (message.binary() ? "binary " : "text ") + PayloadText.of(message.payload());
    }
    if (event instanceof ExpectedEvent.Pongs pongs) {
      return "any number of pongs " + PayloadText.of(pongs.payload());
    }
    return "pong " + PayloadText.of(((ExpectedEvent.Pong) event).payload());
  }

  private static void addSent(List<String> sent, List<String> clauses) {
    if (!sent.isEmpty()) {
      clauses.add("the peer sends " + String.join(", then ", sent));
      sent.clear();
    }
  }

  private static void addTags(List<String> tags, List<String> clauses) {
    if (!tags.isEmpty()) {
      String waits =
          tags.size() == 1
              ? "wait " + tags.get(0) + " ends"
              : "waits " + String.join(" and ", tags) + " end";
      clauses.add("the connection is still open when " + waits);
      tags.clear();
    }
  }

  /** The first tagged wait whose end is not among the events. */
  private static String beforeWhich(List<ExpectedEvent> events, List<Step> steps) {
    Set<String> ended = new HashSet<>();
    for (ExpectedEvent event : events) {
      if (event instanceof ExpectedEvent.Timeout timeout) {
        ended.add(timeout.tag());
      }
    }
    for (Step step : steps) {
      if (step.tag() != null && !ended.contains(step.tag())) {
        return ", and gone before wait " + step.tag() + " ends";
      }
    }
    return "";
  }

  /** How the connection should end, as sentences. */
  public static String close(CloseExpectation close) {
    String codes = codes(close);
    boolean us = close.by() == Party.US;
    StringBuilder text = new StringBuilder();
    if (us) {
      text.append("We begin the closing handshake; the peer's close frame carries ").append(codes);
      text.append(close.cleanRequired() ? ", and the handshake is clean." : ", if it sends one.");
    } else if (close.by() == Party.EITHER) {
      text.append("Either end closes the connection; a close frame of the peer carries ");
      text.append(codes).append('.');
    } else {
      text.append("The peer ends the connection");
      text.append(
          close.cleanRequired()
              ? " by a clean closing handshake, its close frame carrying " + codes + "."
              : ", by a close frame that carries " + codes + ", or by dropping TCP.");
    }
    if (close.wrongEndpointFatal()) {
      text.append(
          switch (close.by()) {
            case US -> " The case fails if the peer ends it.";
            case PEER -> " The case fails if we have to.";
            case EITHER -> " The case fails if the peer breaks a rule.";
          });
    }
    if (close.wrongCodeFatal()) {
      text.append(" Any other code fails the case.");
    }
    return text.toString();
  }

  private static String codes(CloseExpectation close) {
    String best = codes(close.codes());
    return close.wrongCodeAllowed() ? "any code, best " + best.substring("code ".length()) : best;
  }

  private static String codes(List<Integer> codes) {
    Set<String> some = new LinkedHashSet<>();
    for (int code : codes) {
      some.add(Integer.toString(code));
    }
    return "code " + String.join(", ", some) + (some.size() == 1 ? " or none" : ", or none");
  }
}
